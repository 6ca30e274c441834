"""Certificates good and bad, from an authority that only the audited machine trusts."""

import ssl
from datetime import UTC, datetime, timedelta

import trustme

LONG_AGO = datetime(2024, 3, 1, tzinfo=UTC)


class Certificates:
    """A TLS context for each host name, made when first asked for."""

    def __init__(self, kinds):
        """`kinds`: host name to one of the kinds below."""
        self.authority = trustme.CA()
        self._kinds = kinds
        self._contexts = {}

    def listener(self):
        """Give a context that answers each name with its own certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._good("localhost").configure_cert(context)
        context.sni_callback = self._choose
        return context

    def _choose(self, connection, name, _):
        if name is not None:
            connection.context = self._context(name.lower().rstrip("."))

    def _context(self, name):
        if name not in self._contexts:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            KINDS[self._kinds.get(name, "good")](self, name, context)
            self._contexts[name] = context
        return self._contexts[name]

    def _good(self, name, **options):
        return self.authority.issue_cert(name, **options)

    def good(self, name, context):
        self._good(name).configure_cert(context)

    def expired(self, name, context):
        until = LONG_AGO + timedelta(days=90)
        self._good(name, not_before=LONG_AGO, not_after=until).configure_cert(context)

    def wrong_host(self, name, context):
        """As where a host of many answers a name it was not told of."""
        self._good("webhosting12.provider.example").configure_cert(context)

    def unknown_authority(self, name, context):
        """Signed by somebody whom nobody knows, as appliances and staging servers are."""
        trustme.CA().issue_cert(name).configure_cert(context)

    def self_signed(self, name, context):
        """A leaf that vouches for itself: an authority's own certificate."""
        alone = trustme.CA(organization_name=name)
        with alone.cert_pem.tempfile() as certificate, alone.private_key_pem.tempfile() as key:
            context.load_cert_chain(certificate, key)

    def incomplete_chain(self, name, context):
        """Signed by a middle authority that is not sent along: a browser often knows it."""
        leaf = self.authority.create_child_ca().issue_cert(name)
        with (
            leaf.cert_chain_pems[0].tempfile() as certificate,
            leaf.private_key_pem.tempfile() as key,
        ):
            context.load_cert_chain(certificate, key)

    def whole_chain(self, name, context):
        self.authority.create_child_ca().issue_cert(name).configure_cert(context)


KINDS = {
    "good": Certificates.good,
    "expired": Certificates.expired,
    "wrong-host": Certificates.wrong_host,
    "self-signed": Certificates.self_signed,
    "unknown-authority": Certificates.unknown_authority,
    "incomplete-chain": Certificates.incomplete_chain,
    "whole-chain": Certificates.whole_chain,
}
