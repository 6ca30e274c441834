"""What each {name} in the words files says of a finding; facts are JSON, and may lack anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sicaudit.model.finding import Finding
from sicaudit.report.clean import brief, clean, cut
from sicaudit.report.words import Words
from sicaudit.urls import canonical, host_of, is_web

STATUS_TELLS = ("not-found", "gone", "client-error", "server-error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A finding about to be told: `facts` are clean JSON."""

    finding: Finding
    facts: Mapping[str, Any]
    words: Words

    def text(self, fact: str) -> str:
        """Give a fact that is text; empty where it is not there or something else."""
        value = self.facts.get(fact)
        return value if isinstance(value, str) else ""

    def number(self, fact: str) -> int | None:
        value = self.facts.get(fact)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def rows(self, fact: str) -> list[Mapping[str, Any]]:
        """Give a fact that is a list of tables."""
        value = self.facts.get(fact)
        return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []

    def names(self, fact: str) -> list[str]:
        """Give a fact that is a list of words; one word alone counts as a list."""
        value = self.facts.get(fact)
        if isinstance(value, str):
            return [value]
        return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []

    def groups(self) -> list[list[str]]:
        """Give the services that are needed: of every group any one will do."""
        value = self.facts.get("needs")
        outer = value if isinstance(value, list) else []
        groups = [inner if isinstance(inner, list) else [inner] for inner in outer]
        return [[one for one in group if isinstance(one, str)] for group in groups]

    def service(self, service_id: str) -> Mapping[str, Any]:
        services = self.facts.get("services")
        service = services.get(service_id) if isinstance(services, Mapping) else None
        return service if isinstance(service, Mapping) else {}

    def service_name(self, service_id: str) -> str:
        name = self.service(service_id).get("name") or self.words.known("services", service_id)
        return cut(name if isinstance(name, str) and name else service_id, 80)


def final_url(telling: Telling) -> str:
    """Give the URL where the chain ends."""
    last = telling.rows("chain")[-1:]
    end = last[0].get("url") if last else None
    own = telling.text("final") or (end if isinstance(end, str) else "")
    return own or clean(telling.finding.target or "")


def host(telling: Telling) -> str:
    """Give the host that answered last, or that should have; empty where there is none."""
    return _host(final_url(telling))


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    address = canonical(url)
    return cut(host_of(address), 80) if address and is_web(address) else ""


def page(telling: Telling) -> str:
    """Give the title of the first page that shows it, or else its address."""
    first = min(telling.finding.sightings, key=lambda seen: seen.url, default=None)
    if first is None:
        return target(telling)
    return cut(clean(first.title).strip(), 110) or brief(clean(first.url))


def target(telling: Telling) -> str:
    return brief(clean(telling.finding.target or "") or telling.text("href") or telling.finding.key)


def pages(telling: Telling) -> str:
    count = len({seen.url for seen in telling.finding.sightings})
    return telling.words.counted("page", count)


def reason_words(telling: Telling, kind: str) -> str:
    """Give the `short` or `long` words of evidence.reason."""
    reasons = telling.words.tables["reasons"]
    said: str = reasons.get(telling.text("reason"), reasons["other"])[kind]
    name = host(telling)
    return said.format(host=name or telling.words.named("phrases", "the_site"))


def reason(telling: Telling) -> str:
    status = telling.number("status")
    short = reason_words(telling, "short")
    tells = status is not None and telling.text("reason") in STATUS_TELLS
    return f"{short} ({status})" if tells else short


def cause(telling: Telling) -> str:
    long = reason_words(telling, "long")
    return long if host(telling) else long[:1].upper() + long[1:]


def tried(telling: Telling) -> str:
    times = telling.number("attempts") or 1
    if times < 2:
        return ""
    return telling.words.named("phrases", "tried").format(times=telling.words.number(times))


def suggested(telling: Telling) -> Mapping[str, Any]:
    """Give evidence.suggest; empty where there is no suggestion that can be told."""
    suggest = telling.facts.get("suggest")
    if not isinstance(suggest, Mapping) or not isinstance(suggest.get("value"), str):
        return {}
    return suggest if telling.words.known("suggest", str(suggest.get("kind"))) else {}


def value(telling: Telling) -> str:
    return cut(str(suggested(telling).get("value", "")), 300)


def audience(telling: Telling) -> str:
    known = [telling.words.known("audiences", one) or one for one in telling.names("audience")]
    return telling.words.listed(known, "and") or telling.words.named("audiences", "public")


def hit_words(telling: Telling) -> str:
    found = [str(hit.get("word", "")) for hit in telling.rows("hits")]
    quoted = [f"“{cut(word, 40)}”" for word in dict.fromkeys(found) if word]
    return telling.words.listed(quoted[:5], "and") or telling.words.ui("not_known")


def services_told(telling: Telling, groups: list[list[str]], *, contacts: bool) -> str:
    """Give groups of services: "A or B, and C", with how to reach them if asked."""
    told = [
        telling.words.listed(
            [reachable(telling, one) if contacts else telling.service_name(one) for one in group],
            "or",
        )
        for group in groups
        if group
    ]
    return telling.words.named("phrases", "and_also").join(told)


def reachable(telling: Telling, service_id: str) -> str:
    """Give a service's name with its web address and first phone number."""
    service = telling.service(service_id)
    phones = service.get("phones")
    phone = phones[0] if isinstance(phones, list) and phones else None
    url = service.get("url")
    ways = [brief(url) if isinstance(url, str) and url else "", str(phone) if phone else ""]
    told = ", ".join(filter(None, ways))
    name = telling.service_name(service_id)
    return f"{name} ({told})" if told else name


def needs(telling: Telling) -> str:
    told = services_told(telling, telling.groups(), contacts=False)
    return told or telling.words.named("phrases", "a_service")


def missing(telling: Telling) -> str:
    """Give what would make it right: of every unmet group any service will do."""
    lacking = telling.names("missing")
    groups = [[one for one in group if one in lacking] for group in telling.groups()]
    rest = [[one] for one in lacking if not any(one in group for group in groups)]
    told = services_told(telling, [*groups, *rest], contacts=True)
    return told or services_told(telling, telling.groups(), contacts=True) or needs(telling)


def found(telling: Telling) -> str:
    ways = [way for way, _ in found_ways(telling)]
    more = len(ways) - 4
    told = [*ways[:4], *([telling.words.counted("more", more)] if more > 0 else [])]
    return telling.words.listed(told, "and") or telling.words.named("phrases", "no_help")


def found_ways(telling: Telling) -> list[tuple[str, Mapping[str, Any]]]:
    """Give each signpost that was found, in words: "Our Helpline (as a link, in the footer)"."""
    words = telling.words
    told = {}
    for way in telling.rows("found"):
        by, place = str(way.get("how", "")), str(way.get("place", ""))
        how = [words.known("by", by) or by, words.known("places", place) or place]
        if telling.text("why") == "other-country" and isinstance(way.get("target"), str):
            how.append(brief(way["target"]))
        name = telling.service_name(str(way.get("service", "")))
        told[f"{name} ({', '.join(filter(None, how))})" if any(how) else name] = way
    return list(told.items())


def lost(telling: Telling) -> str:
    names = [telling.service_name(one) for one in telling.names("lost")]
    return telling.words.listed(names, "and") or telling.words.named("phrases", "a_service")


def thing(telling: Telling) -> str:
    """Give what a resource is, by the element that embeds it."""
    first = next((seen.places[0] for seen in telling.finding.sightings if seen.places), None)
    element = first.element.partition("[")[0] if first else ""
    return telling.words.known("things", element) or telling.words.named("things", "other")


def said(telling: Telling) -> str:
    text = next(filter(None, map(telling.text, ("text", "old", "wrong"))), "")
    return telling.words.named("phrases", "said").format(text=cut(text, 80)) if text else ""


def section(telling: Telling) -> str:
    """Give a section's name; those that no editor wrote have one in the report's language."""
    name = telling.text("section")
    return cut(telling.words.known("sections", name) or name, 80)


def topic(telling: Telling) -> str:
    names = telling.facts.get("topic_names")
    own = names.get(telling.words.language) if isinstance(names, Mapping) else None
    name = own if isinstance(own, str) else telling.text("topic_name") or telling.text("topic")
    return cut(name, 80)


PLACEHOLDERS: Mapping[str, Callable[[Telling], str]] = MappingProxyType(
    {
        "allowed": lambda telling: telling.words.counted("click", telling.number("allowed") or 0),
        "audience": audience,
        "cause": cause,
        "clicks": lambda telling: telling.words.counted("click", telling.number("clicks") or 0),
        "final": lambda telling: brief(final_url(telling)),
        "found": found,
        "expires": lambda telling: telling.words.day(telling.text("expires")),
        "days_left": lambda telling: telling.words.counted("day", telling.number("days_left") or 0),
        "fragment": lambda telling: cut(telling.text("fragment").lstrip("#"), 80),
        "host": lambda telling: host(telling) or telling.words.named("phrases", "the_site"),
        "href": lambda telling: cut(telling.text("href"), 110),
        "listed_in": lambda telling: brief(telling.text("listed_in")) or "sitemap",
        "match": lambda telling: cut(telling.text("match"), 110),
        "lost": lost,
        "missing": missing,
        "needs": needs,
        "new": lambda telling: value(telling) or cut(final_url(telling), 300),
        "page": page,
        "pages": pages,
        "reason": reason,
        "right_way": lambda telling: reachable(telling, telling.text("service")),
        "said": said,
        "seen_there": lambda telling: telling.words.day(telling.text("last_seen_there")),
        "section": section,
        "service": lambda telling: (
            cut(telling.text("service_name") or telling.text("service"), 80)
            or telling.words.named("phrases", "a_service")
        ),
        "target": target,
        "thing": thing,
        "topic": topic,
        "tried": tried,
        "until": lambda telling: telling.words.day(telling.text("until")),
        "value": value,
        "words": hit_words,
    }
)
