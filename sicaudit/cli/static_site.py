"""Serve a built site's folder on loopback, as web hosts do.

`python -m sicaudit.cli.static_site DIR` prints one line of JSON with its address, and serves until
its standard input is closed.
"""

import asyncio
import json
import socket
import sys
from pathlib import Path

from aiohttp import web


def file_for(root: Path, path: str) -> Path | None:
    """Find the file behind a path: itself, a folder's index.html, or with .html added."""
    place = (root / path.lstrip("/")).resolve()
    if not place.is_relative_to(root):
        return None
    for candidate in (place, place / "index.html", place / "index.htm"):
        if candidate.is_file():
            return candidate
    page = place.with_name(f"{place.name}.html")
    return page if place.name and page.is_file() else None


def application(root: Path) -> web.Application:
    """Give the site: clean addresses, a folder without its slash redirected, its own 404 page."""

    async def serve(request: web.Request) -> web.StreamResponse:
        found = file_for(root, request.path)
        if found is None:
            own = root / "404.html"
            body = own.read_bytes() if own.is_file() else b"<h1>404</h1>"
            return web.Response(status=404, body=body, content_type="text/html")
        if (root / request.path.lstrip("/")).is_dir() and not request.path.endswith("/"):
            raise web.HTTPMovedPermanently(f"{request.path}/")
        return web.FileResponse(found)

    app = web.Application()
    app.router.add_get("/{path:.*}", serve)
    return app


async def serve_folder(root: Path) -> None:
    """Serve until standard input ends."""
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    runner = web.AppRunner(application(root), access_log=None)
    await runner.setup()
    await web.SockSite(runner, held).start()
    print(json.dumps({"url": f"http://127.0.0.1:{held.getsockname()[1]}/"}), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve_folder(Path(sys.argv[1]).resolve()))
