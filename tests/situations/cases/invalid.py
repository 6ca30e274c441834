"""What can never work: no address, no e-mail, no phone number."""

from situations.case import Case, a, invalid

HOUSE = {"redactie.example": "mx"}


def _case(name, why, href, reasons="", *, text="Neem contact op", **more):
    return Case(name=name, why=why, html=a(href, text), expect=(invalid(reasons),), **more)


CASES = (
    _case("An address that ends after its scheme", "No host.", "https://", "invalid-url"),
    _case("A host with a blank in it", "No host.", "https://www.twee woorden.example/",
          "invalid-url"),
    _case("A port beyond all ports", "65535 is the last.", "https://www.poort.example:99999/",
          "invalid-url"),
    _case("A port of letters", "Ports are numbers.", "https://www.poort.example:web/",
          "invalid-url"),
    _case("A bracket that is never closed", "No IPv6 address.", "http://[2001:db8::1/",
          "invalid-url"),
    _case("A percent sign in a host", "No host can hold it.", "https://www.50%korting.example/",
          "invalid-url"),
    _case("A place holder of a template that nobody filled", "{{ }} is no address.",
          "{{ site.url }}/contact"),
    _case("A place holder in percent and brackets", "<%= %> is no address.",
          "<%= root_url %>/over"),
    _case("A place holder of JavaScript", "${ } is no address.", "https://${host}/aanmelden"),
    _case("An e-mail address without mailto", "A browser looks for a page of that name.",
          "info@redactie.example", "email-without-mailto", mail=HOUSE, text="Mail ons"),
    _case("An e-mail link without an address", "Nobody to write to.", "mailto:", "invalid-mailto"),
    _case("An e-mail address without a domain", "Nowhere to send it.", "mailto:info@",
          "invalid-mailto"),
    _case("An e-mail address without an at sign", "No address.", "mailto:info.redactie.example",
          "invalid-mailto"),
    _case("An e-mail address with two at signs", "No address.", "mailto:info@@redactie.example",
          "invalid-mailto", mail=HOUSE),
    _case("An e-mail address with a blank in it", "No address.",
          "mailto:de redactie@redactie.example", "invalid-mailto", mail=HOUSE),
    _case("An e-mail address with a comma for a dot", "No address.",
          "mailto:info@redactie,example", "invalid-mailto"),
    _case("An e-mail address at a domain that does not exist", "No such name takes mail.",
          "mailto:info@opgedoekte-club-delft.nl"),
    _case("An e-mail address at a domain that wants no mail", "A null MX says so (RFC 7505).",
          "mailto:info@geen-post.example", mail={"geen-post.example": "null"}),
    _case("An e-mail address at gmial.com", "A slip of the fingers, whoever owns that name.",
          "mailto:bibliotheek.noord@gmial.com", mail={"gmial.com": "mx"}),
    _case("An e-mail address at hotmial.com", "A slip of the fingers.",
          "mailto:oudervereniging@hotmial.com", mail={"hotmial.com": "mx"}),
    _case("A phone link of letters", "No phone can dial it.", "tel:bel-ons", "invalid-tel"),
    _case("A phone link without a number", "No phone can dial it.", "tel:", "invalid-tel"),
    _case("A phone number that misses its end", "Too short for the Netherlands.", "tel:020-123",
          "invalid-tel", text="020-123"),
    _case("A phone number with too many digits", "Too long for any.", "tel:+31201234567890123",
          "invalid-tel", text="020 123 45 67"),
    _case("A phone link to another number than is shown", "Whoever taps gets somebody else.",
          "tel:+31201234568", "", text="020 - 123 45 67"),
    _case("A help line's link that lost a digit", "0800 0432 is shown and 080043 is dialled.",
          "tel:080043", "", text="0800-0432"),
)  # fmt: skip
