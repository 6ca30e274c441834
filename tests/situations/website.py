"""The made-up website whose pages hold all situations, one page each."""

import hashlib
import json
from pathlib import Path
from urllib.parse import urlsplit

from situations.answers import always
from situations.case import Host
from situations.pages import ARTICLE

HOST = "www.veilig.example"
URL = f"https://{HOST}/"
SERVICE_HOST = "www.hulplijn.example"
"""Of a service that pages send people to: its links are signposts."""

_PAGE = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>{title} - Veilig Online</title>{head}</head>
<body>
<header><a href="/">Veilig Online</a></header>
<main><h1>{title}</h1>
{html}
</main>
<footer><p>Veilig Online is een verzonnen website.</p></footer>
</body>
</html>"""


def path_of(case):
    """Give its page an address of which nothing can be read."""
    return f"/voorbeeld/{hashlib.sha256(case.name.encode()).hexdigest()[:10]}/"


class Website:
    """Our own pages by path, and which case each belongs to."""

    def __init__(self, cases):
        self.cases = {}
        self._ways = {"/contact": ARTICLE}
        for case in cases:
            title = f"Voorbeeld {path_of(case)[11:-1]}"
            page = _PAGE.format(title=title, head=case.head, html=case.html)
            for path, way in {path_of(case): page, **case.own}.items():
                _put(self._ways, path, way, HOST)
                self.cases[path.partition("?")[0]] = case

    def host(self, *, last_week):
        """Serve the front page with links to the pages of this week, or of last week."""
        shown = {path_of(case): case for case in self.cases.values()}
        links = [
            f'<li><a href="{path}">Voorbeeld</a></li>'
            for path, case in shown.items()
            if not last_week or any(host.before is not None for host in case.hosts.values())
        ]
        front = _PAGE.format(title="Voorpagina", head="", html=f"<ul>{''.join(links)}</ul>")
        return Host(https=self._ways | {"/": always(200, front)})

    def case_of(self, url):
        """Give the case that a page of ours belongs to; None: the front page, or not ours."""
        parts = urlsplit(url)
        return self.cases.get(parts.path) if parts.hostname == HOST else None


def hosts_of(cases):
    """Put together what all cases say of the hosts outside."""
    hosts = {}
    for case in cases:
        for name, host in case.hosts.items():
            known = hosts.get(name, host)
            hosts[name] = host if known is host else _joined(known, host, name)
    return hosts


def _joined(one, other, name):
    """Let two cases share a host, as long as they do not disagree about a path."""
    ways = dict(one.https or {})
    for path, way in (other.https or {}).items():
        _put(ways, path, way, name)
    plain = (one.certificate, one.names, one.before, other.certificate, other.names, other.before)
    assert plain == ("good", "answer", None) * 2, f"{name} is two hosts"
    assert one.http is None is other.http, f"{name} is two hosts"
    return Host(https=ways)


def _put(ways, path, way, host):
    assert ways.get(path, way) is way, f"{host}{path} is two things"
    ways[path] = way


def mail_of(cases):
    return {domain: way for case in cases for domain, way in case.mail.items()}


def write_configuration(folder: Path, cases, *, sitemaps=False, patience="2.5s"):
    """Write sites.toml; gives its path."""
    rules = [f"[[links.rule]]\n{rule.strip()}\n" for case in cases for rule in case.rules]
    text = f"""
[audit]
packs = []
language = "nl"
contact = "webteam@veilig.example"

[crawl]
delay = "0s"
concurrency = 8
timeout = "30s"
sitemaps = {str(sitemaps).lower()}

[links]
delay = "0s"
concurrency = 4
timeout = "{patience}"
retries = 1
allow_private = true

{chr(10).join(rules)}
[freshness]
review_after = "never"

[[service]]
id = "hulplijn"
name = "Hulplijn"
hosts = [{json.dumps(SERVICE_HOST)}]

[[site]]
id = "veilig"
name = "Veilig Online"
url = "{URL}"
"""
    path = folder / "sites.toml"
    path.write_text(text, encoding="utf-8")
    return path
