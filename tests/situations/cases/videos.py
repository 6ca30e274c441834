"""Films of YouTube and Vimeo: there, removed, private, or not to be embedded."""
# ruff: noqa: E501  what servers say is not broken into lines

import json
from urllib.parse import parse_qs, urlsplit

from situations.answers import always, not_found, permanently
from situations.case import Case, Host, dead_video, may
from situations.pages import page

ALIVE, REMOVED, PRIVATE, NO_EMBEDDING = "alive", "removed", "private", "no-embedding"

_SHELL = (
    '<!DOCTYPE html><html lang="nl"><head><title>YouTube</title><script>var ytInitialPlayerResponse = {};'
    "</script></head><body><div id='player'></div></body></html>"
)
"""YouTube answers with this for every film, dead or alive."""


def _oembed(states, statuses):
    """Answer as the provider's oEmbed does: by the film that the parameter url names."""

    async def way(call):
        asked = parse_qs(urlsplit(call.path).query).get("url", [""])[0]
        state = next((state for id_, state in states.items() if id_ in asked), REMOVED)
        if state == ALIVE:
            body = json.dumps({"type": "video", "title": "Film", "html": "<iframe></iframe>"})
            await call.answer(200, body, content_type="application/json")
        elif state in (ONLY_HERE, ONLY_THERE):
            named = "veilig.example" if state == ONLY_HERE else "anders.example"
            status = 200 if named in call.headers.get("referer", "") else 403
            body = json.dumps({"type": "video", "title": "Film", "domain_status_code": status})
            await call.answer(200, body, content_type="application/json")
        else:
            status, text = statuses[state]
            await call.answer(status, text, content_type="text/plain")

    return way


class _Answers(dict):
    """Ways of a host that looks at the path without its query."""

    def get(self, path, default=None):
        return dict.get(self, path) or dict.get(self, path.partition("?")[0], default)


async def _short_link(call):
    film = urlsplit(call.path).path.strip("/")
    where = f"https://www.youtube.com/watch?v={film}&feature=youtu.be"
    await call.answer(303, "", location=where)


YOUTUBE_STATUSES = {
    REMOVED: (404, "Not Found"),
    PRIVATE: (403, "Forbidden"),
    NO_EMBEDDING: (401, "Unauthorized"),
}
YOUTUBE_STATES = {
    "aLiVeAAAAA1": ALIVE,
    "aLiVeAAAAA2": ALIVE,
    "pRiVaTeAAA1": PRIVATE,
    "nOeMbEdAAA1": NO_EMBEDDING,
    "nOeMbEdAAA2": NO_EMBEDDING,
}
ONLY_HERE, ONLY_THERE = "only-here", "only-there"
VIMEO_STATES = {
    "700000777": ONLY_HERE,
    "700000888": ONLY_THERE,
    "700000001": ALIVE,
    "700000002": ALIVE,
    "700000404": REMOVED,
    "700000403": PRIVATE,
}

_youtube = _Answers(
    {
        "/oembed": _oembed(YOUTUBE_STATES, YOUTUBE_STATUSES),
        "/watch": always(200, _SHELL),
        "/@voorbeeldcentrum": page("Voorbeeldcentrum - YouTube", "<p>Kanaal</p>"),
        "/playlist": always(200, _SHELL),
        "/embed/videoseries": always(200, _SHELL),
        "/embed/live_stream": always(200, _SHELL),
        "/": always(200, _SHELL),
        "*": always(200, _SHELL),
    }
)
_vimeo = _Answers(
    {
        "/api/oembed.json": _oembed(
            VIMEO_STATES, {REMOVED: (404, "404 Not Found"), PRIVATE: (403, "403 Forbidden")}
        ),
        "/700000001": page("Een film op Vimeo"),
        "/700000404": not_found,
        "/voorbeeldcentrum": page("Voorbeeldcentrum on Vimeo"),
    }
)
HOSTS = {
    "www.youtube.com": Host(https=_youtube),
    "youtube.com": Host(https={"*": permanently("https://www.youtube.com/")}),
    "www.youtube-nocookie.com": Host(https={"*": always(200, _SHELL)}),
    "youtu.be": Host(https={"*": _short_link}),
    "vimeo.com": Host(https=_vimeo),
    "player.vimeo.com": Host(
        https=_Answers({
            "/video/700000001": always(200, _SHELL),
            "/video/700000002": always(200, _SHELL),
            "/video/700000404": always(404, "<h1>Sorry</h1><p>This video does not exist.</p>"),
            "/video/700000777": always(200, _SHELL),
            "/video/700000888": always(200, _SHELL),
            "/video/700000403": always(403, "<h1>Private Video</h1>"),
        })
    ),
}  # fmt: skip


def _embed(src):
    return f'<iframe width="560" height="315" src="{src}" title="Film" allowfullscreen></iframe>'


def _link(href):
    return f'<p><a href="{href}">Bekijk de film</a></p>'


def _case(name, why, html, *expected, **more):
    return Case(name=name, why=why, html=html, hosts=HOSTS, expect=expected, **more)


_OTHER = "broken-link broken-resource"

CASES = (
    _case("An embedded film of YouTube that was removed", "oEmbed says 404.",
          _embed("https://www.youtube.com/embed/rEmOvEdAAA1"),
          dead_video()),
    _case("An embedded film of YouTube that is private", "oEmbed says 403.",
          _embed("https://www.youtube.com/embed/pRiVaTeAAA1"), dead_video()),
    _case("An embedded film of YouTube that may not be embedded", "oEmbed says 401: a black box.",
          _embed("https://www.youtube.com/embed/nOeMbEdAAA1"), dead_video()),
    _case("An embedded film without cookies that was removed", "The same film, another host.",
          _embed("https://www.youtube-nocookie.com/embed/rEmOvEdAAA2?rel=0&amp;start=30"),
          dead_video()),
    _case("A link to a film of YouTube that was removed", "watch answers 200 for every film.",
          _link("https://www.youtube.com/watch?v=rEmOvEdAAA3&amp;t=42s"), dead_video()),
    _case("A short link to a film that was removed", "youtu.be is YouTube.",
          _link("https://youtu.be/rEmOvEdAAA4?si=abc"), dead_video()),
    _case("A link to a short that was removed", "Shorts are films.",
          _link("https://www.youtube.com/shorts/rEmOvEdAAA5"), dead_video()),
    _case("A link to a film that is private", "Nobody can see it.",
          _link("https://www.youtube.com/watch?v=pRiVaTeAAA1"), dead_video()),
    _case("An embedded film of Vimeo that was removed", "oEmbed says 404.",
          _embed("https://player.vimeo.com/video/700000404?dnt=1"), dead_video(None, instead=_OTHER)),
    _case("An embedded film of Vimeo that is private", "oEmbed says 403.",
          _embed("https://player.vimeo.com/video/700000403"),
          dead_video(None, instead="unverifiable-link")),
    _case("A link to a film of Vimeo that was removed", "oEmbed says 404.",
          _link("https://vimeo.com/700000404"), dead_video(None, instead=_OTHER)),
    _case("A film that is embedded and linked and was removed", "One film, one finding or two.",
          _embed("https://www.youtube.com/embed/rEmOvEdAAA6")
          + _link("https://www.youtube.com/watch?v=rEmOvEdAAA6"), dead_video(),
          may=may("dead-video")),
    _case("An embedded film of YouTube that plays", "oEmbed says 200.",
          _embed("https://www.youtube.com/embed/aLiVeAAAAA1")),
    _case("A link to a film of YouTube that plays", "oEmbed says 200.",
          _link("https://www.youtube.com/watch?v=aLiVeAAAAA1&amp;list=PLx")),
    _case("A short link to a film that plays", "oEmbed says 200.",
          _link("https://youtu.be/aLiVeAAAAA2?t=42")),
    _case("An embedded film without cookies that plays", "oEmbed says 200.",
          _embed("https://www.youtube-nocookie.com/embed/aLiVeAAAAA2?rel=0")),
    _case("A link to a film that may not be embedded", "On YouTube itself it plays.",
          _link("https://www.youtube.com/watch?v=nOeMbEdAAA2")),
    _case("An embedded film of Vimeo that plays", "oEmbed says 200.",
          _embed("https://player.vimeo.com/video/700000002?h=abc")),
    _case("An embedded film of Vimeo that may stand on our website only", "oEmbed wants to hear which page asks.",
          _embed("https://player.vimeo.com/video/700000777")),
    _case("An embedded film of Vimeo that may stand on another website only", "Here it is a black box.",
          _embed("https://player.vimeo.com/video/700000888"), dead_video()),
    _case("A link to a film of Vimeo that plays", "oEmbed says 200.",
          _link("https://vimeo.com/700000001")),
    _case("Links to channels of YouTube and Vimeo", "No films: nothing to ask oEmbed.",
          _link("https://www.youtube.com/@voorbeeldcentrum") + _link("https://vimeo.com/voorbeeldcentrum")),
    _case("An embedded list of films", "A list is no film.",
          _embed("https://www.youtube.com/embed/videoseries?list=PLabc")),
    _case("An embedded live stream", "A stream is no film yet.",
          _embed("https://www.youtube.com/embed/live_stream?channel=UCabc")),
    _case("A link to the front page of YouTube", "No film.", _link("https://www.youtube.com/")),
)  # fmt: skip
