"""In which part of a page a link stands."""

import pytest
from pages import the_link

X = "<a href=x>x</a>"

REGIONS = [
    ("content", X),
    ("content", f"<p>{X}</p>"),
    ("content", f"<main>{X}</main>"),
    ("content", f"<article>{X}</article>"),
    ("navigation", f"<nav>{X}</nav>"),
    ("navigation", f"<ul role=navigation><li>{X}</ul>"),
    ("navigation", f"<ul role=menu><li>{X}</ul>"),
    ("navigation", f"<div class='top menu'>{X}</div>"),
    ("navigation", f"<div id=breadcrumb>{X}</div>"),
    ("navigation", f"<div class=Breadcrumbs>{X}</div>"),
    ("header", f"<header>{X}</header>"),
    ("header", f"<div role=banner>{X}</div>"),
    ("header", f"<div id=masthead>{X}</div>"),
    ("footer", f"<footer>{X}</footer>"),
    ("footer", f"<div role=contentinfo>{X}</div>"),
    ("footer", f"<div class=site-footer>{X}</div>"),
    ("aside", f"<aside>{X}</aside>"),
    ("aside", f"<div role=complementary>{X}</div>"),
    ("aside", f"<div class=sidebar>{X}</div>"),
    ("aside", f"<div class=cookie-banner>{X}</div>"),
    ("content", f"<article><header>{X}</header></article>"),
    ("content", f"<main><footer>{X}</footer></main>"),
    ("content", f"<section><footer>{X}</footer></section>"),
    ("navigation", f"<header><nav>{X}</nav></header>"),
    ("navigation", f"<footer><nav>{X}</nav></footer>"),
    ("navigation", f"<main><nav>{X}</nav></main>"),
    ("content", f"<div class=header><main>{X}</main></div>"),
    ("content", f"<div class=sidebar><div role=main>{X}</div></div>"),
    ("footer", f"<footer><div><ul><li><p><span>{X}</span></ul></div></footer>"),
    ("content", f"<body class=menu>{X}"),
    ("content", f"<p class=footer>{X}</p>"),
    ("content", f"<div class=footer-text>{X}</div>"),
    ("content", f"<div class=menukaart>{X}</div>"),
    ("navigation", f"<div class=c-mainMenu__inner>{X}</div>"),
    ("navigation", f"<div class='wp-block-navigation__container'>{X}</div>"),
    ("navigation", f"<div class=kruimelpad>{X}</div>"),
    ("navigation", f"<div role=' Navigation '>{X}</div>"),
    ("footer", f"<div class='region region-footer'>{X}</div>"),
    ("footer", f"<div class='elementor elementor-location-footer'>{X}</div>"),
    ("footer", f"<div id=siteFooter>{X}</div>"),
    ("footer", f"<div class=footer__inner>{X}</div>"),
    ("header", f"<div class=govuk-header>{X}</div>"),
    ("aside", f"<div class='region region-sidebar-first'>{X}</div>"),
    ("aside", f"<section class='gem-c-related-posts'>{X}</section>"),
    ("aside", f"<div class=lees-ook>{X}</div>"),
    ("aside", f"<div id=CybotCookiebotDialog class=cookie>{X}</div>"),
    ("aside", f"<div class=koekjesbalk>{X}</div>"),
    ("aside", f"<div role=alertdialog>{X}</div>"),
    ("content", f"<div class=card-footer>{X}</div>"),
    ("content", f"<div class='page has-sidebar'>{X}</div>"),
    ("content", f"<div class='md:menu [&>li]:footer'>{X}</div>"),
    ("content", f"<main><div class=header>{X}</div></main>"),
    ("content", f"<article><div class=footer>{X}</div></article>"),
    ("content", f"<div class=menu><h1>Titel</h1>{X}</div>"),
    ("content", f"<div class=sidebar><main>{X}</main></div>"),
    ("header", f"<div class=header><h1>Titel</h1>{X}</div>"),
]


@pytest.mark.parametrize(("region", "html"), REGIONS)
def test_the_innermost_part_that_is_named_decides(region, html):
    assert the_link(html).region == region
