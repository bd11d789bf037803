"""What the domain needs of others: the probes of this installation, the certificate that browsers get, the version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from hotline.domains.platform.security.rules.self_checks import CheckResult
from hotline.infrastructure.permissions import Principal
from hotline.kernel.slot import Slot


class Probe(Protocol):
    """Looks at one thing. Whatever it raises means that it could not be checked."""

    def __call__(self, now: datetime) -> CheckResult: ...


class ServedCertificate(Protocol):
    """The certificate that browsers get."""

    @property
    def not_after(self) -> datetime: ...


class CertificateSource(Protocol):
    """None where pages are served without TLS. Raises Unavailable when nobody answers."""

    def __call__(self) -> ServedCertificate | None: ...


@dataclass(frozen=True)
class CertificateEnd:
    """A certificate in use. ``code`` names it for good; ``not_after`` None: it could not be read, ``problem`` why."""

    code: str
    name: str
    not_after: datetime | None
    remedy: str
    problem: str = ""


class CertificateEnds(Protocol):
    """All certificates that this installation uses, as far as it is configured to."""

    def __call__(self) -> list[CertificateEnd]: ...


class AccidentRegister(Protocol):
    """Where accidents count that the client has found to be the contract's."""

    def enter(self, *, accident: str, day: date, about: str, note: str, made_by: str, approved_by: str) -> None:
        """In the transaction that closes the accident. Raises Refused, for a quarter that is frozen."""
        ...

    def withdraw(self, *, accident: str, why: str, by: str) -> None:
        """In the transaction that reopens it: it counts no more. Raises Refused, for a quarter that is frozen."""
        ...


class BegunListening(Protocol):
    """``token`` is what the page needs to be given the sound until ``expires_at``."""

    @property
    def id(self) -> int: ...

    @property
    def token(self) -> str: ...

    @property
    def expires_at(self) -> datetime: ...


class MarkedSounds(Protocol):
    """Sound in evidence goes out marked with who hears it, as recordings do. ``about``: ``accident/ID/FILE``."""

    def begin(self, *, by: Principal, about: str) -> BegunListening:
        """Begin a listening. Raises NotFound, Invalid for a file without sound, Unavailable."""
        ...

    def marked_film(self, *, by: Principal, about: str, content: bytes) -> bytes:
        """The film with the mark in its sound. Raises the same."""
        ...


@dataclass(frozen=True)
class ProgramVersion:
    """What runs here. ``committed_at``: of its last change; None where the installation has no history."""

    number: str
    revision: str
    committed_at: datetime | None


#: By the codes of rules.self_checks.
probes: Slot[Mapping[str, Probe]] = Slot("what the self-checks look at")
certificate: Slot[CertificateSource] = Slot("the certificate of the pages, for the self-checks")
accident_register: Slot[AccidentRegister] = Slot("the assessment's register of accidents")
marked_sounds: Slot[MarkedSounds] = Slot("sound that people listen to, marked")
certificate_ends: Slot[CertificateEnds] = Slot("the certificates in use, with their ends")
version: Slot[ProgramVersion] = Slot("the version of the programs that run here")
