"""What the house has decided about some addresses."""
# ruff: noqa: E501  what servers say is not broken into lines

from situations.answers import always, gone, not_found
from situations.case import Case, Host, a, broken, wall
from situations.pages import ARTICLE


def _rule(match, *lines):
    return "\n".join((f'match = "{match}"', *lines))


def _case(name, why, host, way, rule, *expected, path="/x"):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": ARTICLE, path: way})}, rules=(rule,), expect=expected)  # fmt: skip


CASES = (
    _case("A dead page that the house ignores", "Ignore means silence.",
          "www.huis-negeert.example", not_found,
          _rule("https://www.huis-negeert.example/*", 'treat = "ignore"', 'reason = "archief"')),
    _case("A dead page that the house looks at by hand", "Unverifiable by decree.",
          "www.huis-kijkt.example", not_found,
          _rule("https://www.huis-kijkt.example/*", 'treat = "unverifiable"',
                'reason = "antwoordt alleen browsers"'),
          wall("https://www.huis-kijkt.example/x", "house-rule")),
    _case("A living page that the house looks at by hand", "It answered: nothing to look at.",
          "www.huis-kijkt-goed.example", always(200, ARTICLE),
          _rule("https://www.huis-kijkt-goed.example/*", 'treat = "unverifiable"')),
    _case("A 403 that the house calls fine", "Accepted there.", "www.huis-403.example", gone(403),
          _rule("https://www.huis-403.example/*", "accept = [403]", 'reason = "leden"')),
    _case("A 404 where the house accepts 403 alone", "Another status than the accepted one.",
          "www.huis-404.example", not_found,
          _rule("https://www.huis-404.example/*", "accept = [403]"),
          broken("https://www.huis-404.example/x", "not-found")),
    _case("A dead page that was ignored until last spring", "The rule has ended.",
          "www.huis-was.example", not_found,
          _rule("https://www.huis-was.example/*", 'treat = "ignore"', "until = 2024-04-01"),
          broken("https://www.huis-was.example/x", "not-found")),
    _case("A dead page that is ignored for years to come", "The rule holds.",
          "www.huis-nog.example", not_found,
          _rule("https://www.huis-nog.example/*", 'treat = "ignore"', "until = 2099-01-01")),
    _case("A dead page beside the path that is ignored", "The glob does not fit.",
          "www.huis-pad.example", not_found,
          _rule("https://www.huis-pad.example/archief/*", 'treat = "ignore"'),
          broken("https://www.huis-pad.example/nieuws/x", "not-found"), path="/nieuws/x"),
)  # fmt: skip
