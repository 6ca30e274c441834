"""What the network library raises, translated once into our closed list of failures."""

import ssl
from socket import EAI_NODATA, EAI_NONAME, gaierror

import aiohttp

from sicaudit.crawl.addresses import PrivateAddressError
from sicaudit.crawl.tls import is_broken_off, tls_kind
from sicaudit.model.outcome import Failure, FailureKind
from sicaudit.urls import Url

_BY_SYSTEM = {EAI_NONAME: FailureKind.DNS, EAI_NODATA: FailureKind.DNS_NO_ADDRESS}
_BY_RESOLVER = {
    1: FailureKind.DNS_NO_ADDRESS,  # ARES_ENODATA
    4: FailureKind.DNS,  # ARES_ENOTFOUND
    8: FailureKind.DNS,  # ARES_EBADNAME: no DNS can hold such a name
}
"""Of c-ares, ares.h; aiohttp keeps its exception as the cause of its own."""


def failure_of(url: Url, error: Exception) -> Failure:
    """Translate what the network library raised into our closed list of kinds."""
    reason = _reason(error)
    kind = _kind(error, reason)
    tls = tls_kind(reason) if kind is FailureKind.TLS else None
    return Failure(url=url, kind=kind, detail=_words(error), tls=tls)


def _reason(error: Exception) -> Exception:
    """Give what lies under the library's own exception; itself where there is nothing."""
    match error:
        case aiohttp.ClientConnectorCertificateError():
            return error.certificate_error
        case aiohttp.ClientConnectorError():
            return error.os_error
        case _:
            return error


def _kind(error: Exception, reason: Exception) -> FailureKind:
    match error, reason:
        case _, PrivateAddressError():
            return FailureKind.PRIVATE_ADDRESS
        case _, UnicodeError() if "idna" in str(reason):  # a name that no DNS can hold
            return FailureKind.DNS
        case aiohttp.ClientConnectorDNSError(), _:
            return dns_kind(reason)
        case _, ssl.SSLError() if is_broken_off(reason):
            return FailureKind.RESET
        case _, ssl.SSLError():
            return FailureKind.TLS
        case ((aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError()), _):
            return FailureKind.TLS
        case TimeoutError(), _:
            return FailureKind.TIMEOUT
        case _, ConnectionRefusedError():
            return FailureKind.REFUSED
        case _, ConnectionError():
            return FailureKind.RESET
        case ((aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError()), _):
            return FailureKind.RESET
        case aiohttp.ClientConnectorError(), _:
            return FailureKind.UNREACHABLE
        case aiohttp.ClientOSError(), _:
            return FailureKind.RESET
        case ((aiohttp.ClientResponseError() | ValueError()), _):
            return FailureKind.PROTOCOL
        case _:
            return FailureKind.UNREACHABLE


def dns_kind(reason: BaseException) -> FailureKind:
    """Only "no such name" says that a host is gone; a resolver in trouble says nothing."""
    if isinstance(reason, UnicodeError):
        return FailureKind.DNS
    if isinstance(reason, gaierror):
        return _BY_SYSTEM.get(reason.errno or 0, FailureKind.DNS_TROUBLE)
    said = reason.__cause__ or reason
    number = said.args[0] if said.args else 0
    return _BY_RESOLVER.get(number, FailureKind.DNS_TROUBLE)


def _words(error: Exception) -> str:
    text = (str(error) or type(error).__name__).replace(" ssl:default", "")
    return " ".join(text.split())[:200]
