"""All situations, each family in a file of its own."""

from dataclasses import replace
from importlib import import_module

FAMILIES = (
    "broken",
    "broken_by_redirect",
    "passing",
    "written",
    "secure",
    "help",
    "resources",
    "resources_fine",
    "fragments",
    "fragments_fine",
    "invalid",
    "invalid_fine",
    "gone_softly",
    "gone_by_redirect",
    "not_gone",
    "parked",
    "taken_over",
    "not_taken_over",
    "walls",
    "walls_more",
    "no_walls",
    "moved",
    "insecure",
    "videos",
    "documents",
    "history",
    "house_rules",
    "odd_servers",
    "gone_in_europe",
    "left_standing",
    "left_behind",
    "byways",
    "thieves_abroad",
    "given_up",
)


def about_families():
    """Give each family's name and what it is about, as its file says."""
    return {
        family.replace("_", "-"): (import_module(f"situations.cases.{family}").__doc__ or "")
        .strip()
        .rstrip(".")
        for family in FAMILIES
    }


def all_cases():
    """Give every case, with its family filled in; names and addresses are distinct."""
    cases = []
    for family in FAMILIES:
        module = import_module(f"situations.cases.{family}")
        name = family.replace("_", "-")
        cases += [replace(case, family=name) for case in module.CASES]
    names = [case.name for case in cases]
    twice = {name for name in names if names.count(name) > 1}
    assert not twice, f"two cases of one name: {sorted(twice)}"
    return tuple(cases)
