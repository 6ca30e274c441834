"""nginx in front of the documents, on loopback only."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.documents import SETS, WORK, DocumentSet

PREFIX = WORK / "nginx"
PID_FILE = PREFIX / "nginx.pid"
PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))

TYPES = {
    "text/html": "html htm",
    "application/xhtml+xml": "xhtml",
    "text/css": "css",
    "text/javascript": "js",
    "text/plain": "txt py rst",
    "text/xml": "xml",
    "application/json": "json",
    "application/pdf": "pdf",
    "image/png": "png",
    "image/gif": "gif",
    "image/jpeg": "jpg jpeg",
    "image/svg+xml": "svg",
    "image/x-icon": "ico",
    "font/woff2": "woff2",
}

# No charset: the header would overrule what the files themselves say, and a few hundred pages
# of the Apache manual are not UTF-8. Relative redirects keep the port. Apache's package turns
# folder listings on (Options Indexes), the others leave that to whoever serves them.
MAIN = """{user}worker_processes 1;
pid {pid};
error_log error.log crit;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  gzip off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  keepalive_timeout 75s;
  absolute_redirect off;
  default_type application/octet-stream;
  types {{ {types} }}
  client_body_temp_path temp;
  proxy_temp_path temp;
  fastcgi_temp_path temp;
  uwsgi_temp_path temp;
  scgi_temp_path temp;
  open_file_cache max=20000 inactive=10m;
{servers}}}
"""
SERVER = """  server {{
    listen 127.0.0.1:{port} backlog=4096;
    root "{root}";
    index {index};
    autoindex {autoindex};
  }}
"""


def write_configuration() -> Path:
    """Write nginx.conf; everything nginx writes stays under its own prefix."""
    (PREFIX / "temp").mkdir(parents=True, exist_ok=True)
    # Started by root, nginx would change to an account that may not read this folder.
    user = f"user {pwd.getpwuid(0).pw_name};\n" if os.geteuid() == 0 else ""
    configuration = PREFIX / "nginx.conf"
    configuration.write_text(
        MAIN.format(
            user=user,
            pid=PID_FILE,
            types=" ".join(f"{kind} {endings};" for kind, endings in TYPES.items()),
            servers="".join(map(_server, SETS)),
        ),
        encoding="utf-8",
    )
    return configuration


def _server(documents: DocumentSet) -> str:
    return SERVER.format(
        port=documents.port,
        root=documents.folder,
        index=documents.index,
        autoindex="on" if documents.package == "apache2-doc" else "off",
    )


def running() -> int | None:
    """Give the pid of the nginx we started; None where it does not run."""
    try:
        pid = int(PID_FILE.read_text())
        name = Path(f"/proc/{pid}/comm").read_text().strip()
    except (OSError, ValueError):
        return None
    return pid if name == "nginx" else None


def start() -> None:
    """Start nginx in the background; it returns once the ports are open."""
    if running() is not None:
        return
    nginx = shutil.which("nginx", path=PATH)
    if nginx is None:
        raise SystemExit("nginx is not installed (Debian: nginx-light)")
    configuration = write_configuration()
    error_log = PREFIX / "error.log"
    command = [nginx, "-p", str(PREFIX), "-c", str(configuration), "-e", str(error_log)]
    subprocess.run(command, check=True)
    _wait(lambda: running() is not None, "nginx did not start")


def stop() -> None:
    """Stop the nginx that our pid file names, and no other."""
    pid = running()
    if pid is None:
        return
    os.kill(pid, signal.SIGTERM)
    _wait(lambda: running() is None, "nginx did not stop")


def _wait(done: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + 10
    while not done():
        if time.monotonic() > deadline:
            raise SystemExit(otherwise)
        time.sleep(0.05)


@contextmanager
def serving() -> Iterator[int]:
    """Give nginx's pid; stop it afterwards if it was started here."""
    was_running = running() is not None
    start()
    pid = running()
    assert pid is not None
    try:
        yield pid
    finally:
        if not was_running:
            stop()
