"""Sites that want their cookie back: given once, to them alone."""

import pytest
from misbehaving import always, first, to, unless, zoo
from sending_to import said, sender

from sicaudit.crawl.cookies import bringing_cookies
from sicaudit.crawl.fetch import Request
from sicaudit.engine.local import open_session
from sicaudit.urls import Url


@pytest.fixture
async def session():
    async with open_session(guarded=False, connections=20) as opened:
        yield opened


async def fetched(session, url, **request):
    send = bringing_cookies(sender(session))
    return await send(Request(url=Url(url), most_bytes=1000, **request))


@pytest.mark.parametrize(
    ("way", "expected", "times"),
    [
        ("cookie-kept", 200, 2),
        ("cookie-deaf", 302, 2),
        ("loop", 302, 1),
        ("long-loop", 302, 1),
        ("fine", 200, 1),
    ],
)
async def test_a_site_that_sends_us_back_to_the_same_address_gets_its_cookie(
    serve, session, way, expected, times
):
    server = await serve(zoo)
    assert said(await fetched(session, server(f"/{way}"))) == expected
    assert len(server.calls) == times


async def test_the_cookie_is_forgotten_at_once(serve, session):
    server = await serve(zoo)
    await fetched(session, server("/cookie-kept"))
    await fetched(session, server("/cookie-kept"))
    assert ["cookie" in call.headers for call in server.calls] == [False, True, False, True]


async def test_a_cookie_does_not_go_to_another_address(serve, session):
    server = await serve({"/a": always(302, b"", location="/b", set_cookie="a=1")})
    await fetched(session, server("/a"))
    assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("set_", "sent"),
    [
        ("a=1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "a=1"),
        ('a="x y"; Secure, b=2=3', 'a="x y"; b=2=3'),
        ("a=1, a=2", "a=2"),
        ("a=1; Max-Age=0, b=2", "b=2"),
        ("a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT, b=2; Max-Age=09", "b=2"),
        ("nonsense", None),
        ("a=1; Max-Age=-1", None),
        ("a=" + "x" * 9000, None),
        (None, None),
    ],
)
async def test_what_is_given_back(serve, session, set_, sent):
    itself = always(302, b"", location="/", **{"set_cookie": set_} if set_ else {})
    server = await serve({"/": first(itself, always(200))})
    outcome = await fetched(session, server.url)
    assert said(outcome) == (200 if sent else 302)
    assert server.calls[-1].headers.get("cookie") == (sent.lower() if sent else None)


async def test_more_cookies_than_browsers_keep_are_not_given_back(serve, session):
    many = ", ".join(f"c{n}=1" for n in range(200))
    server = await serve({"/": first(always(302, b"", location="/", set_cookie=many), to("/x"))})
    await fetched(session, server.url)
    assert server.calls[-1].headers["cookie"].count("=") == 50


async def test_where_the_cookie_does_not_help_the_loop_stays_what_it_was(serve, session):
    async def reset(call):
        call.reset()

    server = await serve(
        unless("cookie", "a", always(302, b"", location="/x", set_cookie="a=1"), reset)
    )
    outcome = await fetched(session, server("/x"))
    assert said(outcome) == 302
    assert outcome.headers["set-cookie"] == "a=1"
