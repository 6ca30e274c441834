"""Settings without a configuration file: for a quick look."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sicaudit import config
from sicaudit.errors import ConfigError
from sicaudit.model.settings import Settings
from sicaudit.model.site import Section, Site
from sicaudit.urls import Url, canonical, host_of, is_web, path_of, without_port

_OWN = re.compile(r"(localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)")

_FILES = (".html", ".htm", ".xhtml", ".pdf", ".txt", ".xml", ".json", ".docx", ".odt")
"""Ends of names that no country's domain has."""


def web_address(text: str) -> Url:
    """Read an address as people type it: `example.nl` means `https://example.nl/`.

    What is served on this machine itself is seldom served over https.
    """
    scheme = "" if "://" in text else "http://" if _OWN.match(text) else "https://"
    url = canonical(scheme + text)
    if url is None or not is_web(url) or (scheme and "@" in text):
        raise ConfigError(f"{text!r} is no web address. Write for example https://www.example.nl/")
    return Url(url.partition("#")[0])


def names_a_file(text: str) -> bool:
    """Say whether what is not there was meant as a file or folder, not as a website's address."""
    if "://" in text or _OWN.match(text) or text.startswith("www."):
        return False
    return "." not in text or "/" in text.rstrip("/") or text.lower().endswith(_FILES)


def settings_for(
    sites: Sequence[tuple[str, Url]],
    scratch: Path,
    *,
    packs: Sequence[str] | None = None,
    delay: str = "0.2s",
) -> Settings:
    """Describe each name and address as a site of its own, in a file in the scratch folder.

    `packs`: as on the command line; None: that of the country in whose domain all of them lie, if
    it comes along.
    """
    lines = ["[audit]"]
    if wanted := [_pack(name) for name in packs or ()] or _of_country([url for _, url in sites]):
        lines.append(f"packs = {json.dumps(wanted)}")
    lines += ["[crawl]", f'delay = "{delay}"']
    for id_, (_, url) in zip(_ids([name for name, _ in sites]), sites, strict=True):
        lines += ["[[site]]", f'id = "{id_}"', f'name = "{id_}"', f'url = "{url}"']
    path = scratch / "sites.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return replace(config.load(path), path=None)


def _of_country(urls: Sequence[Url]) -> list[str]:
    """Give the pack that is named as the domain of a country is: `ie`; empty: none is."""
    endings = {without_port(host_of(url)).rpartition(".")[2] for url in urls}
    return sorted(endings) if len(endings) == 1 and endings <= {*config.built_in_packs()} else []


def _pack(name: str) -> str:
    """Give a file by its whole path, as the configuration is written elsewhere."""
    if name in config.built_in_packs():
        return name
    path = Path(name)
    if not path.is_file():
        known = ", ".join(config.built_in_packs())
        raise ConfigError(
            f"--pack {name}: there is no such file, and no such built-in pack ({known})"
        )
    return str(path.resolve())


def _ids(names: Sequence[str]) -> list[str]:
    ids: list[str] = []
    for name in names:
        id_ = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "site"
        ids.append(f"{id_}-{len(ids) + 1}" if id_ in ids else id_)
    return ids


def site_of(url: Url, settings: Settings) -> Site:
    """Give the configured site whose page this is, else one made up for it."""
    for site in settings.sites:
        if host_of(url) in site.hosts:
            return site
    name = host_of(url) if is_web(url) else path_of(url)
    section = Section(name="page", audience=("public",), language=settings.language)
    return replace(
        Site(id="page", name=name, url=url, crawl=settings.crawl),
        sections=(replace(section, review_after=settings.freshness.review_after),),
    )
