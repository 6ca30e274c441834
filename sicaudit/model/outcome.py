"""What came back for one URL: a Response or a Failure, and what we make of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sicaudit.urls import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An HTTP answer; `body` is decoded from its Content-Encoding, and empty where not needed."""

    url: Url
    status: int
    headers: Mapping[str, str]
    """Names in lower case; repeated fields joined by a comma."""
    body: bytes = b""
    cut: bool = False
    """True: the body was longer than we read."""
    location: Url | None = None
    """Where a redirect points, resolved; None where it does not or cannot."""
    length: int | None = None
    """Bytes of the whole body as sent, by what the server says or what came; None: unknown."""
    from_kept: bool = False
    """True: the server said that this is still what an earlier run read."""


class FailureKind(StrEnum):
    """Why no HTTP answer came."""

    DNS = "dns"
    DNS_TROUBLE = "dns-trouble"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    RESET = "reset"
    TLS = "tls"
    PROTOCOL = "protocol"
    PRIVATE_ADDRESS = "private-address"
    ROBOTS = "robots"
    UNREACHABLE = "unreachable"
    DNS_NO_ADDRESS = "dns-no-address"
    """The name exists, and has no address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """No HTTP answer; `detail` is for the evidence, never for decisions."""

    url: Url
    kind: FailureKind
    detail: str = ""
    tls: str | None = None
    """What is wrong with certificate or handshake, in the closed list of `crawl.tls.TlsKind`."""


Outcome = Response | Failure


class Verdict(StrEnum):
    """What a target is worth to somebody who follows the link."""

    OK = "ok"
    MOVED = "moved"
    BROKEN = "broken"
    SOFT_404 = "soft-404"
    HIJACKED = "hijacked"
    UNVERIFIABLE = "unverifiable"
    UNCHECKED = "unchecked"
    """Not asked, or a fault on our side: says nothing about the target."""


class Reason(StrEnum):
    """How we know: the closed list behind `evidence.reason`."""

    OK = "ok"
    NOT_FOUND = "not-found"
    GONE = "gone"
    CLIENT_ERROR = "client-error"
    SERVER_ERROR = "server-error"
    DNS = "dns"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    RESET = "reset"
    TLS = "tls"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    BAD_REDIRECT = "bad-redirect"
    MALFORMED_RESPONSE = "malformed-response"
    INVALID_URL = "invalid-url"
    EMAIL_WITHOUT_MAILTO = "email-without-mailto"
    INVALID_MAILTO = "invalid-mailto"
    INVALID_TEL = "invalid-tel"
    TEMPLATE = "unfilled-template"
    NO_SUCH_FRAGMENT = "no-such-fragment"
    SOFT_404 = "soft-404"
    PARKED = "parked"
    HIJACKED = "hijacked"
    BOT_WALL = "bot-wall"
    LOGIN = "login"
    RATE_LIMITED = "rate-limited"
    ROBOTS = "robots"
    PRIVATE_ADDRESS = "private-address"
    HOUSE_RULE = "house-rule"
    PERMANENT_REDIRECT = "permanent-redirect"
    OUR_NETWORK = "our-network"
    EXCLUDED = "excluded"
    LIMIT = "limit"
    VIDEO_REMOVED = "video-removed"
    VIDEO_PRIVATE = "video-private"
    EMBEDDING_OFF = "embedding-off"
    NO_MAIL_DOMAIN = "no-mail-domain"
    MAIL_TYPO = "mail-typo"
    TEL_DIFFERS = "tel-differs"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"


class Certainty(StrEnum):
    """How sure we are: a build fails only for `certain`; `ask` means a person must look."""

    CERTAIN = "certain"
    LIKELY = "likely"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a chain: `status` is None where no HTTP answer came."""

    url: Url
    status: int | None


class Sign(NamedTuple):
    """Something that speaks for a verdict, as a reviewer can see it with their own eyes."""

    kind: str
    """What spoke: title, heading, text, meta, header, redirect, probe, certificate, history ..."""
    text: str
    """The words, field or address that spoke, cut to about 120 letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict with its reason, how sure we are, and what spoke for it."""

    verdict: Verdict
    reason: Reason
    certainty: Certainty = Certainty.CERTAIN
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What could stand in the place of an address that does not work."""

    kind: str
    """new-address, https, nearest-page, archived, mailto, fragment."""
    value: str
    """As it would be written there."""
    title: str = ""
    """Of what stands there, where that is known."""

    def facts(self) -> dict[str, str]:
        """Give what findings.json says of it."""
        return {"kind": self.kind, "value": self.value, "title": self.title}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What links point to, judged over its whole chain of redirects."""

    url: Url
    judgement: Judgement
    chain: tuple[Hop, ...]
    """First hop is `url`; the last one is where the chain ends."""
    attempts: int = 1
    detail: str = ""
    content_type: str | None = None
    length: int | None = None
    """Bytes of the body, as far as that is known."""

    def evidence(self) -> dict[str, Any]:
        """Give what findings.json says of how we know: reason, status, chain, attempts."""
        return {
            "reason": self.judgement.reason.value,
            "status": self.status,
            "chain": [{"url": hop.url, "status": hop.status} for hop in self.chain],
            "attempts": self.attempts,
            "detail": self.detail,
            "final": self.final,
            "signs": [{"kind": kind, "text": text} for kind, text in self.judgement.signs],
        }

    @property
    def final(self) -> Url:
        """Where the chain ends."""
        return self.chain[-1].url if self.chain else self.url

    @property
    def moved_to(self) -> Url | None:
        """The address to link to instead; None where the target has not moved for good."""
        return next((Url(text) for kind, text in self.judgement.signs if kind == "moved-to"), None)

    @property
    def status(self) -> int | None:
        """Status at the end of the chain; None where no HTTP answer came."""
        return self.chain[-1].status if self.chain else None
