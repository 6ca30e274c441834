"""A block that a site's pages share is its template: what stands there counts as footer."""

from collections import Counter

import pytest
from dutch_pack import SERVICES, TOPICS
from pages import facts, page

from sicaudit.model.knowledge import Knowledge, Scoring
from sicaudit.page.help.signpost_settling import Settling, fewest_of, services_on
from sicaudit.page.help.signposting import Signposting

READER = Signposting(Knowledge(services=SERVICES, topics=TOPICS))
SETTLING = Settling(TOPICS, Scoring())
STRIP = "<div class=strook><p>Hulp nodig? Bel de Kindertelefoon: 0800-0432</p></div>"
BANNER = "<div class=strook><p>Denk je aan zelfmoord? Je bent niet alleen.</p></div>"


def read(html, url="https://a.nl/x"):
    seen = page(html, url=url)
    return READER.read(seen, facts(html, url=url), kind="information")


def bullying(number, more=""):
    text = f"<h1>Online pesten</h1><p>Word je gepest? Dit is pagina {number} over pesten.</p>"
    return f"<title>Online pesten {number}</title>{text}{more}"


def template_of(pages, others=0):
    times = Counter(mark for found in pages for mark in found.marks)
    fewest = fewest_of(len(pages) + others)
    return frozenset(mark for mark, count in times.items() if count >= fewest)


def settled(found, template):
    return SETTLING.settled(found, template, kind="information")


def places(found):
    return {signpost.place for signpost in found.signposts}


def test_a_block_of_every_page_counts_as_footer():
    pages = [read(bullying(number, STRIP)) for number in range(9)]
    assert places(pages[0]) == {"text"}
    found = settled(pages[0], template_of(pages))
    assert places(found) == {"footer"}
    assert found.topics == pages[0].topics


def test_a_block_of_few_pages_is_their_own():
    pages = [read(bullying(number, STRIP)) for number in range(9)]
    template = template_of(pages, others=30)
    assert settled(pages[0], template) is pages[0]


@pytest.mark.parametrize(("others", "is_template"), [(20, True), (21, False)])
def test_three_pages_in_ten_are_not_yet_too_many(others, is_template):
    pages = [read(bullying(number, STRIP)) for number in range(9)]
    assert bool(template_of(pages, others)) is is_template


def test_on_a_small_site_nothing_is_template():
    pages = [read(bullying(number, STRIP)) for number in range(4)]
    assert template_of(pages) == frozenset()


def test_what_stands_in_main_is_the_page_itself():
    pages = [read(f"<main>{bullying(number, STRIP)}</main>") for number in range(9)]
    assert template_of(pages).isdisjoint(s.block for s in pages[0].signposts)


def test_words_of_a_template_make_no_topic():
    pages = [read(f"<h1>Over ons {n}</h1><p>Wie wij zijn, {n}.</p>{BANNER}") for n in range(9)]
    assert [topic.id for topic in pages[0].topics] == ["suicide"]
    found = settled(pages[0], template_of(pages))
    assert found.topics == ()


def test_a_topic_that_its_own_words_show_stays():
    pages = [read(bullying(n, BANNER.replace("Denk", "Pesten? Denk"))) for n in range(9)]
    found = settled(pages[0], template_of(pages))
    assert [topic.id for topic in found.topics] == ["cyberbullying"]
    assert found.topics[0].points < pages[0].topics[0].points


def test_what_the_own_help_page_leads_to():
    html = (
        f"<main><h1>Hulp</h1>{STRIP}<p>Vraag het Helpwanted.</p></main><footer>0800-2000</footer>"
    )
    assert services_on(read(html).signposts) == {"kindertelefoon"}
