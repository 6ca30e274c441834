"""Whatever links to whatever: every URL once, no host twice at a time, no limit in silence."""

from collections import Counter
from dataclasses import replace

from crawling import PAGE, A, B, crawl, frontier, merge, urls
from hypothesis import given, settings
from hypothesis import strategies as st
from world import site

from sicaudit.urls import host_of

NAMES = [f"https://{host}.nl/{path}" for host in "abcd" for path in ("", "1", "2", "3", "4")]
PAGES = st.tuples(
    st.lists(st.sampled_from(NAMES), max_size=5), st.lists(st.sampled_from(NAMES), max_size=2)
)
WORLDS = st.dictionaries(
    st.sampled_from(NAMES), st.one_of(PAGES, PAGES, st.sampled_from(NAMES)), max_size=len(NAMES)
)


def begun(world, **limits):
    sites = (site("a", A, crawl=limits), site("b", B, crawl=limits))
    front = frontier(*sites, concurrency=1, delay=5.0)  # four URLs a batch
    for one in sites:
        front.seed(one)
    return front


class Ledger:
    """What a journal keeps of a crawl: enough to go on after a kill."""

    def __init__(self):
        self.known = {}
        self.done = set()
        self.batches = {}

    def note(self, front, batch, done):
        for entry in front.take_fresh():
            if (old := self.known.get(entry.id)) is not None:
                assert (old.url, entry.purpose) == (entry.url, PAGE)
                self.done.discard(entry.id)
                entry = replace(entry, depth=old.depth)
            self.known[entry.id] = entry
        for url, purpose in done:
            number = front.number(url)
            if self.known[number].purpose is purpose:
                self.done.add(number)
        self.batches[batch.host] = batch.number


def drive(front, world, draw, *, ledger=None, steps=None):
    """Crawl in an order that `draw` chooses, up to `steps` merges; give what was merged."""
    done, out = [], []
    while steps is None or steps > 0:
        out += front.ready(hosts_at_once=draw(st.integers(1, 3)))
        hosts = [batch.host for batch in out]
        assert len(set(hosts)) == len(hosts), "a host was handed out twice at a time"
        assert all(host_of(visit.url) == batch.host for batch in out for visit in batch.visits)
        if not out:
            break
        batch = out.pop(draw(st.integers(0, len(out) - 1)))
        cut = draw(st.integers(0, len(batch.visits))) if draw(st.booleans()) else len(batch.visits)
        merged = merge(front, batch, world, left=batch.visits[max(1, cut) :])
        done += merged
        if ledger is not None:
            ledger.note(front, batch, merged)
        steps = None if steps is None else steps - 1
    return done


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_url_is_asked_once_for_each_purpose_whatever_the_order(data):
    world = data.draw(WORLDS)
    front = begun(world)
    done = drive(front, world, data.draw)
    assert max(Counter(done).values()) == 1
    assert set(urls(done)) == set(urls(crawl(begun(world), world)))
    assert front.waiting == 0
    assert sum(front.pages.values()) == len(urls(done, PAGE))
    assert front.limits("a") == front.limits("b") == ()


@given(st.data(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_a_limit_is_kept_and_reported_exactly_where_it_bites(data, most):
    world = data.draw(WORLDS)
    everything = set(urls(crawl(begun(world), world), PAGE))
    front = begun(world, max_pages=most)
    read = set(urls(drive(front, world, data.draw), PAGE))
    for name, start in (("a", A), ("b", B)):
        own = {url for url in read if url.startswith(start)}
        assert len(own) <= most
        limits = front.limits(name)
        if limits:
            (limit,) = limits
            assert limit.kind == "max_pages"
            assert limit.example in everything - read
            assert len(own) == most
            assert limit.count <= len(everything - read)
    if not front.limits("a") and not front.limits("b"):
        assert read == everything


@given(st.data(), st.integers(0, 8))
@settings(max_examples=60, deadline=None)
def test_a_crawl_that_was_killed_and_resumed_asks_what_an_uninterrupted_one_asks(data, steps):
    world = data.draw(WORLDS)
    ledger = Ledger()
    killed = begun(world)
    before = drive(killed, world, data.draw, ledger=ledger, steps=steps)
    front = frontier(site("a", A), site("b", B), concurrency=1, delay=5.0)
    front.restore(ledger.known.values(), ledger.batches)
    for one in (site("a", A), site("b", B)):
        front.seed(one)
    front.ask_again(entry for number, entry in ledger.known.items() if number not in ledger.done)
    after = drive(front, world, data.draw, ledger=ledger)
    whole = crawl(begun(world), world)
    assert set(urls(before + after)) == set(urls(whole))
    assert set(urls(before + after, PAGE)) == set(urls(whole, PAGE))
    repeated = Counter(before + after)
    assert all(times == 1 for (_, purpose), times in repeated.items() if purpose is PAGE)
    assert sum(front.pages.values()) == len(set(urls(whole, PAGE)))
    assert {entry.url: number for number, entry in ledger.known.items()} == {
        url: front.number(url) for url in urls(whole)
    }
    assert ledger.done == set(ledger.known)
