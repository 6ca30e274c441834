"""A link to help that is itself broken."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, Verdict, link_check
from sicaudit.checks.signpost_facts import beyond_topics, service_facts


@link_check(
    id="broken-signpost",
    group=Group.SIGNPOSTING,
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    title="Broken link to help",
    why="This link leads to a service that helps, and it is dead. Somebody in need is lost here.",
    fix="Mend this link first: link to the service's present address.",
    bad='<a href="https://hulplijn.example/gone">Praat met de Hulplijn</a>',
    good='<a href="https://hulplijn.example/">Praat met de Hulplijn</a>',
)
def broken_signpost(case: LinkCase) -> Iterator[Found]:
    if case.service is None or case.is_resource or case.fragment is not None:
        return
    if case.target.judgement.verdict in (Verdict.BROKEN, Verdict.SOFT_404, Verdict.HIJACKED):
        service = case.service
        of_help = beyond_topics(
            found=[{"service": service.id, "how": "link", "place": None}],
            missing=[service.id],
            services={service.id: service_facts(service)},
        )
        facts = case.evidence(service=service.id, service_name=service.name, **of_help)
        yield Found(facts=facts, target=case.target.url, certainty=case.target.judgement.certainty)
