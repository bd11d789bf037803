"""Entries in the registers: made by the contractor, judged by the client, corrected by another entry, never edited."""

from contextlib import AbstractContextManager
from datetime import date

from django.db import transaction

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.models import FrozenQuarter, RegisterEntry
from hotline.domains.insight.assessment.queries.contracts import in_force
from hotline.domains.insight.assessment.queries.entries import COUNTED_STATES, how_to_change
from hotline.domains.insight.assessment.queries.registers import register
from hotline.domains.insight.assessment.rules.registers import Register, validated
from hotline.events import assessment as events
from hotline.infrastructure import audit
from hotline.infrastructure.outbox import announce
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing, locked
from hotline.kernel.actor import Actor
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, NotPermitted, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

LONGEST_NOTE = 300
NO_ENTRY = "没有这条登记，请刷新列表。"


@transaction.atomic
def enter(
    *,
    by: Principal,
    register_key: str,
    day: date,
    figures: dict[str, int],
    about: str = "",
    note: str = "",
    corrects: str = "",
) -> RegisterEntry:
    """Enter a row in a register. It counts once another person approves it.

    Raises Invalid with every fault, Refused for a frozen quarter.
    """
    may(by, Permission.ASSESSMENT_ENTER)
    found = register(register_key)
    _made_here(found)
    numbers = validated(found, figures, about)
    at = now()
    if day > beijing_day(at):
        raise Invalid("日期不能晚于今天。请改日期。")
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"说明最多{LONGEST_NOTE}字。")
    not_frozen(register_key, day)
    if corrects:
        _to_correct(corrects, register_key, day)
    elif found.once_a_day and (current := _current_entry(register_key, day)):
        raise Refused(f"该日已登记，{how_to_change(current)}", code="already_entered")
    row = RegisterEntry.objects.create(
        id=new_id("entry"),
        register=register_key,
        day=day,
        figures=numbers,
        about=about.strip(),
        note=note.strip(),
        made_by=by.number,
        made_at=at,
        corrects=corrects,
    )
    fact = events.EntryMade(register_key, day, numbers, by.number, row.about, (), corrects)
    announce(fact, subject=events.subject(row.id), actor=Actor.staff(by.number), at=at)
    audit.record(by=by.number, action="assessment.enter", about=events.subject(row.id), register=register_key)
    return row


def decide_entry(*, by: Principal, entry: str, approved: bool, remark: str = "") -> RegisterEntry:
    """Approve or reject an entry. Its author may not. An approved correction replaces the entry that it corrects."""
    may(by, Permission.ASSESSMENT_DECIDE)
    with _changing(entry, by) as change:
        row = change.row
        if row.state != RegisterEntry.State.WAITING.value:
            raise Refused("该登记已审核，无需再审；有误请登记更正。", code="judged_before")
        if row.made_by == by.number:
            raise NotPermitted("不能审核本人的登记。请由他人审核。")
        if not approved and not remark.strip():
            raise Invalid("不通过须写明理由。")
        not_frozen(row.register, row.day)
        row.state = (RegisterEntry.State.APPROVED if approved else RegisterEntry.State.REJECTED).value
        row.decided_by, row.decided_at, row.comment = by.number, change.at, remark.strip()[:LONGEST_NOTE]
        if approved and row.corrects:
            with _changing(row.corrects, by) as corrected:
                note_withdrawal(corrected, "更正", row.id)
        change.announce(events.EntryDecided(approved, by.number, row.comment))
        change.record("assessment.judge", approved=approved)
    return row


def withdraw(*, by: Principal, entry: str, why: str) -> RegisterEntry:
    """Withdraw an entry: its author while it waits, the client at any time before the freeze."""
    with _changing(entry, by) as change:
        row = change.row
        waiting = row.state == RegisterEntry.State.WAITING.value
        if not (waiting and row.made_by == by.number):
            may(by, Permission.ASSESSMENT_DECIDE)
        if row.state not in (RegisterEntry.State.WAITING.value, RegisterEntry.State.APPROVED.value):
            raise Refused("该登记已失效，请刷新查看。", code="over")
        _made_here(register(row.register))
        if not why.strip():
            raise Invalid("撤回须写明理由。")
        not_frozen(row.register, row.day)
        note_withdrawal(change, why.strip()[:LONGEST_NOTE], "")
    return row


def note_withdrawal(change: Change[RegisterEntry], why: str, replaced_by: str) -> None:
    change.row.state, change.row.comment = RegisterEntry.State.WITHDRAWN.value, why
    change.announce(events.EntryWithdrawn(change.by, why, replaced_by))
    change.record("assessment.withdraw", why=why)


def _changing(entry: str, by: Principal) -> AbstractContextManager[Change[RegisterEntry]]:
    rows = RegisterEntry.objects.filter(pk=entry)
    return changing(rows, by=by.number, about=events.subject(entry), missing=NO_ENTRY)


def _to_correct(entry: str, register_key: str, day: date) -> None:
    row = locked(RegisterEntry.objects.filter(pk=entry), missing=NO_ENTRY)
    if row.register != register_key or row.day != day:
        raise Invalid("更正须与原登记同一台账、同一日期。")
    if row.state != RegisterEntry.State.APPROVED.value:
        raise Refused("仅已审核的可以更正；未审核的请撤回后重填。", code="not_approved")
    if RegisterEntry.objects.filter(corrects=entry, state=RegisterEntry.State.WAITING.value).exists():
        raise Refused("该登记已有更正待审核，请等审核。", code="corrected_before")


def _current_entry(register_key: str, day: date) -> RegisterEntry | None:
    return (
        RegisterEntry.objects.filter(register=register_key, day=day, state__in=COUNTED_STATES)
        .order_by("made_at")
        .first()
    )


def _made_here(found: Register) -> None:
    if found.elsewhere:
        raise Refused(found.elsewhere, code="elsewhere")


def not_frozen(register_key: str, day: date) -> None:
    """Refuse changes to what a frozen quarter rests on. Registers of outside data feed no quarter.

    Raises Refused, and Invalid on a day without a contract.
    """
    if not register(register_key).feeds:
        return
    quarter = in_force(day).quarter_of(day)
    if FrozenQuarter.objects.filter(key=quarter.key).exists():
        raise Refused(f"{quarter.key}已冻结，更正请走更正单。", code="frozen")
