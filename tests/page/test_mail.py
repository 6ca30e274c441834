"""E-mail addresses in links: right ones, wrong ones, hidden ones, and misspelled domains."""

import time
import tomllib
from importlib.resources import files

import pytest
from publicsuffixlist import PublicSuffixList

from sicaudit.model.outcome import Reason
from sicaudit.page.contacts.mail import (
    addresses_in,
    decode_cfemail,
    fault_of_mailto,
    hidden_mailto,
    is_cloudflare_mail,
    mail_domain,
    mail_domains_in,
)
from sicaudit.page.contacts.mail_typos import likely_typo
from sicaudit.urls import resolve

ADDRESSES = [
    ("mailto:info@a.nl", ["info@a.nl"]),
    ("MAILTO:Info@A.nl", ["Info@A.nl"]),
    ("mailto: info@a.nl ", ["info@a.nl"]),
    ("mailto://info@a.nl", ["info@a.nl"]),
    ("mailto:info%40a.nl", ["info@a.nl"]),
    ("mailto:a@a.nl,b@b.nl", ["a@a.nl", "b@b.nl"]),
    ("mailto:a@a.nl;b@b.nl", ["a@a.nl", "b@b.nl"]),
    ("mailto:a@a.nl, b@b.nl;", ["a@a.nl", "b@b.nl"]),
    ("mailto:a@a.nl%2Cb@b.nl", ["a@a.nl", "b@b.nl"]),
    ("mailto:a@a.nl?cc=b@b.nl&bcc=c@c.nl,d@d.nl", ["a@a.nl", "b@b.nl", "c@c.nl", "d@d.nl"]),
    ("mailto:?to=a@a.nl&subject=b@b.nl", ["a@a.nl"]),
    ("mailto:a@a.nl?CC=b%40b.nl", ["a@a.nl", "b@b.nl"]),
    ("mailto:a@a.nl?subject=x&amp;cc=b@b.nl", ["a@a.nl", "b@b.nl"]),
    ("mailto:a@a.nl?body=Mail%20cc=b@b.nl", ["a@a.nl"]),
    ("mailto:Piet <piet@a.nl>", ["piet@a.nl"]),
    ("mailto:Piet%20de%20Vries%20%3Cpiet@a.nl%3E", ["piet@a.nl"]),
    ("mailto:<piet@a.nl>", ["piet@a.nl"]),
    ('mailto:"Vries, Piet de" <piet@a.nl>,b@b.nl', ["piet@a.nl", "b@b.nl"]),
    ("mailto:Piet piet@a.nl", ["piet@a.nl"]),
    ("mailto:info@a.nl (Piet)", ["info@a.nl"]),
    ("mailto:%22not%40me%22@example.org", ['"not@me"@example.org']),
    ("mailto:mailto:info@a.nl", ["mailto:info@a.nl"]),
    ("mailto:info@b%C3%BCcher.de", ["info@bücher.de"]),
    ("mailto:a+b@a.nl", ["a+b@a.nl"]),
    ("mailto:?subject=Deel dit", []),
    ("mailto:", []),
    ("mailto:,", []),
    ("mailto:onzin", ["onzin"]),
    ("info@a.nl?body=mailto:b@b.nl", ["info@a.nl"]),
]

FINE = [
    "mailto:info@a.nl",
    "mailto:Info@A.NL?subject=Vraag%20over%20x&body=y",
    "mailto:info@mail.a-b.co.uk",
    "mailto:jan.de-vries+x@sub.a.nl",
    "mailto:o'neil@a.ie",
    "mailto:1@2.nl",
    "mailto:_x_@a.nl",
    "mailto:info@123.nl",
    "mailto:info@xn--bcher-kva.de",
    "mailto:info@bücher.de",
    "mailto:jörg@bücher.de",
    "mailto:用户@例子.中国",
    "mailto:info@a.museum",
    "mailto:info@klas.test",
    "mailto:info%40a.nl",
    "mailto:info@a.nl%20",
    "mailto:info@a.nl,",
    "mailto:a@a.nl, b@b.nl; c@c.nl",
    "mailto:Piet <piet@a.nl>",
    "mailto:Andr%E9%20%3Candre@a.nl%3E",
    "mailto:%22not%40me%22@example.org",
    "mailto:info@[192.0.2.1]",
    "mailto:?subject=Deel%20dit&body=https://a.nl/",
    "mailto:?body=x@y",
    "mailto:?to=info@a.nl",
    "mailto:?cc=&subject=x",
    "mailto:info@a.nl?cc=",
    "mailto:info@a.nl?cc=b@b.nl&bcc=Piet%20%3Cc@c.nl%3E",
    "mailto://info@a.nl",
    "mailto:" + "a" * 64 + "@a.nl",
    "mailto:info@" + "a" * 63 + ".nl",
    "mailto:info@a.nl?body=" + "x" * 5000 + "&cc=info@",
    "mailto:info@a.nl?body=" + "x" * 3988 + "&cc=info@a.nl",
    "mailto:" + ",".join(f"{'x' * 55}{n}@a.nl" for n in range(99)),
    "mailto:" + ",".join(f"naam{n}@a.nl" for n in range(900)),
]

WRONG = [
    "mailto:",
    "mailto:?",
    "mailto:%20",
    "mailto:info",
    "mailto:info@",
    "mailto:@a.nl",
    "mailto:info@a",
    "mailto:info@localhost",
    "mailto:info@@a.nl",
    "mailto:info@a..nl",
    "mailto:info@.a.nl",
    "mailto:info@a.nl.",
    "mailto:.info@a.nl",
    "mailto:info.@a.nl",
    "mailto:in..fo@a.nl",
    "mailto:info @a.nl",
    "mailto:info@ a.nl",
    "mailto:info@a .nl",
    "mailto:info@a,nl",
    "mailto:info@a;nl",
    "mailto:info@a nl",
    "mailto:info@a_b.nl",
    "mailto:info@-a.nl",
    "mailto:info@a-.nl",
    "mailto:info@a.n",
    "mailto:info@gmail.c0m",
    "mailto:info@192.0.2.1",
    "mailto:info(at)a.nl",
    "mailto:info[at]a.nl",
    "mailto:info at a.nl",
    "mailto:mailto:info@a.nl",
    "mailto:https://a.nl/contact",
    "mailto:info@a.nl&subject=x",
    "mailto:info@a.nl/contact",
    "mailto:a@a.nl,onzin",
    "mailto:a@a.nl b@b.nl",
    "mailto:info@a.nl?cc=onzin",
    "mailto:?to=onzin",
    "mailto:in\u200bfo@a.nl",
    "mailto:info@a\u00ad.nl",
    "mailto:[E-MAIL]",
    "mailto:*|EMAIL|*",
    "mailto:%EMAIL%",
    "mailto:" + "a" * 65 + "@a.nl",
    "mailto:info@" + "a" * 64 + ".nl",
    "mailto:info@" + "a." * 130 + "nl",
]

TYPOS = [
    ("gmial.com", "gmail.com"),
    ("gmali.com", "gmail.com"),
    ("gamil.com", "gmail.com"),
    ("mgail.com", "gmail.com"),
    ("gmaill.com", "gmail.com"),
    ("ggmail.com", "gmail.com"),
    ("gnail.com", "gmail.com"),
    ("gmsil.com", "gmail.com"),
    ("gmil.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("gmail.cmo", "gmail.com"),
    ("gmail.comm", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("GMIAL.com", "gmail.com"),
    ("hotmial.nl", "hotmail.nl"),
    ("hotmial.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmal.com", "hotmail.com"),
    ("hotmil.nl", "hotmail.nl"),
    ("hormail.com", "hotmail.com"),
    ("hotmeil.com", "hotmail.com"),
    ("hotmaill.com", "hotmail.com"),
    ("hotmail.vom", "hotmail.com"),
    ("hotmial.co.uk", "hotmail.co.uk"),
    ("outlok.com", "outlook.com"),
    ("outllook.com", "outlook.com"),
    ("outloook.com", "outlook.com"),
    ("outlook.con", "outlook.com"),
    ("yahooo.com", "yahoo.com"),
    ("yhaoo.com", "yahoo.com"),
    ("iclod.com", "icloud.com"),
    ("icluod.com", "icloud.com"),
    ("protonmial.com", "protonmail.com"),
    ("ziggo.ml", "ziggo.nl"),
    ("ziggo.ln", "ziggo.nl"),
    ("zigggo.nl", "ziggo.nl"),
    ("zihgo.nl", "ziggo.nl"),
    ("kpnmail.ln", "kpnmail.nl"),
    ("kpnmial.nl", "kpnmail.nl"),
    ("knpmail.nl", "kpnmail.nl"),
    ("kpnplant.nl", "kpnplanet.nl"),
    ("hetnt.nl", "hetnet.nl"),
    ("xs4al.nl", "xs4all.nl"),
    ("upcmial.nl", "upcmail.nl"),
    ("casma.nl", "casema.nl"),
    ("quicknett.nl", "quicknet.nl"),
    ("telenet.eb", "telenet.be"),
    ("proximis.be", "proximus.be"),
    ("t-onlien.de", "t-online.de"),
    ("wandoo.fr", "wanadoo.fr"),
    ("bureau-jeugd.con", "bureau-jeugd.com"),
    ("gemeente.ln", "gemeente.nl"),
    ("mail.gemeente.nll", "mail.gemeente.nl"),
]

NO_TYPOS = [
    *("gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl", "home.nl", "planet.nl"),
    *("ziggo.nl", "kpnmail.nl", "kpn.com", "online.nl", "me.com", "mac.com", "mail.com", "gmx.de"),
    # real, and one slip away
    *("email.com", "ymail.com", "fmail.com", "hmail.com", "gomail.com", "mailw.com", "incloud.com"),
    *("cloud.com", "notmail.com", "wahoo.com", "yazoo.com", "ziggy.nl", "cello.nl", "telnet.be"),
    *("plant.nl", "planeet.nl", "olive.nl", "love.nl", "hive.nl", "dome.nl", "homes.nl", "lime.nl"),
    *("mask.io", "masc.com", "bt.com", "gm.com", "gail.com", "zigo.nl", "ziggos.com", "sonnet.nl"),
    # another end may be somebody else's
    *("gmail.nl", "gmail.fr", "gmail.hu", "gmail.co", "hotmail.co", "hotmail.ru", "yahoo.co.jp"),
    *("ziggo.com", "ziggo.tv", "icloud.nl", "outlook.nl", "protonmail.ch", "gmail.ai", "live.ml"),
    # brands differ by digits and hyphens
    *("g-mail.com", "gmail1.com", "hot-mail.com", "xs2all.nl", "xs4all2.nl", "hotmail4.com"),
    # two slips, or something else
    *("gmailll.com", "gmlai.com", "gail.con.nl", "mail.gmail.com", "gmial.nl", "hotmial.org"),
    *("mediawijsheid.nl", "helpwanted.nl", "gemeente.nl", "politie.nl", "school.eu", "a.nl", "nl"),
    *("bücher.de", "xn--bcher-kva.de", "", "con", "gmail", "beeldengeluid.nl", "ecp.nl", "om.nl"),
]

HIDDEN = "523e272b27123a27333c357c313d3f"
"""luyu@huang.com, as Cloudflare hides it with the key 0x52."""


@pytest.mark.parametrize(("href", "addresses"), ADDRESSES)
def test_addresses_are_found_however_they_are_written(href, addresses):
    assert [*addresses_in(href)] == addresses


def serialised(href):
    return resolve(href, "https://a.nl/")


@pytest.mark.parametrize("href", FINE, ids=[href[:60] for href in FINE])
def test_what_a_mail_program_can_write_to(href):
    assert fault_of_mailto(serialised(href)) is None


@pytest.mark.parametrize("href", WRONG, ids=[ascii(href[:60]) for href in WRONG])
def test_what_no_mail_program_can_write_to(href):
    assert fault_of_mailto(serialised(href)) is Reason.INVALID_MAILTO


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("info@A.NL", "a.nl"),
        ("info@mail.a.nl", "mail.a.nl"),
        ("info@Bücher.de", "xn--bcher-kva.de"),
        ("用户@例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ('"a@b"@c.nl', "c.nl"),
        ("info@[192.0.2.1]", None),
        ("info@a", None),
        ("info", None),
        ("", None),
        ("@", None),
        ("info@a..nl", None),
    ],
)
def test_the_domain_is_given_as_dns_knows_it(address, domain):
    assert mail_domain(address) == domain


def test_a_link_that_writes_to_several_has_each_domain_once():
    url = "mailto:a@a.nl,b@A.nl?cc=c@c.nl,onzin&bcc=d@bücher.de"
    assert mail_domains_in(url) == ("a.nl", "c.nl", "xn--bcher-kva.de")
    assert mail_domains_in("mailto:?subject=x") == ()


@pytest.mark.parametrize(("domain", "meant"), TYPOS)
def test_a_slip_of_the_finger_is_told_from_what_was_meant(domain, meant):
    assert likely_typo(domain) == meant


@pytest.mark.parametrize("domain", NO_TYPOS)
def test_what_may_be_right_is_left_alone(domain):
    assert likely_typo(domain) is None


def tables():
    return tomllib.loads((files("sicaudit.page") / "wordlists" / "mail.toml").read_text("utf-8"))


def test_no_domain_of_our_lists_is_ever_called_a_mistake():
    for domains in tables()["domains"].values():
        for domain in domains:
            assert likely_typo(domain) is None


def test_what_was_meant_is_never_a_mistake_itself():
    for domain, meant in TYPOS:
        assert likely_typo(meant) is None, domain


def test_an_end_is_only_called_wrong_where_there_is_none_such():
    suffixes = PublicSuffixList(accept_unknown=False)
    for right, wrongs in tables()["endings"].items():
        assert suffixes.publicsuffix(f"a.{right}")
        for wrong in wrongs:
            assert suffixes.publicsuffix(f"a.{wrong}") is None


@pytest.mark.parametrize(
    ("hidden", "text"),
    [
        (HIDDEN, "luyu@huang.com"),
        (f" {HIDDEN.upper()} ", "luyu@huang.com"),
        ("00" + "info@bücher.de".encode().hex(), "info@bücher.de"),
        ("00" + b"info@a.nl?subject=Vraag".hex(), "info@a.nl?subject=Vraag"),
        ("00" + b"?subject=Deel%20dit".hex(), "?subject=Deel%20dit"),
        ("00" + b"geen adres".hex(), None),
        ("00" + b"a@b\n".hex(), None),
        ("00ff", None),
        ("52", None),
        ("5", None),
        ("", None),
        ("zz", None),
        ("top", None),
    ],
)
def test_what_cloudflare_hid_can_be_read(hidden, text):
    assert decode_cfemail(hidden) == text


@pytest.mark.parametrize(
    ("url", "mailto"),
    [
        (f"https://a.nl/cdn-cgi/l/email-protection#{HIDDEN}", "mailto:luyu@huang.com"),
        ("https://a.nl/cdn-cgi/l/email-protection", None),
        ("https://a.nl/cdn-cgi/l/email-protection#", None),
        ("https://a.nl/cdn-cgi/l/email-protection#onzin", None),
        ("https://a.nl/en/cdn-cgi/l/email-protection", None),
        ("https://a.nl/cdn-cgi/l/email-protection?x=1", None),
    ],
)
def test_a_hidden_address_is_known_by_its_link(url, mailto):
    assert is_cloudflare_mail(url)
    assert hidden_mailto(url) == mailto


@pytest.mark.parametrize(
    "url",
    [
        "https://a.nl/",
        "https://a.nl/cdn-cgi/l/email-protection-uitleg",
        "https://a.nl/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js",
        f"https://a.nl/#{HIDDEN}",
        "https://a.nl/?next=/cdn-cgi/l/email-protection",
        "mailto:info@a.nl",
    ],
)
def test_other_links_hide_no_address(url):
    assert not is_cloudflare_mail(url)
    assert hidden_mailto(url) is None


@pytest.mark.parametrize(
    "href",
    [
        "mailto:" + "," * 1_000_000,
        "mailto:" + "a" * 1_000_000,
        "mailto:" + "a@a." * 250_000,
        "mailto:" + '"' * 100_001,
        "mailto:" + '"\\' * 50_000,
        "mailto:" + "<" * 100_000,
        "mailto:" + " " * 100_000 + "x",
        "mailto:a@" + "a-" * 50_000,
        "mailto:?" + "cc=a&" * 100_000,
        "mailto:" + ",".join(f"ü{n}@a.nl" for n in range(20_000)),
    ],
    ids=range(10),
)
def test_hostile_links_take_no_time(href):
    began = time.process_time()
    fault_of_mailto(href)
    mail_domains_in(href)
    assert time.process_time() - began < 0.2
