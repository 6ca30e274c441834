"""What a reader sees of a document before a script, a click or a search shows the rest."""

import time

import pytest
from pages import page

from sicaudit.page.html.sight import Sight, is_style_hiding


def seen(html):
    tree = page(html).tree
    sight = Sight(tree)
    return [node.text() for node in tree.css("h1") if sight.sees(node)]


@pytest.mark.parametrize(
    "html",
    [
        "<div hidden><h1>x</h1></div>",
        "<h1 hidden='until-found'>x</h1>",
        "<div aria-hidden='true'><p><h1>x</h1></div>",
        "<div style='color:red; Display : NONE'><h1>x</h1></div>",
        "<div style='visibility:hidden'><h1>x</h1></div>",
        "<div style='opacity:0'><h1>x</h1></div>",
        "<div style='height:0;overflow:hidden'><h1>x</h1></div>",
        "<div style='left:-9999px'><h1>x</h1></div>",
        "<div class='alert d-none'><h1>x</h1></div>",
        "<div class='modal fade'><h1>x</h1></div>",
        "<div class='tab-pane'><h1>x</h1></div>",
        "<p></p><noscript><h1>x</h1></noscript>",
        "<template><h1>x</h1></template>",
        "<dialog><h1>x</h1></dialog>",
        "<details><summary>y</summary><h1>x</h1></details>",
        "<div v-if='none'><h1>x</h1></div>",
        "<div popover><h1>x</h1></div>",
        "<style>.a, #b{color:red;display : none}</style><h1 class='a'>x</h1>",
        "<style>p{}.c #b{}h1#b{display:none!important}</style><h1 id='b'>x</h1>",
    ],
)
def test_what_is_hidden_is_not_seen(html):
    assert seen(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<h1>x</h1>",
        "<div aria-hidden='false'><h1>x</h1></div>",
        "<body hidden style='display:none'><h1>x</h1>",
        "<div style='line-height:1;border-width:0;min-height:0'><h1>x</h1></div>",
        "<div style='margin-left:-250px;left:50%'><h1>x</h1></div>",
        "<div style='opacity:0;transform:translateY(9px)'><h1>x</h1></div>",
        "<h1 class='hidden md:block'>x</h1>",
        "<h1 class='d-none d-lg-block'>x</h1>",
        "<h1 class='sr-only'>x</h1>",
        "<div class='modal show'><h1>x</h1></div>",
        "<div class='tab-pane active'><h1>x</h1></div>",
        "<dialog open><h1>x</h1></dialog>",
        "<details open><h1>x</h1></details>",
        "<style>@media print{.a{display:none}}</style><h1 class='a'>x</h1>",
        "<style>.b .a{display:none}</style><h1 class='a'>x</h1>",
        "<div aria-hidden='true'><h1>x</h1></div><div aria-modal='true'>cookies</div>",
    ],
)
def test_what_is_shown_or_soon_will_be_is_seen(html):
    assert seen(html) == ["x"]


def test_a_document_can_be_read_without_what_is_hidden():
    html = (
        "<p>a</p><div hidden><p hidden>b</p></div><div class='hide'><div hidden>c</div></div><p>d"
    )
    tree = page(html).tree
    assert Sight(tree).seen().body.text(separator=" ").split() == ["a", "d"]
    assert "b" in tree.body.text()


def test_a_document_that_hides_nothing_is_read_as_it_is():
    tree = page("<p style='color:red'>a</p>").tree
    assert Sight(tree).seen() is tree


def test_a_style_that_moves_a_little_hides_nothing():
    assert not is_style_hiding("top: -10px; left: -100%")


@pytest.mark.parametrize(
    "html",
    [
        "<div hidden>" * 3000 + "<h1>x",
        "<style>" + "@media x{" * 3000 + "display:none</style><h1>x",
        "<style>" + ",.a" * 6000 + "{display:none}</style>" + "<p class='a b c'>x</p>" * 3000,
        "<p style='" + "left:" * 10_000 + "'>x</p>" * 3,
        "<p aria-modal='true'>x</p>" * 5000,
    ],
    ids=["depth", "media", "selectors", "style", "dialogs"],
)
def test_a_hostile_document_is_looked_at_in_time(html):
    tree = page(html).tree
    start = time.process_time()
    sight = Sight(tree)
    sight.seen()
    assert time.process_time() - start < 2
