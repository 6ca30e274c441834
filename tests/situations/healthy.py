"""A healthy website with a healthy world around it: what a careful audit may cost is told by it."""

from situations.answers import file, png, script, sheet
from situations.case import Host
from situations.cases.videos import HOSTS as FILM_HOSTS
from situations.cases.videos import YOUTUBE_STATES
from situations.office import pdf
from situations.pages import PARAGRAPHS, page
from situations.website import HOST

PAGES, HOSTS, TARGETS_EACH = 200, 100, 4
FILMS = [id_ for id_, state in YOUTUBE_STATES.items() if state == "alive"]
CLEAR = 6
"""Hosts that are linked over http and have https too: there are always some."""


def _target_path(host, number):
    return f"/thema/{number}/tips-van-host-{host}" if number else "/"


def _outside():
    """Give hosts whose pages all live, and the addresses of those pages."""
    hosts, targets = {}, []
    for host in range(HOSTS):
        name = f"www.gezond-{host}.example"
        ways = {
            _target_path(host, number): page(
                f"Thema {number} van {host} | Host {host}", PARAGRAPHS, site=f"Host {host}"
            )
            for number in range(TARGETS_EACH)
        }
        if host % 10 == 0:
            ways["/folder.pdf"] = file(pdf("https://www.gezond-1.example/"), "application/pdf")
        clear = host >= HOSTS - CLEAR
        hosts[name] = Host(https=ways, http=ways if clear else None)
        targets += [f"{'http' if clear else 'https'}://{name}{path}" for path in ways]
    return hosts, targets


def _own(targets):
    """Give our own pages: each links to ten targets, its neighbours, pictures and films."""
    ways = {"/stijl.css": sheet, "/menu.js": script, "/logo.png": png}
    ways |= {f"/beeld/{number}.png": png for number in range(40)}
    ways["/rapport.pdf"] = file(pdf(targets[0], targets[1]), "application/pdf")
    for number in range(PAGES):
        links = [targets[(number * 3 + step * 41) % len(targets)] for step in range(10)]
        links += [f"/pagina/{(number + step) % PAGES}/" for step in (1, 2, 7)]
        links += ["/rapport.pdf", "mailto:info@redactie.example", "tel:112"]
        html = "".join(
            f'<p><a href="{url}">Lees meer over thema {url[-9:]}</a></p>' for url in links
        )
        html += f'<img src="/logo.png" alt=""><img src="/beeld/{number % 40}.png" alt="">'
        if number < len(FILMS):
            html += f'<iframe src="https://www.youtube.com/embed/{FILMS[number]}"></iframe>'
        head = '<link rel="stylesheet" href="/stijl.css"><script src="/menu.js"></script>'
        title = f"Pagina {number} | Gezonde website"
        ways[f"/pagina/{number}/"] = page(title, PARAGRAPHS + html, head=head)
    ways["/"] = page("Gezonde website", '<p><a href="/pagina/0/">Begin</a></p>')
    ways["/contact"] = page("Contact | Gezonde website", "<p>Bel ons.</p>")
    listed = "".join(
        f"<url><loc>https://{HOST}/pagina/{number}/</loc></url>" for number in range(PAGES)
    )
    ways["/sitemap.xml"] = file(f"<urlset>{listed}</urlset>", "application/xml")
    return ways


def healthy_world():
    """Give all hosts, and all (scheme, host, path) that must be asked for, robots.txt included."""
    hosts, targets = _outside()
    own = _own(targets)
    films = {name: FILM_HOSTS[name] for name in ("www.youtube.com",)}
    wanted = {("https", HOST, path) for path in own}
    wanted |= {(*url.split("://")[:1], *_parts(url.split("://")[1])) for url in targets}
    wanted |= {("https", "www.youtube.com", f"/embed/{film}") for film in FILMS}
    robots = {(scheme, host, "/robots.txt") for scheme, host, _ in wanted}
    return {**hosts, **films, HOST: Host(https=own)}, wanted | robots


def _parts(rest):
    host, _, path = rest.partition("/")
    return host, f"/{path}"
