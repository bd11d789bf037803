"""What beats say about processes, and what their absence says."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Protocol

import msgspec

from hotline.kernel.published import known

EXPECTED = ("callcontrol", "router", "web", "projector", "worker")
#: Three missed beats: something is wrong.
SILENT_SECONDS = 10.0


class Heard(Protocol):
    """As infrastructure.heartbeat.Beat."""

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
    """``state``: ok, standby, degraded as beaten; silent: not heard of lately; missing: never."""

    process: str
    instance: str
    state: Annotated[str, known("ok", "standby", "degraded", "silent", "missing")]
    age_seconds: float | None
    detail: str
    started_at: datetime | None
    figures: dict[str, float]


def process_health(beats: Iterable[Heard], now: datetime) -> list[ProcessHealth]:
    """One line an instance, expected processes first. An instance gone silent counts only while no other lives."""
    lines = [_line(beat, now) for beat in beats]
    alive = {line.process for line in lines if line.state != "silent"}
    shown = [line for line in lines if line.state != "silent" or line.process not in alive]
    heard = {line.process for line in shown}
    shown += [ProcessHealth(name, "", "missing", None, "", None, {}) for name in EXPECTED if name not in heard]
    order = {name: place for place, name in enumerate(EXPECTED)}
    return sorted(shown, key=lambda line: (order.get(line.process, len(order)), line.process, line.instance))


def _line(beat: Heard, now: datetime) -> ProcessHealth:
    age = max((now - beat.at).total_seconds(), 0.0)
    state = "silent" if age > SILENT_SECONDS else beat.state
    return ProcessHealth(beat.process, beat.instance, state, round(age, 1), beat.detail, beat.started_at, beat.figures)
