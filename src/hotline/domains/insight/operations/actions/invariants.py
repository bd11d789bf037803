"""Checks the invariants. A violation seen in two consecutive looks raises an alarm, until a look no longer finds it."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import structlog
from django.db import transaction

from hotline.domains.insight.operations.models import InvariantRun, OpenViolation
from hotline.domains.insight.operations.ports import Environment, environment
from hotline.domains.insight.operations.queries import invariants as operations_invariants
from hotline.domains.insight.operations.rules import invariants
from hotline.domains.insight.operations.rules.invariants import Invariant, Violation
from hotline.events.operations import AlarmCleared, AlarmRaised, subject
from hotline.infrastructure import outbox
from hotline.infrastructure.eventlog import log as eventlog
from hotline.kernel.errors import Unavailable
from hotline.kernel.ids import new_id

log = structlog.get_logger()
#: A change on its way is through by then.
LOOK_AGAIN_SECONDS = 3.0
RUNS_RETAINED = timedelta(days=7)
SYSTEM = "system"


def check_invariants(now: datetime, around: Environment | None = None) -> InvariantRun:
    """Look for violations, look again at any found, and report the confirmed ones. Safe to repeat."""
    around = around or environment()
    begun = datetime.now(UTC)
    seen = operations_invariants.look(around, now)
    if seen.found:
        time.sleep(LOOK_AGAIN_SECONDS)
        again = operations_invariants.look(around, now)
        again.found = invariants.confirmed(seen.found, again.found)
        seen = again
    stream, reached = _stream(around)
    with transaction.atomic():
        _announce(seen, now)
        InvariantRun.objects.filter(started_at__lt=now - RUNS_RETAINED).delete()
        return InvariantRun.objects.create(
            started_at=begun,
            ended_at=datetime.now(UTC),
            found=_figures(seen),
            position=eventlog.head().position,
            stream=stream,
            stream_position=reached,
        )


def _stream(around: Environment) -> tuple[str, int]:
    try:
        return around.stream()
    except Unavailable:
        return "", 0


def _announce(seen: operations_invariants.Look, now: datetime) -> None:
    open = {(row.invariant, row.about): row for row in OpenViolation.objects.select_for_update()}
    turn = invariants.turn(seen.found, open.keys(), seen.checked.keys())
    for violation in turn.fresh:
        _raise(violation, now)
    clear_alarms(open[key] for key in turn.mended)


def _raise(violation: Violation, now: datetime) -> None:
    alarm = new_id(invariants.INVARIANT.removesuffix("-"))
    kind, level = violation.invariant.value, invariants.level_of(violation.invariant).value
    raised = AlarmRaised(level, kind, violation.about, violation.text, agent=violation.agent, call=violation.call)
    outbox.announce(raised, subject=subject(alarm))
    OpenViolation.objects.create(invariant=kind, about=violation.about, alarm=alarm, since=now)
    log.warning(violation.text, action="invariant_violated", invariant=kind, about=violation.about, alarm=alarm)


def clear_alarms(mended: Iterable[OpenViolation]) -> None:
    """Clear the alarms of violations that are gone.

    Each must be raised in the log first, so that its events are in order.
    """
    for row in mended:
        name = subject(row.alarm)
        if not (last := eventlog.last_seq(name)):
            continue
        outbox.announce(AlarmCleared(SYSTEM, ""), subject=name, after=last)
        log.info("an invariant holds again", action="invariant_mended", invariant=row.invariant, about=row.about)
        row.delete()


def _figures(seen: operations_invariants.Look) -> dict[str, dict[str, object]]:
    return {
        invariant.value: {
            "checked": seen.checked.get(invariant, 0),
            "violations": sum(violation.invariant is invariant for violation in seen.found),
            "trouble": seen.errors.get(invariant, ""),
        }
        for invariant in Invariant
    }
