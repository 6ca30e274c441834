"""What keeps a browser from a secure connection: certificates and handshakes, in a closed list."""

import ssl
from collections.abc import Mapping
from enum import StrEnum


class TlsKind(StrEnum):
    """Why there is no secure connection."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    WRONG_HOST = "wrong-host"
    SELF_SIGNED = "self-signed"
    INCOMPLETE_CHAIN = "incomplete-chain"
    """Whoever signed it was neither sent along nor is known to us. Browsers know many such
    issuers, or fetch them (RFC 5280 4.2.2.1); those of a house's own they refuse."""
    UNKNOWN_AUTHORITY = "unknown-authority"
    """The chain is whole, and ends at an authority that this machine does not trust."""
    REVOKED = "revoked"
    OTHER_CERTIFICATE = "other-certificate"
    """Something else is wrong with the certificate: a weak key, a forbidden use."""
    OLD_PROTOCOL = "old-protocol"
    """It speaks nothing newer than TLS 1.1, which browsers gave up in 2020 (RFC 8996)."""
    NO_TLS = "no-tls"
    """What answers at this port does not speak TLS."""
    CLIENT_CERTIFICATE = "client-certificate"
    """It lets in only who brings a certificate."""
    HANDSHAKE = "handshake"
    """We could not agree on how to talk; a browser may."""


# X509_V_ERR_* of OpenSSL, include/openssl/x509_vfy.h.
_BY_VERIFY_CODE: Mapping[int, TlsKind] = {
    2: TlsKind.INCOMPLETE_CHAIN,
    9: TlsKind.NOT_YET_VALID,
    10: TlsKind.EXPIRED,
    18: TlsKind.SELF_SIGNED,
    19: TlsKind.UNKNOWN_AUTHORITY,
    20: TlsKind.INCOMPLETE_CHAIN,
    21: TlsKind.INCOMPLETE_CHAIN,
    23: TlsKind.REVOKED,
    62: TlsKind.WRONG_HOST,
    64: TlsKind.WRONG_HOST,
}

# Reasons of OpenSSL, as Python spells them; alerts are those of RFC 8446 6.2.
_BY_REASON: Mapping[str, TlsKind] = {
    **dict.fromkeys(
        (
            "NO_PROTOCOLS_AVAILABLE",
            "TLSV1_ALERT_PROTOCOL_VERSION",
            "UNSUPPORTED_PROTOCOL",
            "UNSUPPORTED_SSL_VERSION",
            "VERSION_TOO_LOW",
        ),
        TlsKind.OLD_PROTOCOL,
    ),
    **dict.fromkeys(
        ("HTTPS_PROXY_REQUEST", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "WRONG_VERSION_NUMBER"),
        TlsKind.NO_TLS,
    ),
    # Alerts about our certificate, and we show none.
    **dict.fromkeys(
        (
            "SSLV3_ALERT_BAD_CERTIFICATE",
            "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
            "TLSV13_ALERT_CERTIFICATE_REQUIRED",
            "TLSV1_ALERT_ACCESS_DENIED",
            "TLSV1_ALERT_UNKNOWN_CA",
        ),
        TlsKind.CLIENT_CERTIFICATE,
    ),
    "TLSV1_UNRECOGNIZED_NAME": TlsKind.WRONG_HOST,
}


def is_broken_off(error: BaseException) -> bool:
    """Say whether the connection merely ended in the middle of TLS: that may pass."""
    return isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError)


def tls_kind(error: BaseException) -> TlsKind:
    """Give the kind of what OpenSSL raised; `HANDSHAKE` for all that says nothing more."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _BY_VERIFY_CODE.get(error.verify_code, TlsKind.OTHER_CERTIFICATE)
    reason = getattr(error, "reason", None)
    return _BY_REASON.get(reason or "", TlsKind.HANDSHAKE)
