"""The world outside the family, played on loopback: each misbehaviour is a function with a name.

What a host shows stands in `sites/_outside/`; how it behaves stands here.
"""

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from itertools import count
from pathlib import Path

from aiohttp import web

from sicaudit.practice.folder import SITES_FOLDER
from sicaudit.practice.placeholders import Filling

SHOWN = SITES_FOLDER / "_outside"

SLOW = 1.2
"""Seconds: long for a reader, short of any sensible timeout."""
COME_BACK = {"Retry-After": "1"}
"""Seconds (RFC 9110 10.2.3): short, for a demo should not make people wait."""

Show = Callable[[str], web.Response]
"""Name of a page to a response that shows it with status 200."""
Behaviour = Callable[[web.Request, Show], Awaitable[web.StreamResponse]]


async def fine_page(request: web.Request, show: Show) -> web.Response:
    return show("artikel")


async def front_page(request: web.Request, show: Show) -> web.Response:
    return show("voorpagina")


async def not_found(request: web.Request, show: Show) -> web.Response:
    return _with_status(show("verdwenen"), 404)


async def gone(request: web.Request, show: Show) -> web.Response:
    return _with_status(show("verdwenen"), 410)


async def server_error(request: web.Request, show: Show) -> web.Response:
    return web.Response(status=500, text="Internal Server Error")


async def overloaded_for_good(request: web.Request, show: Show) -> web.Response:
    return web.Response(status=503, headers=COME_BACK, text="Service Unavailable")


def overloaded_every_other_time() -> Behaviour:
    """Make a host that turns every first request away with 503, and answers every second one."""
    requests = count()

    async def behave(request: web.Request, show: Show) -> web.Response:
        if next(requests) % 2 == 0:
            return web.Response(status=503, headers=COME_BACK, text="Service Unavailable")
        return show("artikel")

    return behave


async def too_many_requests(request: web.Request, show: Show) -> web.Response:
    return web.Response(status=429, headers=COME_BACK, text="Too Many Requests")


async def bot_wall(request: web.Request, show: Show) -> web.Response:
    """Answer as Cloudflare does where it wants a browser to prove itself."""
    response = _with_status(show("botmuur"), 403)
    response.headers["cf-mitigated"] = "challenge"
    response.headers["Server"] = "cloudflare"
    return response


async def login_wanted(request: web.Request, show: Show) -> web.Response:
    challenge = {"WWW-Authenticate": 'Basic realm="Ledenportaal"'}
    return web.Response(status=401, headers=challenge, text="401 Unauthorized")


async def members_only_network(request: web.Request, show: Show) -> web.Response:
    """Answer as some social networks do to everybody who is not signed in."""
    return web.Response(status=999, reason="Request denied", text="")


async def slow_but_fine(request: web.Request, show: Show) -> web.Response:
    await asyncio.sleep(SLOW)  # not a clock of ours: being slow is what this host does
    return show("artikel")


async def get_only(request: web.Request, show: Show) -> web.Response:
    """Refuse HEAD with 405 and answer GET: a link checker that trusts HEAD calls it broken."""
    if request.method == "HEAD":
        return web.Response(status=405, headers={"Allow": "GET"})
    return show("artikel")


async def head_liar(request: web.Request, show: Show) -> web.Response:
    """Answer HEAD with 404 although the page is there."""
    return _with_status(show("artikel"), 404 if request.method == "HEAD" else 200)


async def connection_reset(request: web.Request, show: Show) -> web.Response:
    """Close the connection with a reset (SO_LINGER of zero seconds) instead of an answer."""
    if request.transport is not None:
        held: socket.socket = request.transport.get_extra_info("socket")
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response()


async def soft_not_found(request: web.Request, show: Show) -> web.Response:
    """Say "Pagina niet gevonden" with status 200."""
    return show("zacht-verdwenen")


async def parked_domain(request: web.Request, show: Show) -> web.Response:
    return show("te-koop")


async def casino_takeover(request: web.Request, show: Show) -> web.Response:
    return show("casino")


async def removed_video(request: web.Request, show: Show) -> web.Response:
    return show("video-verwijderd")


async def playing_video(request: web.Request, show: Show) -> web.Response:
    return show("video")


async def picture(request: web.Request, show: Show) -> web.Response:
    body = (SHOWN / "actie.svg").read_bytes()
    return web.Response(body=body, content_type="image/svg+xml")


async def flemish_helpline(request: web.Request, show: Show) -> web.Response:
    return show("vlaanderen")


def redirect(status: int, location: str) -> Behaviour:
    async def behave(request: web.Request, show: Show) -> web.Response:
        return web.Response(status=status, headers={"Location": location})

    return behave


def worlds(hosts: Mapping[str, str]) -> Mapping[str, Mapping[str, Behaviour]]:
    """Say how every outside host behaves, by path; `*` is every other path."""
    return {
        "buiten": {
            "/": front_page,
            "/artikel/": fine_page,
            "/nieuw-adres/": fine_page,
            "/verdwenen/": not_found,
            "/opgeheven/": gone,
            "/storing/": server_error,
            "/verhuisd/": redirect(301, "/nieuw-adres/"),
            "/verhuisd-308/": redirect(308, "/nieuw-adres/"),
            "/tijdelijk/": redirect(302, "/artikel/"),
            "/verhuisd-en-verdwenen/": redirect(301, "/verdwenen/"),
            "/lus/": redirect(302, "/lus/terug/"),
            "/lus/terug/": redirect(302, "/lus/"),
            "/zacht-verdwenen/": soft_not_found,
            "/naar-voorpagina/2018/tips/": redirect(302, "/"),
            "/traag/": slow_but_fine,
            "/alleen-get/": get_only,
            "/head-liegt/": head_liar,
            "/verbroken/": connection_reset,
            "/video/werkt/": playing_video,
            "/video/verwijderd/": removed_video,
            "/beeld/actie.svg": picture,
            "*": not_found,
        },
        "druk": {
            "/even-druk/": overloaded_every_other_time(),
            "/altijd-druk/": overloaded_for_good,
            "/te-veel/": too_many_requests,
            "*": not_found,
        },
        "bewaakt": {
            "/botmuur/": bot_wall,
            "/leden/": login_wanted,
            "/profiel/": members_only_network,
            "*": not_found,
        },
        "verhuisd": {"*": redirect(301, f"http://{hosts['hulplijn']}/")},
        "tekoop": {"*": parked_domain},
        "casino": {"*": casino_takeover},
        "vlaanderen": {"/": flemish_helpline, "/chat/": flemish_helpline, "*": not_found},
    }


def outside_application(
    name: str, hosts: Mapping[str, str], today: Callable[[], date]
) -> web.Application:
    """Give the server of one outside host."""
    behaviours = worlds(hosts)[name]

    def show(page: str) -> web.Response:
        filling = Filling(hosts=hosts, today=today(), parts={})
        text = filling.fill(Path(SHOWN / f"{page}.html").read_text(encoding="utf-8"))
        return web.Response(text=text, content_type="text/html")

    async def serve(request: web.Request) -> web.StreamResponse:
        return await behaviours.get(request.path, behaviours.get("*", not_found))(request, show)

    application = web.Application()
    application.router.add_get("/{path:.*}", serve)
    return application


def _with_status(response: web.Response, status: int) -> web.Response:
    response.set_status(status)
    return response
