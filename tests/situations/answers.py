"""How servers answer: the zoo's ways, on connections that stay open, and what pages hold."""

import struct
import zlib

from misbehaving import Call, always, first, to

NOT_FOUND = (
    "<html>\n<head><title>404 Not Found</title></head>\n<body>\n<center><h1>404 Not Found</h1>"
    "</center>\n<hr><center>nginx</center>\n</body>\n</html>"
)
"""What nginx says of itself."""

REASONS = {
    *((200, "OK"), (202, "Accepted"), (204, "No Content"), (301, "Moved Permanently")),
    *((302, "Found"), (303, "See Other"), (307, "Temporary Redirect"), (403, "Forbidden")),
    *((308, "Permanent Redirect"), (401, "Unauthorized"), (404, "Not Found"), (410, "Gone")),
    *((405, "Method Not Allowed"), (429, "Too Many Requests"), (999, "Request denied")),
    *((500, "Internal Server Error"), (502, "Bad Gateway"), (503, "Service Unavailable")),
}


class KeptCall(Call):
    """A call whose connection serves the next one too, where the answer has an end."""

    kept = False

    async def answer(self, status=200, body=b"", **headers):
        body = body if isinstance(body, bytes) else body.encode()
        fields = {"content-type": "text/html; charset=utf-8", "content-length": len(body)}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
        start = f"HTTP/1.1 {status} {dict(REASONS).get(status, 'Whatever')}"
        text = "\r\n".join([start, *lines, "", ""])
        await self.send(text.encode("latin-1") + (b"" if self.method == "HEAD" else body))
        honest = fields["content-length"] == len(body) or status in (204, 304)
        self.kept = honest and "transfer-encoding" not in fields


not_found = always(404, NOT_FOUND)


def gone(status=404, body=NOT_FOUND, **headers):
    """An error with its page."""
    return always(status, body, **headers)


def permanently(location, status=301, **headers):
    return always(status, "", location=location, **headers)


def for_now(location, status=302, **headers):
    return always(status, "", location=location, **headers)


def by_method(*, head, get):
    """Answer HEAD in one way and everything else in another."""

    async def way(call):
        await (head if call.method == "HEAD" else get)(call)

    return way


def if_header(name, then, otherwise):
    """Look at a field of the request: walls do."""

    async def way(call):
        await (then if name in call.headers else otherwise)(call)

    return way


def file(body, type_, **headers):
    return always(200, body, content_type=type_, **headers)


def _chunk(name, data):
    checked = name + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


def png_bytes(width=2, height=2):
    """Draw a small red picture that every reader of PNG can read."""
    rows = (b"\0" + b"\xc0\x20\x20" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


PNG = png_bytes()
png = file(PNG, "image/png")
gif = file(b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,"
           b"\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;", "image/gif")  # fmt: skip
svg = file('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>', "image/svg+xml")
script = file("document.documentElement.classList.add('js');", "text/javascript")
sheet = file("body { color: #222 }", "text/css")
font = file(b"wOF2" + bytes(60), "font/woff2")
video = file(bytes(4) + b"ftypisom" + bytes(500), "video/mp4")
vtt = file("WEBVTT\n\n00:01.000 --> 00:04.000\nHoi!\n", "text/vtt")
empty = always(200, b"", content_type="image/png")

__all__ = ["always", "first", "to"]
