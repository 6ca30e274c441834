"""How each host is approached."""

from world import settings, site

import sicaudit
from sicaudit.engine.approaches import approaches, user_agent
from sicaudit.model.site import Manners


def test_a_site_has_its_own_manners_and_the_world_those_of_links():
    home = site(crawl={"concurrency": 7, "delay": 1.5, "timeout": 9.0, "max_bytes": 5})
    links = {"concurrency": 3, "delay": 2.5, "timeout": 8.0, "retries": 4, "accept": (999,)}
    found = approaches(settings(home, links=links))
    own, world = found["home"], found[None]
    assert (own.concurrency, own.delay, own.timeout, own.most_bytes) == (7, 1.5, 9.0, 5)
    assert (world.concurrency, world.delay, world.timeout) == (3, 2.5, 8.0)
    assert own.retries == world.retries == 4
    assert own.accept == world.accept == (999,)


def test_only_our_own_hosts_may_be_private():
    found = approaches(settings())
    assert found["home"].private
    assert not found[None].private
    assert approaches(settings(links={"allow_private": True}))[None].private


def test_only_our_own_hosts_get_a_sites_headers_and_nobody_sees_them():
    found = approaches(
        settings(site(crawl={"headers": {"X-Key": "s3cret"}}), site("two", "https://b.nl/"))
    )
    assert found["home"].headers == {"X-Key": "s3cret"}
    assert found["two"].headers == {}
    assert found[None].headers == {}
    assert "s3cret" not in repr(found)


def test_we_say_who_we_are_and_whom_to_write_to():
    plain = f"sicaudit/{sicaudit.__version__}"
    assert user_agent(settings()) == plain
    assert user_agent(settings(contact="mail@a.nl")) == f"{plain} (+mail@a.nl)"
    assert user_agent(settings(user_agent="Wij/1", contact="mail@a.nl")) == "Wij/1"
    manners = Manners(contact="ander@a.nl")
    assert user_agent(settings(contact="mail@a.nl"), manners) == f"{plain} (+ander@a.nl)"
    assert user_agent(settings(user_agent="Wij/1"), Manners(user_agent="Zij/2")) == "Zij/2"
