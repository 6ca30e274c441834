"""The evidence that every finding on signposting carries."""

from collections.abc import Iterable, Iterator
from typing import Any

from sicaudit.api import (
    PageTopic,
    Reading,
    Service,
    Signpost,
    SignpostVerdict,
    Topic,
    judge_signposts,
)

WRONG_NUMBER = "wrong-number"


def judged_topics(reading: Reading) -> Iterator[tuple[Topic, PageTopic, SignpostVerdict]]:
    """Judge the signposts of a page for each topic it is about."""
    if not _is_asked(reading):
        return
    topics = {topic.id: topic for topic in reading.knowledge.topics}
    for found in reading.facts.topics:
        topic = topics[found.id]
        verdict = judge_signposts(
            topic,
            reading.section.audience,
            reading.facts.signposts,
            reading.knowledge.services,
            reading.section.place or topic.place,
            unread=reading.facts.unread,
            on_help_page=reading.help_services,
        )
        yield topic, found, verdict


def wrong_numbers(reading: Reading) -> Iterator[Signpost]:
    """Give the services that a page shows with a number that is not theirs."""
    if _is_asked(reading):
        known = {service.id for service in reading.knowledge.services}
        for post in reading.facts.signposts:
            if WRONG_NUMBER in post.faults and post.service in known:
                yield post


def tells_wrong_number(reading: Reading, service: str, number: str) -> bool:
    """Say whether wrong-signpost tells that this number stands beside this service."""
    return any(
        post.service == service and post.target == f"tel:{number}"
        for post in wrong_numbers(reading)
    )


def _is_asked(reading: Reading) -> bool:
    return reading.site.signposts and reading.section.topics


def signpost_facts(
    reading: Reading, topic: Topic, found: PageTopic, verdict: SignpostVerdict
) -> dict[str, Any]:
    """Give the topic, the words that showed it, what it needs, what is there and what is not."""
    wanted = {service for group in verdict.needs for service in group}
    wanted |= {post.service for post in reading.facts.signposts}
    facts: dict[str, Any] = {
        "topic": topic.id,
        "topic_name": topic.name,
        "topic_names": dict(topic.name_in),
        "audience": list(reading.section.audience),
        "points": found.points,
        "hits": [
            {"word": hit.word, "place": hit.place, "points": hit.points} for hit in found.hits
        ],
        "needs": [list(group) for group in verdict.needs],
        "place": reading.section.place or topic.place,
        "show": list(topic.show),
        "found": [_post_facts(post) for post in reading.facts.signposts],
        "missing": list(verdict.missing),
        "why": verdict.why,
        "reasons": list(verdict.reasons),
        "services": _services(reading, wanted),
    }
    if verdict.why == WRONG_NUMBER:
        facts |= _number(reading, verdict.found[0])
    if topic.quick_exit == "advise" and not reading.facts.quick_exit:
        facts["quick_exit"] = "advised"  # a note for the reviewer, no finding
    return facts


def beyond_topics(**facts: Any) -> dict[str, Any]:
    """Give evidence on help that has to do with no topic of any page."""
    return {"topic": None, "hits": [], "needs": [], "found": [], "missing": []} | facts


def number_facts(reading: Reading, post: Signpost) -> dict[str, Any]:
    """Give the evidence for a wrong number on a page that is about no topic."""
    return beyond_topics(
        audience=list(reading.section.audience),
        found=[_post_facts(one) for one in reading.facts.signposts],
        why=WRONG_NUMBER,
        reasons=[WRONG_NUMBER],
        services=_services(reading, (one.service for one in reading.facts.signposts)),
        missing=[post.service],
        **_number(reading, post),
    )


def _number(reading: Reading, post: Signpost) -> dict[str, Any]:
    names = {service.id: service.name for service in reading.knowledge.services}
    name = names.get(post.service, post.service)
    return {"service": post.service, "service_name": name, "text": post.text}


def _post_facts(post: Signpost) -> dict[str, Any]:
    facts: dict[str, Any] = {"service": post.service, "how": post.by, "place": post.place}
    if post.by == "link":
        facts["target"] = post.target
    if post.faults:
        facts |= {"text": post.text, "faults": list(post.faults)}
    return facts


def _services(reading: Reading, wanted: Iterable[str]) -> dict[str, Any]:
    ids = set(wanted)
    return {
        service.id: service_facts(service)
        for service in reading.knowledge.services
        if service.id in ids
    }


def service_facts(service: Service) -> dict[str, Any]:
    return {
        "name": service.name,
        "phones": list(service.phones),
        "url": f"https://{service.hosts[0]}/" if service.hosts else None,
    }
