"""The figures of the health page as Prometheus reads them (text format 0.0.4)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from hotline.domains.insight.operations.rules.machine import Machine
from hotline.domains.insight.operations.rules.processes import ProcessHealth

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
PREFIX = "hotline_"


class Metric(NamedTuple):
    name: str
    about: str
    #: Labels -> value.
    values: Mapping[tuple[tuple[str, str], ...], float]


def text(metrics: Iterable[Metric]) -> str:
    return "".join(line + "\n" for metric in metrics for line in _lines(metric))


def _lines(metric: Metric) -> Iterator[str]:
    if not metric.values:
        return
    yield f"# HELP {PREFIX}{metric.name} {metric.about}"
    yield f"# TYPE {PREFIX}{metric.name} gauge"
    for labels, value in metric.values.items():
        inside = ",".join(f'{name}="{_escaped(each)}"' for name, each in labels)
        yield f"{PREFIX}{metric.name}{{{inside}}} {value:.15g}" if inside else f"{PREFIX}{metric.name} {value:.15g}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")


def of_processes(processes: Iterable[ProcessHealth]) -> list[Metric]:
    """``process_up`` is 0 for one that is silent or missing; its own figures bear its name."""
    up: dict[tuple[tuple[str, str], ...], float] = {}
    ages: dict[tuple[tuple[str, str], ...], float] = {}
    figures: dict[tuple[tuple[str, str], ...], float] = {}
    for each in processes:
        labels = (("process", each.process), ("instance", each.instance))
        up[labels] = float(each.state not in ("silent", "missing"))
        if each.age_seconds is not None:
            ages[labels] = each.age_seconds
        figures |= {(*labels, ("figure", name)): value for name, value in each.figures.items()}
    return [
        Metric("process_up", "Whether an instance of a process sends heartbeats.", up),
        Metric("process_heartbeat_age_seconds", "Seconds since its last heartbeat.", ages),
        Metric("process_figure", "What a process reports of itself, such as calls, waiting, lag.", figures),
    ]


def of_parts(parts: Mapping[str, tuple[bool, int]]) -> list[Metric]:
    """``parts``: name -> whether it answers, and in how many milliseconds."""
    return [
        Metric("part_up", "Whether Asterisk, the SIP edge, NATS, PostgreSQL answer.", _by("part", parts, 0)),
        Metric("part_answer_milliseconds", "How long the answer took.", _by("part", parts, 1)),
    ]


def _by(label: str, found: Mapping[str, tuple[bool, int]], place: int) -> dict[tuple[tuple[str, str], ...], float]:
    return {((label, name),): float(values[place]) for name, values in found.items()}


def of_machine(machine: Machine, now: datetime) -> list[Metric]:
    """What could not be read is left out."""
    backup, clock = machine.backup, machine.clock
    known: list[tuple[str, str, float | None]] = [
        ("disk_used_ratio", "Share of the data's disk in use.", machine.disk.share),
        ("disk_free_bytes", "Bytes free on the data's disk.", float(machine.disk.free)),
        (
            "clock_synchronised",
            "Whether the clock follows a time service.",
            _flag(clock.synchronised if clock else None),
        ),
        ("clock_max_error_seconds", "How far the clock may be off.", clock.max_error_seconds if clock else None),
        (
            "certificate_days_left",
            "Days until the certificate of the pages ends.",
            _days(machine.certificate_until, now),
        ),
        ("jobs_due", "Background jobs that should have begun.", machine.jobs),
        ("outbox_waiting", "Messages for the bus that wait in the database.", machine.unsent),
        ("database_bytes", "Size of the database.", machine.database_bytes),
        (
            "backup_age_seconds",
            "Age of the newest restorable moment.",
            _age(backup.restorable if backup else None, now),
        ),
        (
            "backup_drill_age_seconds",
            "Seconds since the last drill of a restore.",
            _age(backup.drilled if backup else None, now),
        ),
        ("backup_problems", "What the backup's condition complains of.", len(backup.problems) if backup else None),
    ]
    build: dict[tuple[tuple[str, str], ...], float] = {
        (("version", machine.version), ("revision", machine.revision)): 1.0
    }
    return [
        Metric("build", "Version and revision of the programs.", build),
        *(Metric(name, about, {(): value}) for name, about, value in known if value is not None),
    ]


def _flag(value: bool | None) -> float | None:
    return None if value is None else float(value)


def _days(until: datetime | None, now: datetime) -> float | None:
    return None if until is None else round((until - now).total_seconds() / 86400, 2)


def _age(at: datetime | None, now: datetime) -> float | None:
    return None if at is None else round((now - at).total_seconds(), 1)
