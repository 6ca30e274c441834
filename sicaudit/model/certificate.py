"""The certificate that a secure host of ours shows."""

from dataclasses import dataclass
from datetime import date

from sicaudit.urls import Host


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a browser accepts today, and until when it will."""

    host: Host
    issued: date
    expires: date
    """Last day on which it is valid, in UTC."""
    issuer: str
    """Who made it, as it says itself."""
    serial: str
    """Its number with that issuer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCertificate:
    """A certificate that hosts of a site show."""

    hosts: tuple[Host, ...]
    """In the order of their names; at least one."""
    expires: date
    days_left: int
    """0 on its last day."""
    lifetime_days: int
    issuer: str
