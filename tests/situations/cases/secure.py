"""Certificates: a browser shows a wall of warnings, or all is well."""

from situations.case import SURE, Case, Host, a, broken
from situations.pages import ARTICLE


def _case(name, why, host, certificate, *expected, ways=None, **more):
    return Case(
        name=name,
        why=why,
        html=a(f"https://{host}/"),
        hosts={host: Host(https=ways or {"/": ARTICLE}, certificate=certificate, **more)},
        expect=expected,
    )


CASES = (
    _case("A certificate that ran out last year", "Browsers warn in full screen.",
          "www.verlopen.example", "expired", broken(None, "tls")),
    _case("A certificate for another host", "Browsers warn in full screen.",
          "www.andere-naam.example", "wrong-host", broken(None, "tls")),
    _case("A certificate that vouches for itself", "Browsers warn in full screen.",
          "www.zelf-getekend.example", "self-signed", broken(None, "tls")),
    _case("A certificate by an authority that nobody knows", "Browsers warn in full screen.",
          "www.onbekend-gezag.example", "unknown-authority", broken(None, "tls")),
    _case("A certificate whose chain has a hole", "Many browsers fill it: not always certain.",
          "www.gat-in-keten.example", "incomplete-chain", broken(None, "tls", certainty=SURE)),
    Case(
        name="A server that speaks plainly where TLS is expected",
        why="No browser gets in.",
        html=a("https://www.klare-taal.example/"),
        hosts={"www.klare-taal.example": Host(http={"/": ARTICLE}, ports={"443": "http"})},
        expect=(broken(None, "tls malformed-response"),),
    ),
    _case("A certificate through a middle authority that is sent along", "A whole chain.",
          "www.hele-keten.example", "whole-chain"),
    _case("A good certificate on a port of its own", "Any port will do.",
          "www.eigen-poort.example", "good", ports={"443": "https"}),
)  # fmt: skip
