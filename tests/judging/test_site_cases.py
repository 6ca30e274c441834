"""What is said once of a whole family, though every site inherits it."""

from datetime import date

from world import HOME, World, audited, settings, site

from sicaudit.model.site import LinkRule

OVER = LinkRule(match="*example.org*", treat="ignore", until=date(2026, 11, 1))


async def test_a_rule_of_the_whole_family_that_is_over_is_told_with_the_first_site_only(tmp_path):
    other = site("other", "https://www.example.com/")
    asked = settings(site(), other, links={"rules": (OVER,)})
    pages = {HOME: "<p>Welkom", "https://www.example.com/": "<p>Welkom"}
    done = await audited(World(pages), asked, tmp_path / "journal")
    assert [finding.site for finding in done.of("expired-rule")] == ["home"]
