"""What the network library raises, translated once into our closed list of failures."""

import ssl
from socket import EAI_NODATA, EAI_NONAME, gaierror

import aiohttp

from sicaudit.crawl.addresses import PrivateAddressError
from sicaudit.model.outcome import Failure, FailureKind
from sicaudit.urls import Url


def failure_of(url: Url, error: Exception) -> Failure:
    """Translate what the network library raised into our closed list of kinds."""
    return Failure(url=url, kind=_kind(error), detail=_words(error))


def _kind(error: Exception) -> FailureKind:
    reason = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    match error, reason:
        case _, PrivateAddressError():
            return FailureKind.PRIVATE_ADDRESS
        case aiohttp.ClientConnectorDNSError(), _:
            return _dns_kind(reason)
        case ((aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError()), _):
            return FailureKind.TLS
        case _, ssl.SSLError():
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


def _dns_kind(reason: BaseException) -> FailureKind:
    """Only "no such name" is an answer; every other failure is a resolver in trouble."""
    if isinstance(reason, gaierror) and reason.errno in (EAI_NONAME, EAI_NODATA):
        return FailureKind.DNS
    cause = reason.__cause__
    numbers = cause.args[:1] if cause is not None else reason.args[:1]
    return FailureKind.DNS if numbers in ((4,), (1,)) else FailureKind.DNS_TROUBLE


def _words(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return " ".join(text.split())[:200]
