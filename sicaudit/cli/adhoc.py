"""Settings without a configuration file: for a quick look."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sicaudit import config
from sicaudit.errors import ConfigError
from sicaudit.model.settings import Settings
from sicaudit.model.site import Section, Site
from sicaudit.urls import Url, canonical, host_of, is_web, path_of


def web_address(text: str) -> Url:
    """Read an address as people type it: `example.nl` means `https://example.nl/`."""
    url = canonical(text if "://" in text else f"https://{text}")
    if url is None or not is_web(url):
        raise ConfigError(f"{text!r} is no web address. Write for example https://www.example.nl/")
    return url


@contextmanager
def settings_for(urls: Sequence[Url], *, delay: str = "0.2s") -> Iterator[tuple[Settings, Path]]:
    """Describe each address as a site of its own; gives the settings and a scratch folder."""
    with TemporaryDirectory(prefix="sicaudit-") as scratch:
        path = Path(scratch) / "sites.toml"
        path.write_text(_as_toml(urls, delay), encoding="utf-8")
        yield config.load(path), Path(scratch)


def _as_toml(urls: Sequence[Url], delay: str) -> str:
    lines = [f'[audit]\npacks = ["nl"]\n[crawl]\ndelay = "{delay}"\n']
    for name, url in zip(_names(urls), urls, strict=True):
        lines.append(f'[[site]]\nid = "{name}"\nname = "{host_of(url)}"\nurl = "{url}"\n')
    return "\n".join(lines)


def _names(urls: Sequence[Url]) -> list[str]:
    names: list[str] = []
    for url in urls:
        name = re.sub(r"[^a-z0-9]+", "-", host_of(url).lower()).strip("-") or "site"
        names.append(f"{name}-{len(names) + 1}" if name in names else name)
    return names


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
