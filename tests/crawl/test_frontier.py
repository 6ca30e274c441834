"""Which URLs are asked for, in which batches, and which are left out."""

import pytest
from crawling import PAGE, RESOURCE, SITEMAP, TARGET, A, B, answered, crawl, frontier, merge, urls
from world import site

from sicaudit.crawl.frontier import NOT_ASKED, Frontier, Known, batch_size
from sicaudit.crawl.scope import Family
from sicaudit.model.batch import Approach, Visit
from sicaudit.model.site import LinkManners, LinkRule
from sicaudit.urls import Url


def test_a_site_begins_at_its_front_page_and_ends_where_no_link_is_new():
    front = frontier()
    front.seed(site("a", A))
    world = {A: ([f"{A}1", f"{A}2", A], []), f"{A}1": ([f"{A}2", f"{A}3"], [])}
    assert urls(crawl(front, world)) == [A, f"{A}1", f"{A}2", f"{A}3"]
    assert front.waiting == 0
    assert dict(front.pages) == {"a": 4}


def test_what_a_page_embeds_is_asked_for_but_not_read():
    front = frontier()
    front.seed(site("a", A))
    done = crawl(front, {A: ([], [f"{A}logo.png", "https://c.nl/x.js"])})
    assert set(done) == {(A, PAGE), (f"{A}logo.png", RESOURCE), ("https://c.nl/x.js", RESOURCE)}


def test_what_was_embedded_first_is_read_once_somebody_links_to_it():
    front = frontier()
    front.seed(site("a", A))
    done = crawl(front, {A: ([f"{A}1"], [f"{A}2"]), f"{A}1": ([f"{A}2"], [f"{A}2"])})
    assert done == [(A, PAGE), (f"{A}1", PAGE), (f"{A}2", RESOURCE), (f"{A}2", PAGE)]
    assert front.size == 3


def test_a_link_to_another_site_of_the_family_is_a_page_of_that_site():
    front = frontier()
    front.seed(site("a", A))
    assert crawl(front, {A: ([f"{B}x", "https://c.nl/"], [])}) == [
        (A, PAGE),
        (f"{B}x", PAGE),
        ("https://c.nl/", TARGET),
    ]


def test_a_site_left_out_this_time_is_only_a_target():
    front = frontier(crawled={"a"})
    front.seed(site("a", A))
    assert (f"{B}x", TARGET) in crawl(front, {A: ([f"{B}x"], [])})


def test_a_target_outside_is_never_a_source_of_links():
    front = frontier()
    front.seed(site("a", A))
    done = crawl(front, {A: (["https://c.nl/"], []), "https://c.nl/": (["https://d.nl/"], [])})
    assert urls(done) == [A, "https://c.nl/"]


def test_a_redirect_is_an_edge_whose_end_waits_for_its_own_host():
    front = frontier()
    front.seed(site("a", A))
    world = {A: ([f"{A}old"], []), f"{A}old": f"{A}new#deel", f"{A}new": ([f"{A}more"], [])}
    assert urls(crawl(front, world), PAGE) == [A, f"{A}old", f"{A}new", f"{A}more"]
    assert front.is_linked(front.number(f"{A}new"))


def test_a_redirect_adds_no_click_to_the_depth():
    only = site("a", A, crawl={"max_depth": 1})
    front = frontier(only)
    front.seed(only)
    world = {A: ([f"{A}old"], []), f"{A}old": f"{A}new", f"{A}new": ([f"{A}deep"], [])}
    assert urls(crawl(front, world)) == [A, f"{A}old", f"{A}new"]
    assert [(limit.kind, limit.count) for limit in front.limits("a")] == [("max_depth", 1)]


@pytest.mark.parametrize(
    "location", ["ftp://c.nl/x", "mailto:a@c.nl", "data:,x", "javascript:alert(1)", "file:///etc/x"]
)
def test_a_redirect_out_of_the_web_is_not_asked_for(location):
    front = frontier()
    front.seed(site("a", A))
    assert urls(crawl(front, {A: location})) == [A]
    assert front.size == 1


def test_a_sitemap_that_has_moved_is_read_where_it_is():
    front = frontier()
    front.add_sitemap(Url(f"{A}sitemap.xml"), site("a", A))
    done = crawl(front, {f"{A}sitemap.xml": f"{A}sitemap_index.xml"})
    assert done == [(f"{A}sitemap.xml", SITEMAP), (f"{A}sitemap_index.xml", SITEMAP)]


def test_a_sitemap_elsewhere_is_not_asked_for():
    front = frontier()
    for url in ("https://c.nl/sitemap.xml", "ftp://a.nl/sitemap.xml", "mailto:a@a.nl"):
        front.add_sitemap(Url(url), site("a", A))
    assert front.ready(hosts_at_once=9) == []


def test_a_sitemap_lists_only_pages_of_its_own_site():
    front = frontier()
    listed = front.add_listed(map(Url, (f"{A}1", f"{B}1", "https://c.nl/", f"{A}1")), site("a", A))
    assert [url for _, url in listed] == [f"{A}1", f"{A}1"]
    assert urls(crawl(front, {})) == [f"{A}1"]
    assert not front.is_linked(front.number(f"{A}1"))


def test_a_page_that_only_links_to_itself_is_not_linked():
    front = frontier()
    front.add_listed([Url(f"{A}1")], site("a", A))
    crawl(front, {f"{A}1": ([f"{A}1"], [f"{A}1"])})
    assert not front.is_linked(front.number(f"{A}1"))


def test_excluded_and_ignored_urls_have_no_number():
    only = site("a", A, crawl={"exclude": ("/uit/*",)}, do_not_crawl=("/niet/*",))
    rules = (
        LinkRule(match="x.nl", treat="ignore"),
        LinkRule(match="y.nl", treat="unverifiable"),
    )
    links = LinkManners(exclude=("https://z.nl/*",), rules=rules)
    front = frontier(only, links=links)
    front.seed(only)
    wanted = [f"{A}uit/1", f"{A}niet/1", "https://x.nl/1", "https://z.nl/1", "https://y.nl/1"]
    (batch,) = front.ready(hosts_at_once=9)
    numbers = front.add_links(answered(batch.visits[0], wanted))
    assert numbers[:4] == [NOT_ASKED] * 4
    assert numbers[4] != NOT_ASKED
    assert front.add_links(answered(batch.visits[0], [], wanted[:4])) == [NOT_ASKED] * 4


def test_with_external_off_only_our_own_hosts_are_asked():
    front = frontier(links=LinkManners(external=False), crawled={"a"})
    front.seed(site("a", A))
    assert urls(crawl(front, {A: ([f"{B}x", "https://c.nl/"], [])})) == [A, f"{B}x"]


def test_include_keeps_the_front_page_and_checks_the_rest_without_reading_it():
    only = site("a", A, crawl={"include": ("/nieuws/*",)})
    front = frontier(only)
    front.seed(only)
    done = crawl(front, {A: ([f"{A}nieuws/1", f"{A}over"], [])})
    assert (A, PAGE) in done
    assert (f"{A}nieuws/1", PAGE) in done
    assert (f"{A}over", TARGET) in done or (f"{A}over", RESOURCE) in done


def test_pages_beyond_the_limit_are_counted_once_each():
    only = site("a", A, crawl={"max_pages": 2})
    front = frontier(only)
    front.seed(only)
    deep = [f"{A}{n}" for n in range(5)]
    done = crawl(front, {A: (deep, []), f"{A}0": (deep, [])})
    assert urls(done) == [A, f"{A}0"]
    (limit,) = front.limits("a")
    assert (limit.kind, limit.count, limit.example) == ("max_pages", 4, f"{A}1")


def test_a_page_that_was_too_deep_by_one_way_and_not_by_another_is_no_limit():
    only = site("a", A, crawl={"max_depth": 1})
    front = frontier(only)
    front.seed(only)
    (batch,) = front.ready(hosts_at_once=1)
    merge(front, batch, {A: ([f"{A}1"], [])})
    (batch,) = front.ready(hosts_at_once=1)
    front.add_links(answered(batch.visits[0], [f"{A}2"]))
    assert [limit.kind for limit in front.limits("a")] == ["max_depth"]
    front.add_listed([Url(f"{A}2")], only)
    assert front.limits("a") == ()


def test_a_page_beyond_the_limit_that_pages_embed_is_counted_too():
    only = site("a", A, crawl={"max_pages": 1})
    front = frontier(only)
    front.seed(only)
    assert crawl(front, {A: ([f"{A}1"], [])}) == [(A, PAGE)]
    front.add_links(answered(page_visit(front, A), [], [f"{A}2"]))
    front.add_links(answered(page_visit(front, A), [f"{A}2"]))
    assert front.limits("a")[0].count == 2
    assert front.number(f"{A}2") != NOT_ASKED


def page_visit(front, url):
    return Visit(id=front.number(Url(url)), url=Url(url), purpose=PAGE, site="a")


def test_what_a_stop_left_comes_first_in_the_next_batch():
    front = frontier(concurrency=1, delay=1.0)
    front.add_listed([Url(f"{A}{n}") for n in range(7)], site("a", A))
    (batch,) = front.ready(hosts_at_once=9)
    merge(front, batch, {}, left=batch.visits[1:])
    (again,) = front.ready(hosts_at_once=9)
    assert again.visits[: len(batch.visits) - 1] == batch.visits[1:]
    assert (batch.number, again.number) == (1, 2)


def test_asking_again_is_a_visit_more_with_the_retries_it_says():
    front = frontier(retries=2)
    front.seed(site("a", A))
    crawl(front, {})
    known = [Known(id=front.number(Url(A)), url=Url(A), purpose=PAGE, site="a", depth=0)]
    front.ask_again(known, retries=0)
    (batch,) = front.ready(hosts_at_once=9)
    assert [visit.url for visit in batch.visits] == [A]
    assert batch.approach.retries == 0
    assert batch.number == 2


def test_a_host_has_the_manners_of_its_site_and_others_those_of_the_world():
    sites = (site("a", A),)
    front = Frontier(
        Family(sites), LinkManners(), {"a": Approach(delay=1), None: Approach(delay=2)}
    )
    front.seed(sites[0])
    (batch,) = front.ready(hosts_at_once=9)
    merge(front, batch, {A: (["https://c.nl/", "http://a.nl/x"], [])})
    delays = {batch.host: batch.approach.delay for batch in front.ready(hosts_at_once=9)}
    assert delays == {"c.nl": 2, "a.nl": 1}


def test_a_batch_is_about_five_seconds_of_work():
    assert batch_size(Approach(concurrency=2, delay=0.2)) == 40
    assert batch_size(Approach(concurrency=1, delay=10)) == 4
    assert batch_size(Approach(concurrency=8, delay=0)) == 250
