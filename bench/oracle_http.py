"""The oracle's own HTTP client: plain GETs over the standard library, redirects followed."""

import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit

import ada_url

from bench.documents import SETS

READ = {"text/html", "application/xhtml+xml", "text/css"}
REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """What one GET brought."""

    status: int
    kind: str
    charset: str | None
    location: str | None
    body: bytes


class Family:
    """The six origins over HTTP, one kept connection each; every URL is asked once."""

    def __init__(self) -> None:
        self._connections: dict[str, http.client.HTTPConnection] = {}
        self._answers: dict[str, Answer] = {}
        self.origins = {documents.origin for documents in SETS}
        self.redirects: dict[str, str] = {}

    def has(self, url: str) -> bool:
        """Say whether a serialised URL belongs to one of the six sites."""
        return origin(url) in self.origins

    def get(self, url: str) -> Answer:
        if url not in self._answers:
            self._answers[url] = self._get(url)
        return self._answers[url]

    def _get(self, url: str) -> Answer:
        parts = urlsplit(url)
        request_target = (parts.path or "/") + (f"?{parts.query}" if "?" in url else "")
        try:
            response, body = self._ask(parts.netloc, request_target)
        except (http.client.RemoteDisconnected, ConnectionError):
            # The server closed a connection that had idled; a new one must do.
            self._connections.pop(parts.netloc).close()
            response, body = self._ask(parts.netloc, request_target)
        header = response.headers
        kind = header.get_content_type() if header.get("Content-Type") else ""
        location = header.get("Location")
        keep = body if kind in READ else b""
        return Answer(response.status, kind, header.get_content_charset(), location, keep)

    def _ask(self, host: str, request_target: str) -> tuple[http.client.HTTPResponse, bytes]:
        if host not in self._connections:
            self._connections[host] = http.client.HTTPConnection(host, timeout=30)
        connection = self._connections[host]
        connection.request("GET", request_target, headers={"Accept": "*/*"})
        response = connection.getresponse()
        return response, response.read()

    def follow(self, url: str) -> tuple[str, Answer | None, str | None]:
        """Give the end of a redirect chain: address, answer and the fragment it was sent with.

        The answer is None where the chain loops, points nowhere or leaves the family.
        """
        seen: list[str] = []
        fragment = None
        while True:
            answer = self.get(url)
            if answer.status not in REDIRECTS:
                return url, answer, fragment
            seen.append(url)
            following = join(url, answer.location) if answer.location else None
            if following is None or not self.has(following):
                return url, None, fragment
            address, hash_sign, wanted = following.partition("#")
            self.redirects[url] = address
            fragment = wanted if hash_sign else fragment
            if address in seen or len(seen) > MOST_REDIRECTS:
                return address, None, fragment
            url = address


def origin(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])


def join(base: str, reference: str) -> str | None:
    """Resolve by the WHATWG rules; None: not a URL."""
    try:
        return ada_url.join_url(base, reference)
    except ValueError:
        return None
