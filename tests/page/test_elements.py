"""Every place where HTML holds a URL."""

import pytest
from pages import facts, page

from sicaudit.page.html.document import EMBEDDED
from sicaudit.page.html.elements import CRAWLED, HOLDERS, RESOURCE_LABELS, Use

X = "https://a.nl/map/x"

NAVIGATION, RESOURCE, REFERENCE = Use.NAVIGATION, Use.RESOURCE, Use.REFERENCE

PLACES = [
    ("a[href]", NAVIGATION, "<a href=x>x</a>"),
    ("a[href]", NAVIGATION, "<svg><a href=x>x</a></svg>"),
    ("a[xlink:href]", NAVIGATION, "<svg><a xlink:href=x>x</a></svg>"),
    ("area[href]", NAVIGATION, "<map><area href=x></map>"),
    ("iframe[src]", RESOURCE, "<iframe src=x></iframe>"),
    ("frame[src]", RESOURCE, "<!doctype html><frameset><frame src=x></frameset>"),
    ("meta[refresh]", NAVIGATION, '<meta http-equiv=refresh content="0; url=x">'),
    ("meta[refresh]", NAVIGATION, "<meta http-equiv=Refresh content=\"5;URL='x'\">"),
    ("meta[refresh]", NAVIGATION, "<meta http-equiv=refresh content='0; url = \"x\" '>"),
    ("meta[refresh]", NAVIGATION, '<meta http-equiv=refresh content="0,x">'),
    ("meta[refresh]", NAVIGATION, '<meta http-equiv=refresh content="0 x">'),
    ("img[src]", RESOURCE, "<img src=x>"),
    ("img[src]", RESOURCE, "<image src=x>"),
    ("img[srcset]", RESOURCE, '<img srcset="x 2x">'),
    ("source[src]", RESOURCE, "<video><source src=x></video>"),
    ("source[srcset]", RESOURCE, '<picture><source srcset="x 100w"></picture>'),
    ("script[src]", RESOURCE, "<script src=x></script>"),
    ("script[src]", RESOURCE, "<script src=x type=module async></script>"),
    ("embed[src]", RESOURCE, "<embed src=x>"),
    ("object[data]", RESOURCE, "<object data=x></object>"),
    ("video[src]", RESOURCE, "<video src=x></video>"),
    ("video[poster]", RESOURCE, "<video poster=x></video>"),
    ("audio[src]", RESOURCE, "<audio src=x></audio>"),
    ("track[src]", RESOURCE, "<video><track src=x></video>"),
    ("input[src]", RESOURCE, "<input type=image src=x>"),
    ("input[src]", RESOURCE, "<input type=IMAGE src=x>"),
    ("image[href]", RESOURCE, "<svg><image href=x /></svg>"),
    ("image[xlink:href]", RESOURCE, "<svg><image xlink:href=x /></svg>"),
    ("use[href]", RESOURCE, "<svg><use href=x /></svg>"),
    ("use[xlink:href]", RESOURCE, "<svg><use xlink:href=x /></svg>"),
    ("feimage[href]", RESOURCE, "<svg><filter><feImage href=x /></filter></svg>"),
    ("script[href]", RESOURCE, "<svg><script href=x></script></svg>"),
    ("body[background]", RESOURCE, "<body background=x>"),
    ("table[background]", RESOURCE, "<table background=x></table>"),
    ("thead[background]", RESOURCE, "<table><thead background=x></table>"),
    ("tbody[background]", RESOURCE, "<table><tbody background=x></table>"),
    ("tfoot[background]", RESOURCE, "<table><tfoot background=x></table>"),
    ("tr[background]", RESOURCE, "<table><tr background=x></table>"),
    ("button[formaction]", REFERENCE, "<form><button formaction=x>x</button></form>"),
    ("input[formaction]", REFERENCE, "<form><input type=submit formaction=x></form>"),
    ("td[background]", RESOURCE, "<table><tr><td background=x></table>"),
    ("th[background]", RESOURCE, "<table><tr><th background=x></table>"),
    ("blockquote[cite]", REFERENCE, "<blockquote cite=x>y</blockquote>"),
    ("q[cite]", REFERENCE, "<q cite=x>y</q>"),
    ("ins[cite]", REFERENCE, "<ins cite=x>y</ins>"),
    ("del[cite]", REFERENCE, "<del cite=x>y</del>"),
    ("form[action]", REFERENCE, "<form action=x></form>"),
    ("form[action]", REFERENCE, "<form action=x method=GET></form>"),
    ("link[href]", RESOURCE, "<link rel=stylesheet href=x>"),
    ("link[href]", RESOURCE, "<link rel='shortcut icon' href=x>"),
    ("link[href]", RESOURCE, "<link rel=apple-touch-icon href=x>"),
    ("link[href]", RESOURCE, "<link rel=manifest href=x>"),
    ("link[href]", RESOURCE, "<link rel=PRELOAD as=font href=x>"),
    ("link[rel=canonical]", REFERENCE, "<link rel=canonical href=x>"),
    ("link[rel=alternate]", REFERENCE, "<link rel=alternate hreflang=en href=x>"),
    ("link[rel=next]", REFERENCE, "<link rel=next href=x>"),
    ("link[imagesrcset]", RESOURCE, '<link rel=preload as=image imagesrcset="x 2x">'),
    ("meta[content]", RESOURCE, "<meta property=og:image content=x>"),
    ("meta[content]", RESOURCE, "<meta name=twitter:image content=x>"),
    ("meta[content]", RESOURCE, "<meta property=OG:Image content=x>"),
    ("style url()", RESOURCE, "<style>p { background: url(x) }</style>"),
    ("style url()", RESOURCE, "<style>@import 'x';</style>"),
    ("style url()", RESOURCE, "<svg><style>p { background: url('x') }</style></svg>"),
    ("[style] url()", RESOURCE, '<p style="background: url(x)">y'),
    ("[style] url()", RESOURCE, "<p style=\"background-image: url('x')\">y"),
    ("[style] url()", RESOURCE, '<P STYLE="BACKGROUND: URL(x)">y'),
]


@pytest.mark.parametrize(("label", "use", "html"), PLACES)
def test_every_place_that_holds_a_url_is_seen_and_named(label, use, html):
    links = [link for link in page(html).links if link.url == X]
    assert [link.element for link in links] == [label]
    found = facts(html)
    assert X in found.targets
    assert (label in RESOURCE_LABELS) is (use is RESOURCE)
    assert (found.targets.index(X) < found.follow) is (label in CRAWLED)


def test_the_table_above_names_every_holder():
    named = {label for label, _, _ in PLACES}
    assert {holder.label for holders in HOLDERS.values() for holder in holders} - named == {
        "script[xlink:href]",
        "feimage[xlink:href]",
    }
    rest = {"css url()", "script[xlink:href]", "feimage[xlink:href]"}
    assert RESOURCE_LABELS - named - EMBEDDED == rest


NO_PLACES = [
    "<!-- <a href=x>x</a> <img src=x> -->",
    "<template><a href=x>x</a><img src=x></template>",
    "<script>document.write('<a href=x>x</a>')</script>",
    "<textarea><a href=x>x</a></textarea>",
    "<title><a href=x>x</a></title>",
    "<style>/* url(x) */ p { content: 'url(x)' }</style>",
    "<a>x</a>",
    "<a name=x id=x>x</a>",
    "<img src=''>",
    "<img alt=x>",
    "<input src=x>",
    "<form action=x method=post></form>",
    "<form action=''></form>",
    "<link href='' rel=stylesheet>",
    "<link rel=preconnect href=x>",
    "<link rel=dns-prefetch href=x>",
    "<link rel=pingback href=x>",
    "<meta name=description content=x>",
    "<meta property=og:title content=x>",
    "<meta http-equiv=refresh content=5>",
    "<meta http-equiv=refresh content='5;'>",
    "<meta http-equiv=refresh content='5 ; '>",
    "<p style='color: red'>x",
    "<p data-href=x data-src=x>x",
    "<p style='background: url()'>x",
    "<button formaction=x formmethod=post>x</button>",
    "<form method=post><button formaction=x>x</button></form>",
    "x",
    "",
]


@pytest.mark.parametrize("html", NO_PLACES)
def test_what_holds_no_url_holds_none(html):
    assert page(html).links == ()
    assert facts(html).targets == ()
    assert facts(html).links == 0
