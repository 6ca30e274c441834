"""Targets that were otherwise a week ago: what the last run saw, helps."""
# ruff: noqa: E501  what servers say is not broken into lines

from misbehaving import silence

from situations.answers import always, not_found, permanently
from situations.case import CERTAIN, LIKELY, Case, Host, a, broken, hijacked, moved, wall
from situations.pages import ENGLISH, PARAGRAPHS, page

GUIDE = page("Mediagids voor ouders | Stichting Mediagids", PARAGRAPHS, site="Stichting Mediagids")


def _case(name, why, host, today, *expected, before=GUIDE, path="/gids", hosts=None):
    return Case(name=name, why=why, html=a(f"https://{host}{path}"),
                hosts={host: Host(https={"/": today, path: today}, before={"/": before, path: before}),
                       **(hosts or {})}, expect=expected)  # fmt: skip


CRYPTO = page(
    "Crypto trading signals and forex robots - earn daily profit",
    "<p>Our trading robot earns up to 15% daily. Deposit now and start to earn.</p>" + ENGLISH[:200],
    lang="en", site="Trade FX",
)  # fmt: skip
HUNGARIAN = page(
    "Olcsó gumiabroncs webáruház - téli gumi akció",
    "<p>Téli és nyári gumik a legjobb áron, ingyenes házhozszállítással. Kérjen ajánlatot!</p>",
    lang="hu", site="Gumi",
)  # fmt: skip

CASES = (
    _case("A page that worked last week and is silent today", "One bad day proves nothing.",
          "www.stil-vandaag.example", silence, broken(None, "timeout", certainty=LIKELY)),
    _case("A page that worked last week and is gone today", "404 needs no history.",
          "www.weg-vandaag.example", not_found, broken(None, "not-found", certainty=CERTAIN)),
    _case("A guide for parents that is a robot for trading today", "Title and language changed.",
          "www.mediagids-a.example", CRYPTO, hijacked(None, "hijacked parked")),
    _case("A guide for parents that sells tyres in Hungarian today", "Title and language changed.",
          "www.mediagids-b.example", HUNGARIAN, hijacked(None, "hijacked parked")),
    Case(
        name="A guide that leads to another owner's shop today",
        why="The registrable domain, the title and the language changed.",
        html=a("https://www.mediagids-c.example/gids"),
        hosts={
            "www.mediagids-c.example": Host(
                https={"/gids": permanently("https://www.gumi-shop.example/")},
                before={"/gids": GUIDE}),
            "www.gumi-shop.example": Host(https={"/": HUNGARIAN}),
        },
        expect=(hijacked(None, "hijacked parked"),),
    ),
    _case("A guide with a new look and a longer title", "The same house, painted.",
          "www.mediagids-d.example",
          page("Gids voor ouders over media en schermen | Stichting Mediagids",
               "<h2>Nieuw!</h2>" + PARAGRAPHS * 2, site="Stichting Mediagids")),
    _case("A guide that greets in English today", "The same house in another language.",
          "www.mediagids-e.example",
          page("Media guide for parents | Stichting Mediagids", ENGLISH, lang="en",
               site="Stichting Mediagids")),
    _case("A front page of a newspaper with other news", "News changes every day.",
          "www.streekblad.example",
          page("Streekblad | Brand in Oosterwijk, school dicht", PARAGRAPHS, site="Streekblad"),
          before=page("Streekblad | Kermis trekt duizenden bezoekers", PARAGRAPHS, site="Streekblad"),
          path="/"),
    Case(
        name="A guide that moved to the new domain of its foundation today",
        why="The same title at a new address: moved.",
        html=a("https://www.mediagids-f.example/gids"),
        hosts={
            "www.mediagids-f.example": Host(
                https={"/gids": permanently("https://www.mediagids-nieuw.example/gids")},
                before={"/gids": GUIDE}),
            "www.mediagids-nieuw.example": Host(https={"/gids": GUIDE}),
        },
        expect=(moved("https://www.mediagids-f.example/gids"),),
    ),
    _case("A page that got a bot wall since last week", "A wall, not a takeover.",
          "www.mediagids-g.example",
          always(403, page("Just a moment...", lang="en"), cf_mitigated="challenge"),
          wall("https://www.mediagids-g.example/gids")),
    _case("A page that was gone last week and is back", "What is there, is there.",
          "www.mediagids-h.example", GUIDE, before=not_found),
)  # fmt: skip
