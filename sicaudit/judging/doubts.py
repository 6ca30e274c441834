"""What a crawl left in doubt, the few requests that settle it, and what they showed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sicaudit.crawl.frontier import NOT_ASKED
from sicaudit.crawl.verdict import OK
from sicaudit.crawled import Crawled
from sicaudit.judging.judge import Judge
from sicaudit.model.batch import Purpose, Visit
from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Target, Verdict
from sicaudit.page.change.fingerprint import same_answer, unpacked
from sicaudit.page.standing.front_page import is_front, is_login_address, leads_to_front
from sicaudit.page.standing.parked import sells_domains
from sicaudit.page.videos.videos import has_videos
from sicaudit.store.journal import CONTENT_TYPE, QUOTED, Document
from sicaudit.urls import Url, host_of, origin_of, path_of, without_port

_IMPOSSIBLE = "/sicaudit-asks-for-a-page-that-does-not-exist"
"""What a host answers to this, it answers to everything that is gone."""

_SHARE = 0.04
"""Requests that go to hosts of which nothing speaks but few words, as a share of all."""

_TWINS = 3
"""Addresses of one host that are asked over https; where they are the same, so are the others."""

_ANSWERS = (Verdict.OK, Verdict.MOVED)
_GONE = ("front-page", "error-page")


def probe_of(url: Url) -> Url:
    """Give an address on the same origin that cannot exist."""
    return Url(f"{origin_of(url)}{_IMPOSSIBLE}")


def twin_of(url: Url) -> Url:
    """Give the same address over https."""
    return Url(f"https://{url.removeprefix('http://')}")


@dataclass(slots=True)
class _Suspects:
    """Origins to probe: those of which something speaks, and the others by fewest words."""

    strong: dict[str, Url] = field(default_factory=dict)
    weak: dict[str, tuple[int, Url]] = field(default_factory=dict)


class Doubts:
    """Looks through a finished crawl for what a second request would settle."""

    def __init__(self, crawled: Crawled, judge: Judge) -> None:
        self._family = crawled.family
        self._frontier = crawled.frontier
        self._journal = crawled.journal
        self._judge = judge

    def questions(self, requests: int) -> Iterator[Url]:
        """Give the addresses to ask for, after so many `requests`: probes and secure twins.

        Our own hosts are all probed, and those elsewhere where something speaks against one of
        their pages; then those whose page says least, up to four in a hundred requests.
        """
        suspects = self._suspects()
        yield from map(probe_of, suspects.strong.values())
        room = int(requests * _SHARE)
        others = sorted(
            (words, origin, url)
            for origin, (words, url) in suspects.weak.items()
            if origin not in suspects.strong
        )
        for _, _, url in others[:room]:
            yield probe_of(url)
        yield from self._twins()

    def quotes(self) -> dict[Url, tuple[str, ...]]:
        """Give the documents that links quote, each with the directives that it must answer."""
        found: dict[Url, tuple[str, ...]] = {}
        for number, fragments in self._journal.wanted():
            quoted = filter(lambda name: name.startswith(QUOTED), fragments)
            directives = [name.removeprefix(QUOTED) for name in quoted]
            answer = self._journal.answer(number) if directives else None
            if answer is None:
                continue
            target = self._judge.answered(answer[0])
            if target.judgement.verdict in _ANSWERS:
                found[target.final] = (*found.get(target.final, ()), *directives)
        return found

    def drawings(self) -> Iterator[Visit]:
        """Give the visits that read SVG files of which links want a part."""
        for number, _ in self._journal.wanted():
            answer = self._journal.answer(number)
            if answer is not None and str(answer[CONTENT_TYPE]).startswith("image/svg"):
                url = Url(answer[0])
                owner = self._family.site_of(url)
                site = owner.id if owner else None
                yield Visit(id=number, url=url, purpose=Purpose.TARGET, site=site)

    def loops(self) -> Iterator[Visit]:
        """Give the visits that follow a way round in circles once more, with its cookies."""
        for number, url, purpose, site in self._journal.redirecting():
            judgement = self._judge.answered(url).judgement
            is_endless = judgement.reason in (Reason.REDIRECT_LOOP, Reason.TOO_MANY_REDIRECTS)
            if is_endless and judgement.certainty is not Certainty.CERTAIN:
                yield Visit(
                    id=number, url=url, purpose=Purpose(purpose), site=site, with_cookies=True
                )

    def _suspects(self) -> _Suspects:
        found = _Suspects()
        for site in self._family.sites.values():
            if self._judge.answered(site.url).judgement.verdict in _ANSWERS:
                found.strong.setdefault(origin_of(site.url), site.url)
        for _, url, _, _ in self._journal.redirecting():
            target = self._judge.target(url)
            if target.judgement.verdict in _ANSWERS and leads_to_front(url, target.final) in _GONE:
                found.strong.setdefault(origin_of(url), url)
        same: dict[tuple[str, bytes], Url] = {}
        for number, document in self._journal.elsewhere():
            origin = origin_of(document.url)
            if self._judge.says_gone(number) or _calls_itself_front(document):
                found.strong.setdefault(origin, document.url)
            elif document.fingerprint and not is_front(document.url):
                known = same.setdefault((origin, document.fingerprint), document.url)
                if known != document.url:
                    found.strong.setdefault(origin, document.url)
                least, _ = found.weak.get(origin, (document.words + 1, document.url))
                if document.words < least:
                    found.weak[origin] = document.words, document.url
        return found

    def _twins(self) -> Iterator[Url]:
        """Give https addresses of what answers over http, a few for each host.

        A host with a port of its own has nothing else at that port.
        """
        asked: dict[str, int] = {}
        for _, url in self._journal.in_the_clear():
            host = host_of(url)
            if without_port(host) == host and asked.get(host, 0) < _TWINS:
                asked[host] = asked.get(host, 0) + 1
                yield twin_of(url)


class Settled:
    """What the answers to our questions say of the targets that pages link to."""

    def __init__(self, crawled: Crawled, judge: Judge) -> None:
        self._family = crawled.family
        self._frontier = crawled.frontier
        self._journal = crawled.journal
        self._judge = judge
        self._probes: dict[str, tuple[Target, Document | None] | None] = {}
        self._secure_hosts: dict[str, bool] = {}

    def gone(self, target: Target) -> Judgement | None:
        """Say whether a target that answers is gone all the same, and what shows it."""
        elsewhere = _led_elsewhere(target)
        if elsewhere is not None:
            return elsewhere
        if target.judgement.verdict not in (*_ANSWERS, Verdict.SOFT_404):
            return None
        signs = [*target.judgement.signs]
        led = leads_to_front(target.url, target.final) if len(target.chain) > 1 else None
        probed = self._speaks_against(target)
        if led in _GONE:
            signs.append(Sign("redirect", target.final))
        if probed is not None:
            signs.append(probed)
        if target.judgement.verdict is not Verdict.SOFT_404 and led not in _GONE and not probed:
            return None
        return Judgement(
            verdict=Verdict.SOFT_404,
            reason=Reason.SOFT_404,
            certainty=Certainty.CERTAIN if probed else Certainty.LIKELY,
            signs=tuple(signs),
        )

    def _speaks_against(self, target: Target) -> Sign | None:
        """Compare with what the same host answers for an address that cannot exist."""
        if is_front(target.url) or path_of(target.url) == _IMPOSSIBLE:
            return None
        if has_videos(target.url):
            return None  # asked by oEmbed; its pages are all one shell
        for origin_url in dict.fromkeys((target.url, target.final)):
            probed = self._probe(origin_url)
            if probed is None:
                continue
            probe, document = probed
            if len(target.chain) > 1 and probe.final == target.final:
                if len(probe.chain) > 1:
                    return Sign("probe", probe.url)
            elif len(probe.chain) == 1 and document is not None and not document.scripted:
                answer = self._journal.document(self._frontier.number(target.final))
                if answer is not None and is_same_answer(answer, document):
                    return Sign("probe", probe.url)
        return None

    def _probe(self, url: Url) -> tuple[Target, Document | None] | None:
        """Give what a host answered to the impossible; None: it says that this is not there."""
        origin = origin_of(url)
        if origin not in self._probes:
            self._probes[origin] = self._probed(probe_of(url))
        return self._probes[origin]

    def _probed(self, probe: Url) -> tuple[Target, Document | None] | None:
        if self._frontier.number(probe) == NOT_ASKED:
            return None
        target = self._judge.answered(probe)
        if target.judgement.verdict not in (*_ANSWERS, Verdict.SOFT_404):
            return None
        return target, self._journal.document(self._frontier.number(target.final))

    def suspects(self) -> Iterator[tuple[int, Url]]:
        """Give what answers plainly on hosts that answer plainly to everything."""
        for origin in [each for each in self._origins() if self._probe(each) is not None]:
            yield from self._journal.answering_at(origin)

    def _origins(self) -> Iterator[Url]:
        return (Url(url.removesuffix(_IMPOSSIBLE)) for url in self._journal.doubts(_IMPOSSIBLE))

    def secure(self) -> Iterator[tuple[int, Url, Url]]:
        """Give the targets in the clear that answer the same over https, with that address.

        Where all that were asked of a host are the same, so are the others of that host.
        """
        others: list[tuple[int, Url]] = []
        verdicts: dict[str, list[bool]] = {}
        for number, url in self._journal.in_the_clear():
            twin = twin_of(url)
            if self._frontier.number(twin) == NOT_ASKED:
                others.append((number, url))
                continue
            same = self._is_same(number, twin)
            verdicts.setdefault(host_of(url), []).append(same)
            if same:
                yield number, url, twin
        for number, url in others:
            if verdicts.get(host_of(url)) and all(verdicts[host_of(url)]):
                yield number, url, twin_of(url)

    def _is_same(self, number: int, twin: Url) -> bool:
        secure = self._judge.answered(twin)
        if secure.judgement.verdict is not Verdict.OK or len(secure.chain) > 1:
            return False
        here = self._journal.document(number)
        there = self._journal.document(self._frontier.number(twin))
        if here is None or there is None:
            return here is there
        return is_same_answer(here, there)


def _calls_itself_front(document: Document) -> bool:
    """Say whether a deep page names the front page as its own address."""
    canonical = document.canonical
    is_deep = not is_front(document.url) and path_of(document.url).count("/") > 1
    return canonical is not None and is_front(canonical) and is_deep


def _led_elsewhere(target: Target) -> Judgement | None:
    """Judge a target that leads to a broker of domains, or to a login nobody asked for."""
    sign = Sign("redirect", target.final)
    if sells_domains(target.final) and not sells_domains(target.url):
        return Judgement(
            verdict=Verdict.HIJACKED,
            reason=Reason.PARKED,
            certainty=Certainty.LIKELY,
            signs=(sign,),
        )
    led = target.judgement.verdict in _ANSWERS and len(target.chain) > 1
    if led and leads_to_front(target.url, target.final) == "login":
        return Judgement(
            verdict=Verdict.UNVERIFIABLE,
            reason=Reason.LOGIN,
            certainty=Certainty.ASK,
            signs=(*target.judgement.signs, sign),
        )
    if target.judgement.reason is Reason.LOGIN and is_login_address(target.url):
        return OK  # somebody links to a login on purpose
    return None


def is_same_answer(one: Document, other: Document) -> bool:
    """Say whether a host gives the same page at two addresses."""
    if not one.fingerprint or not other.fingerprint:
        return False
    return same_answer(unpacked(one.fingerprint), unpacked(other.fingerprint))
