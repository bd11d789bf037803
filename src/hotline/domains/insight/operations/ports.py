"""The watch's wire types: documents on the bus, and the request that acknowledges an alarm.

Also the port by which the invariants query the bus and the switch.
"""

from datetime import datetime
from typing import Protocol

import msgspec

from hotline.domains.insight.operations.rules.backups import BackupState as BackupState
from hotline.domains.insight.operations.rules.certificates import Certificate as Certificate
from hotline.domains.insight.operations.rules.machine import Machine as Machine
from hotline.domains.insight.operations.rules.thresholds import Threshold as Threshold
from hotline.domains.insight.operations.rules.thresholds import Thresholds as Thresholds
from hotline.domains.insight.operations.rules.watch import OpenAlarm as OpenAlarm
from hotline.domains.voice.calls.ports import CallDoc
from hotline.kernel.slot import Slot


class Acknowledge(msgspec.Struct, frozen=True):
    """``watch.acknowledge``: the person ``by``, whose name is ``name``, has seen the alarm.

    The answer is a routing.ports.Ack.
    """

    alarm: str
    by: str
    name: str
    note: str


class Environment(Protocol):
    """The bus and the switch now. Each raises Unavailable with a sentence when it does not answer."""

    def calls(self) -> list[CallDoc]:
        """Every live call."""
        ...

    def channels(self) -> set[str]:
        """The channels of this node's switch."""
        ...

    def stream(self) -> tuple[str, int]:
        """The event stream's name (its moment of creation), and the position of its last event."""
        ...


class CertificateReader(Protocol):
    """The certificate that browsers get; None where there is no TLS. Raises Unavailable when nobody answers."""

    def __call__(self) -> Certificate | None: ...


class BackupReader(Protocol):
    """What is known about the backup; None where none is set."""

    def __call__(self, now: datetime) -> BackupState | None: ...


class MachineReader(Protocol):
    """The machine of this process."""

    def __call__(self, now: datetime) -> Machine: ...


class ServerLog(Protocol):
    """The newest lines of a server's log on this machine."""

    def __call__(self) -> list[str]: ...


backup_reader: Slot[BackupReader] = Slot("how the backup is going")
bus_log: Slot[ServerLog] = Slot("the log of the bus's server")
certificate_reader: Slot[CertificateReader] = Slot("the certificate that browsers get")
database_log: Slot[ServerLog] = Slot("the log of the database's server")
machine_reader: Slot[MachineReader] = Slot("the machine that this process runs on")
environment: Slot[Environment] = Slot("the bus and the switch that the invariants are checked against")
