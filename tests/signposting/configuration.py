"""The sites.toml of the made-up family."""

import json
from pathlib import Path

from signposting.family import websites

_START = """
[audit]
packs = ["nl"]
language = "en"
contact = "webteam@veilig.example"

[crawl]
delay = "0s"
concurrency = 8
timeout = "5s"
sitemaps = false

[links]
delay = "0s"
concurrency = 4
timeout = "2s"
retries = 0
allow_private = true

[freshness]
review_after = "never"
"""


def write_configuration(folder: Path):
    """Write sites.toml; gives its path."""
    path = folder / "sites.toml"
    path.write_text("\n".join([_START, *map(_site, websites().values())]), encoding="utf-8")
    return path


def _site(site):
    lines = ["[[site]]"]
    known = {"id": site.id, "name": site.name, "url": site.url, "language": site.language}
    known |= {"audience": site.audience}
    if site.help_page:
        known["help_page"] = site.url.rstrip("/") + site.help_page
    lines += _values(known)
    if site.orphans:
        lines += ["[site.crawl]", "sitemaps = true"]
    for section in site.sections.values():
        values = {"name": section.id, "paths": section.paths, "kind": section.kind}
        values |= {"audience": section.audience, "language": section.language}
        values |= {"place": section.place} if section.place else {}
        values |= {} if section.topics else {"topics": False}
        lines += ["[[site.section]]", *_values(values)]
    return "\n".join((*lines, ""))


def _values(known):
    return [f"{key} = {json.dumps(value)}" for key, value in known.items()]
