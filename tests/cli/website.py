"""A website on loopback that counts what it is asked: a dictionary of paths and answers."""

import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zlib import crc32


class Website:
    """Pages may be changed while it is served; what it was asked for is counted by path."""

    def __init__(self, pages: Mapping[str, str | int], seconds: float) -> None:
        self.pages = dict(pages)
        self.seconds = seconds
        self.slow: dict[str, float] = {}
        """Seconds that one path takes, whatever the others do."""
        self.asked: Counter[str] = Counter()
        self.url = ""


@contextmanager
def serving(pages: Mapping[str, str | int], *, seconds: float = 0.0) -> Iterator[Website]:
    """Serve a path's HTML, or its status; `seconds`: how long each page lets a visitor wait."""
    website = Website(pages, seconds)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            website.asked[self.path] += 1
            answer = website.pages.get(self.path, 404)
            if self.path in website.pages:
                time.sleep(website.slow.get(self.path, website.seconds))
            status, body = (answer, "") if isinstance(answer, int) else (200, answer)
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body.encode())

        do_HEAD = do_GET

        def log_message(self, *args: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(ConnectionError):  # who asked was stopped in the middle
                super().handle()

    class Server(ThreadingHTTPServer):
        daemon_threads = True  # a slow page must not keep the test waiting

    server = Server(("127.0.0.1", 0), Handler)
    website.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield website
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(*links: str, title: str = "Pagina", dated: bool = True) -> str:
    """Write a Dutch page with these links, changed lately, so that nothing is said of its age.

    Each on a day of its own: a site where all were changed today is not believed.
    """
    ago = timedelta(days=crc32(title.encode()) % 300)
    day = (datetime.now(UTC) - ago).date().isoformat()
    meta = f'<meta property="article:modified_time" content="{day}">' if dated else ""
    body = " ".join(f'<a href="{link}">naar {link}</a>' for link in links)
    return (
        f'<!doctype html><html lang="nl"><head><title>{title}</title>{meta}</head>'
        f"<body><main><h1>{title}</h1><p>{body}</p></main></body></html>"
    )


def chain(count: int) -> dict[str, str]:
    """Give a website whose front page links to all of its other pages."""
    inner = {f"/{number}": page("/", title=f"Pagina {number}") for number in range(1, count)}
    return {"/": page(*inner, title="Voorpagina"), **inner}
