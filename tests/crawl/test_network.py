"""Is it they or we?"""

import pytest

from sicaudit.crawl.network import SURE_TO_EXIST, is_reserved, names_work, resolves
from sicaudit.urls import Host


def answering(*known):
    asked = []

    async def resolve(name):
        asked.append(name)
        return name in known

    return resolve, asked


async def test_one_name_that_resolves_is_proof_enough():
    resolve, asked = answering(SURE_TO_EXIST[1])
    assert await names_work(resolve=resolve)
    assert asked == [*SURE_TO_EXIST[:2]]


async def test_where_no_sure_name_resolves_the_fault_is_ours():
    resolve, asked = answering()
    assert not await names_work(resolve=resolve)
    assert asked == [*SURE_TO_EXIST]


async def test_the_machine_knows_itself_and_no_reserved_name():
    assert await resolves("localhost")
    assert not await resolves("nobody.invalid")


@pytest.mark.parametrize(
    ("host", "reserved"),
    [
        ("nobody.invalid", True),
        ("a.b.test", True),
        ("www.example", True),
        ("x.localhost", True),
        ("nobody.invalid:8080", True),
        ("invalid.nl", False),
        ("example.com", False),
        ("example.nl:80", False),
    ],
)
def test_names_that_nobody_can_know(host, reserved):
    assert is_reserved(Host(host)) is reserved
