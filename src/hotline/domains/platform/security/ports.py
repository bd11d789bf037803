"""What the domain needs of others: the probes of this installation, the certificate that browsers get, the version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hotline.domains.platform.security.rules.self_checks import CheckResult
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
class ProgramVersion:
    """What runs here. ``committed_at``: of its last change; None where the installation has no history."""

    number: str
    revision: str
    committed_at: datetime | None


#: By the codes of rules.self_checks.
probes: Slot[Mapping[str, Probe]] = Slot("what the self-checks look at")
certificate: Slot[CertificateSource] = Slot("the certificate of the pages, for the self-checks")
version: Slot[ProgramVersion] = Slot("the version of the programs that run here")
