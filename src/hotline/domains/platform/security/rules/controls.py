"""The controls of GB/T 22239-2019, third level: what does each here, and what shows that it does."""

from collections.abc import Collection, Mapping
from datetime import datetime

import msgspec

from hotline.domains.platform.security.rules.self_checks import SELF_CHECKS, CheckOutcome


class Control(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``requires``: what the standard requires. ``done_by``: what does it here, one line.

    ``page``: where it can be seen; ``chapter``: of docs/security.md. ``checks``: codes of self-checks; ``tests``: as in
    docs/clauses.md. ``elsewhere``: why it is not the platform's to do, "" when it is.
    """

    key: str
    requires: str
    done_by: str
    page: str = ""
    chapter: str = ""
    checks: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    elsewhere: str = ""


class ControlGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``clause``: its number in the standard."""

    key: str
    name: str
    clause: str
    controls: tuple[Control, ...]


class ControlGroups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: tuple[ControlGroup, ...]


class CheckState(msgspec.Struct, frozen=True):
    """How a self-check ended last, and when it last passed."""

    outcome: str
    passed_at: datetime | None


def faults_of(found: ControlGroups) -> list[str]:
    """What is wrong with the table itself, but for whether the tests exist."""
    controls = [each for group in found.groups for each in group.controls]
    keys = [each.key for each in controls] + [group.key for group in found.groups]
    faults = [f"{key} is there twice" for key in sorted({key for key in keys if keys.count(key) > 1})]
    for each in controls:
        faults += [f"{each.key}: there is no self-check {code}" for code in each.checks if code not in SELF_CHECKS]
        if not each.checks and not each.tests and not each.elsewhere:
            faults.append(f"{each.key}: nothing shows it")
    return faults


def status(control: Control, states: Mapping[str, CheckState]) -> str:
    """``passed``, ``failed`` or ``unknown`` by the self-checks; ``tested``: by tests of this version alone;
    ``elsewhere``: not by the platform.
    """
    if control.elsewhere and not control.checks:
        return "elsewhere"
    if not control.checks:
        return "tested"
    outcomes = [states[code].outcome if code in states else CheckOutcome.UNKNOWN.value for code in control.checks]
    return _worst(outcomes)


def _worst(outcomes: Collection[str]) -> str:
    order = (CheckOutcome.FAILED.value, CheckOutcome.UNKNOWN.value, CheckOutcome.PASSED.value)
    return next(each for each in order if each in outcomes)


def last_pass(control: Control, states: Mapping[str, CheckState]) -> datetime | None:
    """When all its self-checks had passed, the earliest of them; None when one never did, or there are none."""
    moments = [states[code].passed_at if code in states else None for code in control.checks]
    known = [at for at in moments if at is not None]
    return min(known) if known and len(known) == len(moments) else None
