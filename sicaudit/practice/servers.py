"""The practice websites over HTTP: one aiohttp server a loopback socket."""

import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date

from aiohttp import web

from sicaudit.practice.addresses import CLOSED, SITES
from sicaudit.practice.folder import Answer, Edition, Folder
from sicaudit.practice.outside import outside_application
from sicaudit.practice.placeholders import Filling

GOODBYE = 1.0
"""Seconds that open connections get when the demo ends."""


@asynccontextmanager
async def listening(
    sockets: Mapping[str, socket.socket],
    hosts: Mapping[str, str],
    edition: Edition,
    today: Callable[[], date],
) -> AsyncIterator[None]:
    """Serve every name on its socket until the block ends; the closed ones never listen."""
    async with AsyncExitStack() as stack:
        for name, held in sockets.items():
            if name in CLOSED:
                continue
            if name in SITES:
                application = site_application(Folder(name=name, edition=edition), hosts, today)
            else:
                application = outside_application(name, hosts, today)
            runner = web.AppRunner(application, access_log=None, shutdown_timeout=GOODBYE)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.SockSite(runner, held).start()
        yield


def site_application(
    folder: Folder, hosts: Mapping[str, str], today: Callable[[], date]
) -> web.Application:
    """Give the website of a folder: GET and HEAD, 304 for what the visitor has, real 404 pages."""

    async def serve(request: web.Request) -> web.Response:
        filling = Filling(hosts=hosts, today=today(), parts=folder.parts)
        return _response(request, folder.answer(request.path, filling))

    application = web.Application()
    application.router.add_get("/{path:.*}", serve)
    return application


def _response(request: web.Request, answer: Answer) -> web.Response:
    tag = answer.headers.get("ETag")
    if tag is not None and answer.status == 200 and request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers={"ETag": tag})
    headers = {**answer.headers, "Content-Type": answer.content_type}
    return web.Response(status=answer.status, body=answer.body, headers=headers)
