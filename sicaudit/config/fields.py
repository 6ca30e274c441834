"""What a single value of the configuration may be, checked by pydantic."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from sicaudit.config import durations
from sicaudit.config.mistakes import did_you_mean
from sicaudit.config.vocabulary import CHECK_NAMES, plugin_checks
from sicaudit.model.entries import filled_in, groups_in
from sicaudit.model.site import Period
from sicaudit.urls import canonical, host_of, is_web, split_fragment

KNOWN = "unknown_name"
"""Type of the errors whose context holds `kind` and the `known` names."""
STATUSES = ("own site", "seen", "conflict", "to confirm", "confirmed")


def known(kind: str) -> AfterValidator:
    """Accept only names that this configuration defines; their list comes with the context."""

    def check(name: str, info: ValidationInfo) -> str:
        names: Sequence[str] | None = (info.context or {}).get(kind)
        if names is None or name in names:
            return name
        raise PydanticCustomError(KNOWN, "{kind}", {"kind": kind, "known": list(names)})

    return AfterValidator(check)


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9_-]+", value):
        raise ValueError("is no id: use small letters, digits, - and _")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty")
    return _line(value)


def _line(value: str) -> str:
    if any(sign < " " or sign == "\x7f" for sign in value):
        raise ValueError("holds a line break or a control character")
    return value.strip()


def _word(value: str) -> str:
    if not re.search(r"\w", value):
        raise ValueError("is no word: it needs at least one letter or digit")
    return _line(value)


def _topic_word(value: str, info: ValidationInfo) -> str:
    """Accept `{name}` in it only for groups that this configuration defines."""
    names: Sequence[str] | None = (info.context or {}).get("group")
    for name in groups_in(value):
        if names is not None and name not in names:
            raise ValueError(f"uses {{{name}}}, which is no group{did_you_mean(name, names)}")
    if "{" in filled_in(value, dict.fromkeys(groups_in(value), ())):
        raise ValueError('has a "{" that opens no group: write for example {threat}')
    return value


def _url(value: str) -> str:
    """Serialise an absolute http(s) URL by WHATWG rules; its fragment goes."""
    if not re.match(r"\s*https?://", value, re.IGNORECASE):
        raise ValueError("is no web address: it must begin with https:// or http://")
    url = canonical(value)
    if url is None or not is_web(url):
        raise ValueError("is no web address: nothing can be reached under it")
    if "@" in url.partition("//")[2].partition("/")[0]:
        raise ValueError(
            "holds a user name or password, which would stand in every report: "
            "use [site.crawl] headers with ${NAME}"
        )
    return split_fragment(url)[0]


def _own_page(value: str) -> str:
    text = value.strip()
    return text if not text or text.startswith("/") else _url(text)


def _host(value: str) -> str:
    found = re.fullmatch(r"\s*([^\s/:@?#]+|\[[0-9a-fA-F:.]+\])(:[0-9]{1,5})?\s*", value)
    url = canonical(f"http://{found[1]}/") if found else None
    if not found or url is None:
        raise ValueError("is no host name: write it without https:// and without a path")
    port = found[2] or ""
    if port and not 0 < int(port[1:]) < 65_536:
        raise ValueError("has no possible port: ports go from 1 to 65535")
    return host_of(url) + port


def _glob(value: str) -> str:
    text = _text(value)
    if not text.startswith(("/", "*", "http://", "https://")):
        raise ValueError('fits no address: begin with "/" (a path), "https://" or "*"')
    return text


def _target_glob(value: str) -> str:
    text = _text(value)
    if "/" in text or text.startswith("*"):
        return _glob(text)
    if not re.fullmatch(r"(([a-z0-9_*-]+\.)+[a-z0-9_*-]+|localhost)(:[0-9]{1,5})?", text):
        raise ValueError('fits no address: begin with "https://" or "*", or name a host')
    return text


def _header_text(value: str) -> str:
    text = _text(value)
    if not text.isascii():
        raise ValueError("may hold only plain letters (ASCII), as it goes into an HTTP header")
    return text


def _contact(value: str) -> str:
    text = _header_text(value)
    if not re.fullmatch(r"(mailto:)?[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+", text):
        raise ValueError("is neither an e-mail address nor a web address")
    return text


def _email(value: str) -> str:
    text = _line(value)
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise ValueError("is no e-mail address")
    return text


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise ValueError("is no language tag (BCP 47)")
    return value


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError("is no country code: two capital letters (ISO 3166)")
    return value


def _status(value: str) -> str:
    """Accept `confirmed by NAME, DATE` for `confirmed`."""
    if re.match(r"confirmed\b", value):
        return "confirmed"
    if value not in STATUSES:
        raise PydanticCustomError(KNOWN, "{kind}", {"kind": "status", "known": list(STATUSES)})
    return value


def _check_name(value: str) -> str:
    if value not in CHECK_NAMES and value not in plugin_checks():
        kind = "check or group of checks"
        raise PydanticCustomError(KNOWN, "{kind}", {"kind": kind, "known": list(CHECK_NAMES)})
    return value


def _statuses(value: object) -> tuple[int, ...]:
    """Read HTTP statuses: whole numbers, and ranges such as "200..299", both ends included."""
    if not isinstance(value, list):
        raise ValueError("is not a list of statuses")
    return tuple(dict.fromkeys(status for item in value for status in _status_range(item)))


def _status_range(item: object) -> range:
    text = str(item) if isinstance(item, int) and abs(item) < 1000 else item
    found = None
    if isinstance(text, str) and not isinstance(item, bool):
        found = re.fullmatch(r"([1-9][0-9]{2})(?:\s*(?:\.\.=?|-)\s*([1-9][0-9]{2}))?", text.strip())
    if not found:
        raise ValueError(
            'holds something that is no HTTP status (100 to 999) or range ("200..299")'
        )
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise ValueError("holds a range that runs backwards")
    return range(first, last + 1)


def _schema(kind: str | list[str], **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


SLUG: Mapping[str, Any] = {"pattern": "^[a-z0-9_-]+$"}
Id = Annotated[str, AfterValidator(_identifier), _schema("string", **SLUG)]
Text = Annotated[str, AfterValidator(_text), _schema("string", minLength=1)]
Line = Annotated[str, AfterValidator(_line)]
Word = Annotated[str, AfterValidator(_word), _schema("string", minLength=1)]
TopicWord = Annotated[Word, AfterValidator(_topic_word)]
WebUrl = Annotated[str, AfterValidator(_url), _schema("string", pattern="^[hH][tT]{2}[pP][sS]?://")]
OwnPage = Annotated[str, AfterValidator(_own_page), _schema("string")]
HostName = Annotated[str, AfterValidator(_host), _schema("string", pattern="^[^/\\s]+$")]
TargetGlob = Annotated[
    str,
    AfterValidator(_target_glob),
    _schema("string", pattern="^(/|\\*|https?://|[a-z0-9_-]+[.:a-z0-9_*-]*$)"),
]
Glob = Annotated[str, AfterValidator(_glob), _schema("string", pattern="^(/|\\*|https?://)")]
HeaderText = Annotated[str, AfterValidator(_header_text), _schema("string", minLength=1)]
Contact = Annotated[str, AfterValidator(_contact), _schema("string", minLength=3)]
Email = Annotated[str, AfterValidator(_email), _schema("string")]
Language = Annotated[str, AfterValidator(_language), _schema("string", minLength=2)]
Country = Annotated[str, AfterValidator(_country), _schema("string", pattern="^[A-Z]{2}$")]
Status = Annotated[
    str,
    AfterValidator(_status),
    _schema("string", pattern="^(own site|seen|conflict|to confirm|confirmed.*)$"),
]
CheckName = Annotated[
    str, AfterValidator(_check_name), _schema("string", examples=list(CHECK_NAMES))
]
Audience = Annotated[str, known("audience")]
ServiceId = Annotated[str, known("service")]
SiteId = Annotated[str, known("site")]
Place = Annotated[str, known("place")]

Wait = Annotated[float, PlainValidator(durations.seconds), _schema(["string", "number"])]
Timeout = Annotated[float, PlainValidator(durations.some_seconds), _schema(["string", "number"])]
Size = Annotated[int, PlainValidator(durations.size), _schema(["string", "integer"])]
Tolerance = Annotated[Period, PlainValidator(durations.period), _schema("string")]
ReviewAfter = Annotated[Period | None, PlainValidator(durations.review_period), _schema("string")]
SectionReview = Annotated[
    Period | date | None,
    PlainValidator(durations.section_review),
    _schema("string"),
]
Statuses = Annotated[
    tuple[int, ...],
    PlainValidator(_statuses),
    _schema("array", items={"type": ["integer", "string"]}),
]
