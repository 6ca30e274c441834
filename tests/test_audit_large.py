"""Audits of sites so large that batches are written while the next one is under way."""

from world import HOME, World, auditing, links, settings, site

PAGES = 60
FAST = site(crawl={"delay": 0.0, "concurrency": 100})


def two_layers():
    """A front page with sixty pages, each of which leads to one more."""
    outer = [f"{HOME}{n}" for n in range(PAGES)]
    inner = {url: links(f"{url}/more") for url in outer}
    return World({HOME: links(*outer), **inner, **{f"{url}/more": links(HOME) for url in outer}})


async def test_a_batch_that_comes_while_the_one_before_is_unwritten_loses_nothing(tmp_path):
    async with auditing(settings(FAST), tmp_path / "journal") as (audit, journal, examine, _, stop):
        assert await audit.crawl(two_layers().engine(examine, stop), resumed=False)
        pages = [known for known in journal.known() if known.purpose == "page"]
        assert len(pages) == 2 * PAGES + 1
        assert all(known.done for known in pages)
