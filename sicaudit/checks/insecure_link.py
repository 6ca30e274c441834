"""Something that is asked for in the clear although there is a secure way."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, link_check


@link_check(
    id="insecure-link",
    group=Group.LINKS,
    severity=Severity.NOTICE,
    certainty=Certainty.CERTAIN,
    title="Insecure link",
    why="What a secure page loads over http can be read and changed on the way; browsers "
    "block it or warn.",
    fix="Use the https address.",
    bad='<img src="http://www.example.org/poster.png" alt="Affiche">',
    good='<img src="https://www.example.org/poster.png" alt="Affiche">',
)
def insecure_link(case: LinkCase) -> Iterator[Found]:
    target = case.target.url
    if not target.startswith("http://"):
        return
    if case.is_resource and case.site.url.startswith("https://"):
        secure = f"https://{target.removeprefix('http://')}"
        yield Found(
            facts=case.evidence(kind="mixed-content", suggest={"kind": "https", "value": secure}),
            target=target,
            severity=Severity.WARNING,
        )
    elif case.secure is not None:
        suggest = {"kind": "https", "value": case.secure}
        yield Found(facts=case.evidence(kind="twin", suggest=suggest), target=target)
