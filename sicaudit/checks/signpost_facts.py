"""The evidence that every finding on signposting carries."""

from collections.abc import Iterator
from typing import Any

from sicaudit.api import PageTopic, Reading, SignpostVerdict, Topic, judge_signposts


def judged_topics(reading: Reading) -> Iterator[tuple[Topic, PageTopic, SignpostVerdict]]:
    """Judge the signposts of a page for each topic it is about."""
    if not reading.site.signposts or not reading.section.topics:
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
        )
        yield topic, found, verdict


def signpost_facts(
    reading: Reading, topic: Topic, found: PageTopic, verdict: SignpostVerdict
) -> dict[str, Any]:
    """Give the topic, the words that showed it, what it needs, what is there and what is not."""
    needs = verdict.needs
    wanted = {service for group in needs for service in group}
    return {
        "topic": topic.id,
        "topic_name": topic.name,
        "audience": list(reading.section.audience),
        "hits": [
            {"word": hit.word, "place": hit.place, "points": hit.points} for hit in found.hits
        ],
        "needs": [list(group) for group in needs],
        "found": [
            {"service": post.service, "by": post.by, "place": post.place}
            for post in reading.facts.signposts
        ],
        "missing": list(verdict.missing),
        "why": verdict.why,
        "services": {
            service.id: {
                "name": service.name,
                "phones": list(service.phones),
                "url": f"https://{service.hosts[0]}/" if service.hosts else None,
            }
            for service in reading.knowledge.services
            if service.id in wanted
        },
    }
