"""Process health by heartbeats and their absence."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Protocol

import msgspec

from hotline.kernel.published import known

EXPECTED = ("callcontrol", "router", "web", "projector", "worker")
#: Three missed beats: something is wrong.
SILENT_SECONDS = 10.0


class ProcessState(Protocol):
    """The fields of infrastructure.heartbeat.Heartbeat that the rules need."""

    @property
    def process(self) -> str: ...
    @property
    def instance(self) -> str: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def at(self) -> datetime: ...
    @property
    def state(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def figures(self) -> dict[str, float]: ...


class ProcessHealth(msgspec.Struct, frozen=True):
    """The health of an instance of a process."""

    process: str
    instance: str
    #: ok, standby or degraded by its last heartbeat; silent: none lately; missing: none ever.
    state: Annotated[str, known("ok", "standby", "degraded", "silent", "missing")]
    age_seconds: float | None
    detail: str
    started_at: datetime | None
    figures: dict[str, float]


def process_health(beats: Iterable[ProcessState], now: datetime) -> list[ProcessHealth]:
    """One line per process instance, expected processes first.

    A silent instance is listed only while no other instance of its process lives.
    """
    lines = [_line(heartbeat, now) for heartbeat in beats]
    alive = {line.process for line in lines if line.state != "silent"}
    displayed = [line for line in lines if line.state != "silent" or line.process not in alive]
    present = {line.process for line in displayed}
    displayed += [ProcessHealth(name, "", "missing", None, "", None, {}) for name in EXPECTED if name not in present]
    order = {name: place for place, name in enumerate(EXPECTED)}
    return sorted(displayed, key=lambda line: (order.get(line.process, len(order)), line.process, line.instance))


def _line(heartbeat: ProcessState, now: datetime) -> ProcessHealth:
    age = max((now - heartbeat.at).total_seconds(), 0.0)
    state = "silent" if age > SILENT_SECONDS else heartbeat.state
    return ProcessHealth(
        heartbeat.process,
        heartbeat.instance,
        state,
        round(age, 1),
        heartbeat.detail,
        heartbeat.started_at,
        heartbeat.figures,
    )
