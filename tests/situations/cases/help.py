"""Links to a service that helps: broken they are said of once, as a broken signpost."""

from situations.answers import always, gone, not_found, permanently
from situations.case import CERTAIN, SURE, Case, Host, a, found, moved, wall
from situations.pages import ARTICLE, page
from situations.website import SERVICE_HOST


def _case(name, why, path, way, *expected, more=None):
    ways = {"/": ARTICLE, path: way, **(more or {})}
    return Case(
        name=name,
        why=why,
        html=a(f"https://{SERVICE_HOST}{path}", "Praat met de Hulplijn"),
        hosts={SERVICE_HOST: Host(https=ways)},
        expect=expected,
    )


def _broken(path, *, certainty=CERTAIN):
    return found("broken-signpost", f"https://{SERVICE_HOST}{path}", certainty=certainty)


CASES = (
    _case("A help page of a service that is gone", "A child finds nobody.", "/chat", not_found,
          _broken("/chat")),
    _case("A form of a service that was taken away", "410 is as certain.", "/formulier", gone(410),
          _broken("/formulier")),
    _case("A help page that moved to a page that is gone", "The end of the chain counts.",
          "/oud/chat", permanently("/nieuwe-chat"), _broken("/oud/chat"),
          more={"/nieuwe-chat": not_found}),
    _case("A help page whose server fails every time", "A child finds nobody.", "/app",
          always(500, ""), _broken("/app", certainty=SURE)),
    _case("A help page that says softly that it is gone", "A child finds nobody.", "/forum",
          page("Pagina niet gevonden | Hulplijn", "<p>Deze pagina bestaat niet meer.</p>"),
          found("broken-signpost", f"https://{SERVICE_HOST}/forum", instead="soft-404")),
    _case("A help page that moved", "It is there, at a new address.", "/oud/bellen",
          permanently("/bellen"), moved(f"https://{SERVICE_HOST}/oud/bellen"),
          more={"/bellen": ARTICLE}),
    _case("A help page behind a wall", "A person must look.", "/whatsapp", gone(403),
          wall(f"https://{SERVICE_HOST}/whatsapp")),
    _case("A help page that is there", "All is well.", "/contact-met-ons", ARTICLE),
)  # fmt: skip
