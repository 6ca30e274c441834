"""The candidates of a srcset, by the HTML standard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicaudit.page.html.srcset import srcset_urls


@pytest.mark.parametrize(
    ("value", "urls"),
    [
        ("a", ["a"]),
        ("a 2x", ["a"]),
        ("a 1x, b 2x", ["a", "b"]),
        ("a 100w,b 200w", ["a", "b"]),
        ("a, b", ["a", "b"]),
        ("a,b", ["a,b"]),
        ("a,b 2x", ["a,b"]),
        (" a  1x ,\n\tb ", ["a", "b"]),
        (",,a,, b,", ["a", "b"]),
        ("a 100w 50h, b", ["a", "b"]),
        ("a (1x, 2x), b", ["a", "b"]),
        ("a (1x, 2x, b", ["a"]),
        ("data:image/png;base64,AA== 1x, b", ["data:image/png;base64,AA==", "b"]),
        ("/x?w=1,h=2 1x, /y", ["/x?w=1,h=2", "/y"]),
        ("", []),
        (" , , ", []),
        ("a 2x,", ["a"]),
        ("a 2x b, c", ["a", "c"]),
    ],
)
def test_what_a_srcset_offers(value, urls):
    assert list(srcset_urls(value)) == urls


@given(st.text(alphabet="ab ,()x\t1"))
def test_every_candidate_is_a_piece_without_blanks_or_outer_commas(value):
    for url in srcset_urls(value):
        assert url in value
        assert url.strip(" ,\t") == url != ""


@given(st.lists(st.tuples(st.from_regex(r"[a-z]{1,3}(,[a-z])?", fullmatch=True)), max_size=5))
def test_what_is_written_properly_is_read_back(names):
    urls = [name for (name,) in names]
    assert list(srcset_urls(", ".join(f"{url} {n + 1}x" for n, url in enumerate(urls)))) == urls
