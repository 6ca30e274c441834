"""Does a domain take mail? Asked of a real name server that misbehaves in named ways."""

import asyncio
import time
from contextlib import asynccontextmanager

import dns.asyncresolver
import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from sicaudit.crawl.mail_domains import (
    FAULTS,
    MailDomain,
    asking,
    judge_mail_domain,
    mail_domains_of,
    takes_mail,
)
from sicaudit.model.outcome import Certainty, Reason, Verdict

NO_SUCH, FAILS, REFUSES, SILENT = "NXDOMAIN", "SERVFAIL", "REFUSED", "silence"
GARBAGE, CUT = "garbage", "truncated"

ZONE = {
    # domain: record type to records, or to the way it fails; what is not there is no data
    "mx.nl": {"MX": ["10 mail.mx.nl."]},
    "two.nl": {"MX": ["10 a.two.nl.", "20 b.two.nl."], "A": ["192.0.2.1"]},
    "only-a.nl": {"A": ["192.0.2.1"]},
    "only-aaaa.nl": {"AAAA": ["2001:db8::1"]},
    "null.nl": {"MX": ["0 ."], "A": ["192.0.2.1"]},
    "null-and-more.nl": {"MX": ["0 .", "10 mail.mx.nl."]},
    "nothing.nl": {"TXT": ['"leeg"']},
    "gone.nl": NO_SUCH,
    "sub.gone.nl": NO_SUCH,
    "servfail.nl": FAILS,
    "refused.nl": REFUSES,
    "silent.nl": SILENT,
    **{f"s{n}.silent.nl": SILENT for n in range(8)},
    "garbage.nl": GARBAGE,
    "cut.nl": CUT,
    "odd-mx.nl": {"MX": NO_SUCH, "A": ["192.0.2.1"]},
    "odd-mx-gone.nl": {"MX": NO_SUCH, "A": FAILS},
    "mx-fails.nl": {"MX": FAILS, "A": ["192.0.2.1"]},
    "mx-fails-gone.nl": {"MX": FAILS, "A": NO_SUCH},
    "a-fails.nl": {"A": FAILS},
    "aaaa-fails.nl": {"AAAA": SILENT},
    "a-gone.nl": {"A": NO_SUCH},
    "xn--bcher-kva.nl": {"MX": ["10 mail.mx.nl."]},
    "alias.nl": {"CNAME": "mx.nl."},
    "alias-to-nothing.nl": {"CNAME": "gone.nl."},
}

ANSWERS = [
    ("mx.nl", MailDomain.MX),
    ("two.nl", MailDomain.MX),
    ("MX.nl", MailDomain.MX),
    ("mx.nl.", MailDomain.MX),
    ("only-a.nl", MailDomain.ADDRESS),
    ("only-aaaa.nl", MailDomain.ADDRESS),
    ("null.nl", MailDomain.NULL_MX),
    ("null-and-more.nl", MailDomain.MX),
    ("nothing.nl", MailDomain.NOTHING),
    ("gone.nl", MailDomain.NO_SUCH),
    ("sub.gone.nl", MailDomain.NO_SUCH),
    ("never-heard-of.nl", MailDomain.NO_SUCH),
    ("servfail.nl", MailDomain.TROUBLE),
    ("refused.nl", MailDomain.TROUBLE),
    ("silent.nl", MailDomain.TROUBLE),
    ("garbage.nl", MailDomain.TROUBLE),
    ("cut.nl", MailDomain.TROUBLE),
    ("odd-mx.nl", MailDomain.ADDRESS),
    ("odd-mx-gone.nl", MailDomain.TROUBLE),
    ("mx-fails.nl", MailDomain.TROUBLE),
    ("mx-fails-gone.nl", MailDomain.TROUBLE),
    ("a-fails.nl", MailDomain.TROUBLE),
    ("aaaa-fails.nl", MailDomain.TROUBLE),
    ("a-gone.nl", MailDomain.TROUBLE),
    ("xn--bcher-kva.nl", MailDomain.MX),
    ("alias.nl", MailDomain.MX),
    ("alias-to-nothing.nl", MailDomain.NO_SUCH),
    ("a" * 64 + ".nl", MailDomain.TROUBLE),
    ("a..nl", MailDomain.TROUBLE),
]

NOT_ASKED = [
    ("nobody.invalid", MailDomain.NO_SUCH),
    ("invalid", MailDomain.NO_SUCH),
    ("example.org", MailDomain.TROUBLE),
    ("www.example.com", MailDomain.TROUBLE),
    ("printer.local", MailDomain.TROUBLE),
]


class NameServer(asyncio.DatagramProtocol):
    """Answers from ZONE, and notes what it was asked."""

    def __init__(self):
        self.asked = []
        self.open = self.most_open = 0

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, client):
        query = dns.message.from_wire(data)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        kind = dns.rdatatype.to_text(question.rdtype)
        self.asked.append((name, kind))
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        asyncio.get_running_loop().call_later(0.01, self._answer, query, name, kind, client)

    def _answer(self, query, name, kind, client):
        self.open -= 1
        zone = ZONE.get(name, NO_SUCH)
        said = zone.get(kind, []) if isinstance(zone, dict) else zone
        reply = dns.message.make_response(query)
        if isinstance(zone, dict) and "CNAME" in zone:
            alias = zone["CNAME"]
            reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "CNAME", alias))
            name = alias.rstrip(".")
            zone = ZONE[name]
            said = zone.get(kind, []) if isinstance(zone, dict) else zone
        if said == SILENT:
            return
        if said == GARBAGE:
            self.transport.sendto(b"\x00\x01nonsense", client)
            return
        if said == CUT:
            reply.flags |= dns.flags.TC
        elif isinstance(said, str):
            reply.set_rcode(dns.rcode.from_text(said))
        elif said:
            reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", kind, *said))
        self.transport.sendto(reply.to_wire(), client)


@asynccontextmanager
async def name_server():
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    server.port = transport.get_extra_info("sockname")[1]
    try:
        yield server
    finally:
        transport.close()


def resolver_at(port):
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = port
    resolver.timeout = 0.2
    return resolver


@pytest.mark.parametrize(("domain", "found"), ANSWERS, ids=[repr(d)[:30] for d, _ in ANSWERS])
async def test_a_domain_takes_mail_or_not_or_nobody_knows(domain, found):
    async with name_server() as server:
        ask = asking(resolver_at(server.port), patience=0.4)
        assert await takes_mail(domain, ask=ask) is found


@pytest.mark.parametrize(("domain", "found"), NOT_ASKED)
async def test_nobody_is_asked_about_reserved_names(domain, found):
    async with name_server() as server:
        ask = asking(resolver_at(server.port), patience=0.4)
        assert await takes_mail(domain, ask=ask) is found
        assert server.asked == []


async def test_a_domain_with_mail_servers_is_asked_for_once():
    async with name_server() as server:
        await takes_mail("mx.nl", ask=asking(resolver_at(server.port)))
        assert server.asked == [("mx.nl", "MX")]


async def test_no_domain_is_called_missing_on_one_answer():
    async with name_server() as server:
        await takes_mail("gone.nl", ask=asking(resolver_at(server.port)))
        assert server.asked == [("gone.nl", "MX"), ("gone.nl", "A")]


async def test_without_any_name_server_nothing_is_said():
    async with name_server() as server:
        port = server.port
    assert await takes_mail("mx.nl", ask=asking(resolver_at(port), patience=0.5)) is (
        MailDomain.TROUBLE
    )
    nobody = dns.asyncresolver.Resolver(configure=False)
    assert await takes_mail("mx.nl", ask=asking(nobody, patience=0.5)) is MailDomain.TROUBLE


async def test_silence_ends_with_our_patience():
    async with name_server() as server:
        began = time.monotonic()
        await takes_mail("silent.nl", ask=asking(resolver_at(server.port), patience=0.3))
        assert time.monotonic() - began < 1.0


async def test_many_domains_are_asked_a_few_at_a_time_each_once_and_in_order():
    domains = ["mx.nl", "gone.nl", "mx.nl", "silent.nl", *(f"n{n}.nl" for n in range(30))]
    async with name_server() as server:
        ask = asking(resolver_at(server.port), patience=0.5)
        found = await mail_domains_of(domains, ask=ask, most_at_once=4)
        assert server.most_open <= 4
        assert server.most_open > 1
        assert server.asked.count(("mx.nl", "MX")) == 1
    assert [*found] == [*dict.fromkeys(domains)]
    assert found["mx.nl"] is MailDomain.MX
    assert found["gone.nl"] is MailDomain.NO_SUCH
    assert found["silent.nl"] is MailDomain.TROUBLE
    assert {found[f"n{n}.nl"] for n in range(30)} == {MailDomain.NO_SUCH}


async def test_no_domains_no_questions():
    async with name_server() as server:
        assert await mail_domains_of([], ask=asking(resolver_at(server.port))) == {}
        assert server.asked == []


async def test_a_silent_domain_does_not_hold_up_the_others():
    domains = [*(f"s{n}.silent.nl" for n in range(8)), "mx.nl"]
    async with name_server() as server:
        ask = asking(resolver_at(server.port), patience=0.3)
        began = time.monotonic()
        found = await mail_domains_of(domains, ask=ask, most_at_once=4)
        assert time.monotonic() - began < 2.0
    assert found["mx.nl"] is MailDomain.MX


@pytest.mark.parametrize("found", list(MailDomain))
def test_only_a_clear_no_is_a_fault(found):
    judgement = judge_mail_domain("a.nl", found)
    no = {MailDomain.NULL_MX, MailDomain.NOTHING, MailDomain.NO_SUCH}
    assert (found in FAULTS) is (found in no) is (judgement is not None)
    if judgement is not None:
        assert judgement.verdict is Verdict.BROKEN
        assert judgement.reason is Reason.NO_MAIL_DOMAIN
        assert judgement.certainty is Certainty.CERTAIN
        assert judgement.signs == (("dns", f"a.nl: {found.value}"),)
