"""Videos in links and frames: whose they are, and where to ask whether they still play."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, unquote

from sicaudit.model.outcome import Certainty, Judgement, Reason, Verdict
from sicaudit.urls import Host, Url, host_of, is_web, path_of

_LONGEST_QUERY = 4_000
"""Letters in which a parameter is looked for."""
_NOTHING = "(?!)"


class VideoKind(StrEnum):
    """What an address is for: to watch there, or to be shown in a frame."""

    LINK = "link"
    EMBED = "embed"


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoForm:
    """One form of a provider's addresses."""

    kind: VideoKind
    hosts: frozenset[str]
    path: re.Pattern[str]
    """With the groups `id` and `hash` where those stand in the path."""
    query: str | None = None
    """Parameter that holds the id; None: it stands in the path."""
    hash_query: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoAnswer:
    """What one status of an oEmbed endpoint says of a video."""

    status: int
    kinds: frozenset[VideoKind]
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoProvider:
    """A website of videos that can be asked about them."""

    id: str
    name: str
    ids: re.Pattern[str]
    hashes: re.Pattern[str]
    not_ids: frozenset[str]
    watch: str
    """Where one watches a video, with {id}."""
    watch_with_hash: str
    """The same for one that is not listed, with {id} and {hash}."""
    oembed: str
    """Where to ask about a video, with {watch}."""
    control: Url | None
    """A video that has stood for years: where it is refused too, it is we who are refused."""
    forms: tuple[VideoForm, ...]
    answers: tuple[VideoAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """A video that an address leads to."""

    provider: VideoProvider
    id: str
    kind: VideoKind
    watch: Url
    """Where it is watched: the same for all forms of its address."""


class VideoProviders:
    """Finds the video behind an address: of the providers we know, and of those given."""

    def __init__(self, extra: Iterable[VideoProvider] = ()) -> None:
        self._forms: dict[str, list[tuple[VideoProvider, VideoForm]]] = defaultdict(list)
        for provider in (*extra, *known_providers()):
            for form in provider.forms:
                for host in form.hosts:
                    self._forms[host].append((provider, form))

    def video_of(self, url: Url) -> Video | None:
        """Give the video that a serialised URL leads to; None: it leads to none.

        Channels, playlists, profiles and thumbnails are no videos. Takes 1 us for other hosts.
        """
        if not is_web(url):
            return None
        for provider, form in self._forms.get(host_of(url), ()):
            if (video := _video(url, provider, form)) is not None:
                return video
        return None


def video_of(url: Url, providers: VideoProviders | None = None) -> Video | None:
    """Give the video that a serialised URL leads to, by the providers we know unless told."""
    return (providers or _ours()).video_of(url)


def oembed_request(video: Video) -> Url:
    """Give the URL to ask about a video: the same for all forms of its address.

    Name the page as Referer where the video is embedded: some may stand on certain websites only.
    """
    return Url(video.provider.oembed.format(watch=quote(video.watch, safe="")))


def control_request(provider: VideoProvider) -> Url | None:
    """Give the URL that tells, where a provider refuses, whether it refuses everything.

    None: no video is known that is sure to be there.
    """
    if provider.control is None:
        return None
    return Url(provider.oembed.format(watch=quote(provider.control, safe="")))


@cache
def _ours() -> VideoProviders:
    return VideoProviders()


@cache
def has_videos(url: Url) -> bool:
    """Say whether a URL lies with a provider of videos, whatever it leads to there."""
    return host_of(url) in _hosts()


@cache
def _hosts() -> frozenset[Host]:
    return frozenset(
        host
        for provider in known_providers()
        for form in provider.forms
        for host in map(Host, form.hosts)
    )


def known_providers() -> tuple[VideoProvider, ...]:
    """Read the table of providers; later calls give the same objects."""
    return providers_in((files("sicaudit.page") / "wordlists" / "videos.toml").read_text("utf-8"))


def providers_in(toml: str) -> tuple[VideoProvider, ...]:
    """Read `[[provider]]` tables as they stand in `videos.toml`."""
    return tuple(_provider(raw) for raw in tomllib.loads(toml).get("provider", ()))


def _provider(raw: Mapping[str, Any]) -> VideoProvider:
    ids, hashes = raw["ids"], raw.get("hashes", _NOTHING)
    groups = (("{id}", f"(?P<id>{ids})"), ("{hash}", f"(?P<hash>{hashes})"))
    return VideoProvider(
        id=raw["id"],
        name=raw["name"],
        ids=re.compile(ids),
        hashes=re.compile(hashes),
        not_ids=frozenset(raw.get("not_ids", ())),
        watch=raw["watch"],
        watch_with_hash=raw.get("watch_with_hash", raw["watch"]),
        oembed=raw["oembed"],
        control=raw.get("control"),
        forms=tuple(_form(form, groups) for form in raw["form"]),
        answers=tuple(map(_answer, raw["answer"])),
    )


def _form(raw: Mapping[str, Any], groups: Iterable[tuple[str, str]]) -> VideoForm:
    path: str = raw["path"]
    for name, pattern in groups:
        path = path.replace(name, pattern)
    return VideoForm(
        kind=VideoKind(raw["kind"]),
        hosts=frozenset(raw["hosts"]),
        path=re.compile(path),
        query=raw.get("query"),
        hash_query=raw.get("hash_query"),
    )


def _answer(raw: Mapping[str, Any]) -> VideoAnswer:
    reason = Reason(raw["reason"])
    return VideoAnswer(
        status=raw["status"],
        kinds=frozenset(map(VideoKind, raw.get("kinds", VideoKind))),
        judgement=Judgement(
            verdict=Verdict.OK if reason is Reason.OK else Verdict.BROKEN,
            reason=reason,
            certainty=Certainty(raw.get("certainty", Certainty.CERTAIN)),
        ),
    )


def _video(url: Url, provider: VideoProvider, form: VideoForm) -> Video | None:
    found = form.path.fullmatch(path_of(url))
    if found is None:
        return None
    groups = found.groupdict()
    id_ = _parameter(url, form.query) if form.query else groups.get("id")
    if id_ is None or id_ in provider.not_ids or not provider.ids.fullmatch(id_):
        return None
    hash_ = groups.get("hash") or (form.hash_query and _parameter(url, form.hash_query))
    watch = provider.watch.format(id=id_)
    if hash_ and provider.hashes.fullmatch(hash_):
        watch = provider.watch_with_hash.format(id=id_, hash=hash_)
    return Video(provider=provider, id=id_, kind=form.kind, watch=Url(watch))


def _parameter(url: str, name: str) -> str | None:
    query = url.partition("#")[0].partition("?")[2]
    for pair in query[:_LONGEST_QUERY].split("&"):
        key, _, value = pair.partition("=")
        if key == name:
            return unquote(value)
    return None
