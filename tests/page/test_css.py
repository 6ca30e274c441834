import time

import pytest

from sicaudit.page.html.css import css_urls


@pytest.mark.parametrize(
    ("css", "urls"),
    [
        # https://www.w3.org/TR/css-syntax-3/#consume-url-token
        ("a { background: url(a.png) }", ["a.png"]),
        ("a { background: URL( a.png ) }", ["a.png"]),
        ("a { background: url(\n\ta.png\r\n) }", ["a.png"]),
        ("a { background: url('a b.png') }", ["a b.png"]),
        ('a { background: url( "a.png" ) }', ["a.png"]),
        ('a { background: url("a)b.png") }', ["a)b.png"]),
        ("a { background: url(a.png), url(b.png) no-repeat; }", ["a.png", "b.png"]),
        ("a{background:url(a.png)}b{background:url(a.png)}", ["a.png"]),
        (r"a { background: url(a\)b.png) }", ["a)b.png"]),
        (r"a { background: url(a\ b\28 .png) }", ["a b(.png"]),
        (r"a { background: url(\61 b\0063 d) }", ["abcd"]),
        (r"a { background: url('\61\62 c\000064e') }", ["abcde"]),
        (r"a { background: u\72l(a.png) }", ["a.png"]),
        (r"a { background: \55 RL(a.png) }", ["a.png"]),
        (r"a { background: url(\0 \110000 \d800 ) }", ["\ufffd\ufffd\ufffd"]),
        ("a { background: url('a\\\nb.png') }", ["ab.png"]),
        ("a { background: url('a\\\"b') }", ['a"b']),
        ("a { background: url(a\0b) }", ["a\ufffdb"]),
        ("a { background: url(a.png", ["a.png"]),
        ("a { background: url('a.png", ["a.png"]),
        ("a { background: url('a\\'", ["a'"]),
        ("a { background: url(/*no-comment*/a.png) }", ["/*no-comment*/a.png"]),
        ("a { background: url(été.png) }", ["été.png"]),
        ("a { background: url(//cdn.example/a.png?b=c&d#e) }", ["//cdn.example/a.png?b=c&d#e"]),
        # bad URLs and bad strings
        ("a { background: url(a b.png) } b { background: url(c.png) }", ["c.png"]),
        ("a { background: url(a'b.png) } b { background: url(c.png) }", ["c.png"]),
        ("a { background: url(a(b.png) } b { background: url(c.png) }", ["c.png"]),
        (r"a { background: url(a b\) url(x) ; c: url(d)", ["d"]),
        ("a { background: url(/**/'a.png') } b { background: url(c.png) }", ["c.png"]),
        ("a { background: url('a.png\n); color: red } b { background: url(c.png) }", ["c.png"]),
        ("a { content: 'x\n; background: url(c.png) }", ["c.png"]),
        ("a { background: url(a\\\nb) } b { background: url(c.png) }", ["c.png"]),
        # what only looks like one
        ("/* url(a.png) */ b { background: url(c.png) }", ["c.png"]),
        ("/* url(a.png) ", []),
        (
            "/**/ a { x: url(b) } /***/ a { x: url(c) } /* * / ** */ a { x: url(d) }",
            ["b", "c", "d"],
        ),
        ("a { content: 'url(a.png)' }", []),
        ('a { content: "\\"url(a.png)" }', []),
        ("a { background: my-url(a.png) myurl(b) url-(c) -url(d) 1url(e) #url(f) @url(g) }", []),
        ("a { background: url (a.png) }", []),
        ("a { width: 1.url(a.png) }", ["a.png"]),
        (r"a { background: \url(a.png) }", ["a.png"]),
        (r"a { background: ur\6c  (a.png) }", []),
        (r"a { background: url\(a.png) } @charset 'x'; \@import 'b.css'; #import 'c'", []),
        # left out
        ("a { background: url() url('') url( ) }", []),
        ("a { background: url(data:image/png;base64,AAAA) url('DATA:text/plain,x') }", []),
        ("a { filter: url(#blur) ; mask: url('#mask') }", []),
        ("@namespace url(http://www.w3.org/1999/xhtml); a { x: url(b) }", ["b"]),
        ("@namespace svg 'http://www.w3.org/2000/svg'; @import 'b';", ["b"]),
        # https://www.w3.org/TR/css-cascade-5/#at-import
        ("@import 'a.css';", ["a.css"]),
        ('@import "a.css" screen;', ["a.css"]),
        ("@import url(a.css) layer(x) supports(display: grid) print;", ["a.css"]),
        ("@import url('a.css');@IMPORT/**/\"b.css\";", ["a.css", "b.css"]),
        (r"@\69mport 'a.css';", ["a.css"]),
        ("@import a.css; @import-x 'b.css'; @ import 'c.css';", []),
        ("@import 'a.css", ["a.css"]),
        (
            "@charset 'utf-8'; @font-face { src: url(a.woff2) format('woff2'), local('B') }",
            ["a.woff2"],
        ),
        # https://www.w3.org/TR/css-images-4/#image-set-notation
        ("a { b: image-set('a.png' 1x, 'b.png' 2x) }", ["a.png", "b.png"]),
        ("a { b: -webkit-image-set(url(a.png) 1x, url('b.png') 2x) }", ["a.png", "b.png"]),
        (
            "a { b: image-set('a.avif' type('image/avif'), 'b.png' type('image/png')) 'c' }",
            ["a.avif", "b.png"],
        ),
        ("a { b: image-set('a.png' calc(1x * (1 + 1)), 'b.png' 2x), 'c' }", ["a.png", "b.png"]),
        ("a { b: image-set('a.png' 1x } b { content: 'c' }", ["a.png"]),
        (") { b: image-set('a.png' 1x)", ["a.png"]),
        # a style attribute, an old habit, nothing
        ("background-image:url(a.png);color:red", ["a.png"]),
        ("<!-- a { b: url(c) } -->", ["c"]),
        ("<!--url(a)-->url(b)--url(c)", ["a", "b"]),
        ("color: red", []),
        ("", []),
    ],
)
def test_a_style_sheet_loads_what_browsers_load(css, urls):
    assert css_urls(css) == tuple(urls)


PAYLOADS = [
    "url(",
    "url('",
    'url("\n',
    "url(\\",
    "url( ",
    "url(a ",
    "/*",
    "/**",
    "/* *",
    "'",
    "'\n",
    "\\",
    "\\6",
    "a",
    "@import ",
    "@import/*",
    "@import'",
    "@import \n",
    "image-set(",
    "(",
    ")",
    "@namespace ",
    "a\\",
    "url(a)",
    "--",
    "image-set('a'",
    "u\\72l(",
    "\u00e9",
    "{",
    "1",
    "url(')",
    'url("\\',
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_time_is_linear_whatever_the_style_sheet(payload):
    def seconds(size):
        css = "url" + payload * (size // len(payload))
        began = time.process_time()
        css_urls(css)
        return time.process_time() - began

    small = min(seconds(20_000) for _ in range(2))
    assert seconds(160_000) < 40 * small + 0.05
