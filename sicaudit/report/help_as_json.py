"""What findings.json says of a site's way to help, beside its findings."""

from typing import Any

from sicaudit.model.run import NumberTally, SiteTally
from sicaudit.report.clean import clean


def help_of(site: SiteTally) -> dict[str, Any]:
    """Give the keys of a site that are about help."""
    return {
        "help_clicks": site.help_clicks,
        "helping_pages": site.helping,
        "help": [
            {
                "service": clean(each.id),
                "name": clean(each.name),
                "well": each.well,
                "weakly": each.weakly,
            }
            for each in site.help
        ],
        "links_to": [
            {
                "site": clean(link.site),
                "pages": link.pages,
                "targets": link.targets,
                "example": clean(link.example),
            }
            for link in site.links_to
        ],
        "phones": [_phone(number) for number in site.numbers],
        "more_phones": site.more_numbers,
    }


def _phone(number: NumberTally) -> dict[str, Any]:
    return {
        "number": clean(number.number),
        "shown": clean(number.raw),
        "pages": number.pages,
        "example": clean(number.example),
        "standing": number.standing,
        "whose": [clean(name) for name in number.whose],
        "beside": [{"name": clean(name), "pages": pages} for name, pages in number.beside],
        "words": clean(number.words),
    }
