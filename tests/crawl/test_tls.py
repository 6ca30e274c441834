"""Every way a secure connection can fail, on real servers, by both of our readers."""

import socket
import ssl

import pytest
from secure import DAY, HANDSHAKES, NOW, Authority, listening
from sending_to import said, sent

from sicaudit.crawl.addresses import AddressGuard
from sicaudit.crawl.certificates import certificate_of
from sicaudit.crawl.failures import failure_of
from sicaudit.crawl.first_sight import judge
from sicaudit.crawl.second_opinion import guarded, second_opinion
from sicaudit.crawl.tls import TlsKind, is_broken_off, tls_kind
from sicaudit.engine.local import Network, open_session
from sicaudit.model.outcome import Certainty, FailureKind, Reason, Response, Sign, Verdict

LOOPBACK = AddressGuard(lambda address: address.startswith("127."))
CERTAIN, LIKELY = Certainty.CERTAIN, Certainty.LIKELY


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture(scope="module")
def kinds(authority):
    return authority.kinds()


async def look_up(name, port):
    return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))]


@pytest.fixture
def connect(authority):
    return guarded(LOOPBACK, look_up=look_up, tls=authority.ours)


async def both(url, authority, connect):
    """Ask with the library and by hand."""
    network = Network(tls=authority.ours)
    async with open_session(guarded=False, connections=2, network=network) as session:
        by_library = await sent(session, url, approach={"timeout": 5})
    return by_library, await second_opinion(url, connect=connect, deadline=5)


CERTIFICATES = {
    "expired": ("expired", CERTAIN),
    "not-yet-valid": ("not-yet-valid", CERTAIN),
    "wrong-host": ("wrong-host", CERTAIN),
    "wrong-host-and-expired": ("wrong-host", CERTAIN),
    "self-signed": ("self-signed", CERTAIN),
    "incomplete-chain": ("incomplete-chain", LIKELY),
    "private-authority": ("incomplete-chain", LIKELY),
    "unknown-authority": ("unknown-authority", LIKELY),
}


@pytest.mark.parametrize(("kind", "meant"), CERTIFICATES.items())
async def test_what_is_wrong_with_a_certificate(authority, kinds, connect, kind, meant):
    async with listening(kinds[kind]) as url:
        outcomes = await both(url, authority, connect)
    for outcome in outcomes:
        assert (outcome.kind, outcome.tls) == (FailureKind.TLS, meant[0])
        judgement = judge(outcome)
        assert (judgement.verdict, judgement.reason) == (Verdict.BROKEN, Reason.TLS)
        assert judgement.certainty is meant[1]
        assert judgement.signs == (Sign("tls", meant[0]),)


@pytest.mark.parametrize("kind", ["good", "whole-chain"])
async def test_a_good_certificate_says_nothing(authority, kinds, connect, kind):
    async with listening(kinds[kind]) as url:
        for outcome in await both(url, authority, connect):
            assert said(outcome) == 200


VERDICTS = {
    "old-protocol": (Verdict.BROKEN, Reason.TLS, CERTAIN),
    "no-tls": (Verdict.BROKEN, Reason.TLS, CERTAIN),
    "wrong-host": (Verdict.BROKEN, Reason.TLS, CERTAIN),
    "handshake": (Verdict.BROKEN, Reason.TLS, LIKELY),
    "client-certificate": (Verdict.UNVERIFIABLE, Reason.LOGIN, Certainty.ASK),
}


@pytest.mark.parametrize(("answer", "kind"), HANDSHAKES.values(), ids=HANDSHAKES)
async def test_what_is_wrong_with_a_handshake(authority, connect, answer, kind):
    async with listening(answer) as url:
        outcomes = await both(url, authority, connect)
    for outcome in outcomes:
        assert (outcome.kind, outcome.tls) == (FailureKind.TLS, kind)
        judgement = judge(outcome)
        found = (judgement.verdict, judgement.reason, judgement.certainty)
        assert found == VERDICTS[kind]


async def test_a_connection_that_ends_in_the_middle_of_tls_may_pass(authority, connect):
    async with listening(b"") as url:
        for outcome in await both(url, authority, connect):
            assert outcome.kind is FailureKind.RESET
    for error, broken_off in (
        (ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), True),
        (ssl.SSLZeroReturnError(6, "TLS/SSL connection has been closed (EOF)"), True),
        (ssl.SSLError(1, "handshake failure"), False),
    ):
        assert is_broken_off(error) is broken_off
        kind = FailureKind.RESET if broken_off else FailureKind.TLS
        assert failure_of("https://a.nl/", error).kind is kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (2, TlsKind.INCOMPLETE_CHAIN),
        (21, TlsKind.INCOMPLETE_CHAIN),
        (23, TlsKind.REVOKED),
        (64, TlsKind.WRONG_HOST),
        (66, TlsKind.OTHER_CERTIFICATE),
        (999, TlsKind.OTHER_CERTIFICATE),
    ],
)
def test_codes_that_no_server_here_can_cause(code, kind):
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    assert tls_kind(error) is kind


async def test_until_when_a_certificate_is_good(authority, connect):
    for days in (1, 20, 21, 22, 365):
        until = (NOW + days * DAY).replace(microsecond=0)
        async with listening(authority.good(not_after=until)) as url:
            assert (await certificate_of(url, connect, 5)).expires == until.date()


@pytest.mark.parametrize("kind", CERTIFICATES)
async def test_a_certificate_that_is_refused_has_no_date(kinds, connect, kind):
    async with listening(kinds[kind]) as url:
        assert await certificate_of(url, connect, 5) is None


@pytest.mark.parametrize(("answer", "kind"), [*HANDSHAKES.values()][:4], ids=[*HANDSHAKES][:4])
async def test_without_a_handshake_there_is_no_date(connect, answer, kind):
    async with listening(answer) as url:
        assert await certificate_of(url, connect, 5) is None


async def test_looking_at_a_certificate_asks_for_nothing(authority, serve):
    """Not even where there is no TLS, nor of an address that may not be asked."""
    victim = await serve({})
    for guard in (LOOPBACK, AddressGuard()):
        connect = guarded(guard, look_up=look_up)
        assert await certificate_of(victim.url, connect, 5) is None
        assert await certificate_of(victim.url.replace("http:", "https:"), connect, 1) is None
    assert victim.calls == []


async def test_a_silent_host_is_left_at_the_deadline(connect):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://localhost:{silent.getsockname()[1]}/"
        assert await certificate_of(url, connect, 0.2) is None


async def test_a_host_without_an_address_has_no_certificate():
    async def nobody(name, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert (
        await certificate_of("https://nobody.example/", guarded(LOOPBACK, look_up=nobody), 5)
        is None
    )


def test_a_response_is_no_failure_of_tls():
    assert judge(Response(url="https://a.nl/", status=200, headers={})).signs == ()
