"""Promised rings that fall due reach whoever promised or has them in hand, once a moment, until they are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.notifications.actions import escalation
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.voice.callbacks import actions
from hotline.domains.voice.callbacks.actions import dial
from hotline.domains.voice.callbacks.models import CallBack, CallBackTry
from hotline.domains.voice.callbacks.rules import (
    DIALS_WITHIN,
    LATER,
    NOTIFY_BEFORE,
    NOTIFY_WITHIN,
    WAIT_FOR_PROMISER,
    PromisedTry,
    is_promise_due,
    next_try,
    who_dials,
)
from hotline.domains.voice.records.rules.fold import record_of
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal
from tests.domains.voice.calls.tales import NUMBER, answered_call

AGENT, COLLEAGUE, LEADER, MANAGER = "1001", "1002", "2001", "8002"
GROUP = "早班一组"
NOW = datetime.now(UTC).replace(microsecond=0)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


# When -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after_due", "due"),
    [
        (-NOTIFY_BEFORE - MINUTE, False),
        (-NOTIFY_BEFORE, True),
        (HOUR, True),
        (NOTIFY_WITHIN - MINUTE, True),
        (NOTIFY_WITHIN, False),
    ],
)
def test_a_promise_is_due_from_shortly_before_its_moment_for_a_day(after_due: timedelta, due: bool) -> None:
    moment = NOW + HOUR
    assert is_promise_due(NOW, moment, [], moment + after_due) is due


def test_who_is_to_be_rung_as_soon_as_may_be_was_promised_no_moment() -> None:
    assert not is_promise_due(NOW, NOW, [], NOW + HOUR)


def test_a_promise_that_was_kept_is_not_due_and_an_early_try_keeps_none() -> None:
    moment = NOW + HOUR
    assert is_promise_due(NOW, moment, [moment - 2 * NOTIFY_BEFORE], moment)
    assert not is_promise_due(NOW, moment, [moment - MINUTE], moment)


# Whom -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def people(db: None) -> None:
    for code in ("agent", "leader", "manager"):  # a test that commits has emptied the table of roles
        Role.objects.get_or_create(code=code, defaults={"name": code, "permissions": [*ROLES[code].permissions]})
    for number, role, group in ((AGENT, "agent", GROUP), (COLLEAGUE, "agent", GROUP), (LEADER, "leader", GROUP)):
        administer.save_staff(by="test", number=number, name=f"某{number}", roles=[role], group=group)
    administer.save_staff(by="test", number=MANAGER, name="值班", roles=["manager"])


def principal(number: str) -> Principal:
    role = "leader" if number == LEADER else "agent"
    return Principal(number, "", "", (role,), (), frozenset(ROLES[role].permissions), 1, NOW + HOUR)


def promised(at: datetime, by: str = AGENT) -> CallBack:
    return actions.promise_callback(by=principal(by), call="c1", number=NUMBER, place="北京", due=at, now=NOW)


def unread(person: str) -> list[str]:
    rows = Receipt.objects.filter(person=person, read_at=None, notification__kind="callback.due").order_by("id")
    return list(rows.values_list("notification__text", flat=True))


def test_whoever_promised_is_notified_once_when_the_moment_comes(people: None) -> None:
    entry = promised(NOW + HOUR)
    assert actions.notify_of_promises(NOW + HOUR - 2 * NOTIFY_BEFORE) == 0
    assert [actions.notify_of_promises(NOW + HOUR + n * MINUTE) for n in range(3)] == [1, 0, 0]
    row = Notification.objects.get()
    assert (row.title, row.link) == (f"约定回拨到时：{NUMBER.masked}", f"/callbacks?id={entry.pk}")
    assert row.key == f"callback/{entry.pk}/{entry.due_at.isoformat()}"
    assert (len(unread(AGENT)), unread(COLLEAGUE), unread(LEADER)) == (1, [], [])


def test_unread_it_goes_to_the_leader(people: None) -> None:
    promised(NOW + HOUR)
    actions.notify_of_promises(NOW + HOUR)
    assert escalation.escalate_unread(datetime.now(UTC) + 11 * MINUTE) == 1
    assert Receipt.objects.filter(person=LEADER).count() == 1


def test_whoever_has_it_in_hand_is_notified_in_place_of_who_promised(people: None) -> None:
    entry = promised(NOW + HOUR)
    actions.take_callback(by=principal(COLLEAGUE), entry_id=entry.pk, now=NOW + HOUR - 10 * MINUTE)
    actions.notify_of_promises(NOW + HOUR)
    assert (len(unread(AGENT)), len(unread(COLLEAGUE))) == (0, 1)


def test_who_no_longer_works_here_has_leaders_who_do(people: None) -> None:
    promised(NOW + HOUR)
    administer.save_staff(by="test", number=AGENT, name="离职", roles=["agent"], group=GROUP, active=False)
    actions.notify_of_promises(NOW + HOUR)
    assert len(unread(LEADER)) == 1


def test_without_a_leader_it_is_for_who_manages_the_list(people: None) -> None:
    promised(NOW + HOUR)
    administer.save_staff(by="test", number=AGENT, name="离职", roles=["agent"], active=False)
    actions.notify_of_promises(NOW + HOUR)
    assert len(unread(LEADER)) == 1, "leaders manage call-backs of all groups"


# Until ----------------------------------------------------------------------------------------------------------------


def tried(entry: CallBack, at: datetime, reported: str = "") -> None:
    CallBackTry.objects.create(
        entry=entry, call=f"out-{at}", at=at, agent=AGENT, result="no_answer", reported_result=reported
    )


def test_a_moment_that_is_moved_withdraws_the_old_one_and_gets_its_own(people: None) -> None:
    promised(NOW + HOUR)
    actions.notify_of_promises(NOW + HOUR)
    promised(NOW + 3 * HOUR)
    assert unread(AGENT) == []
    assert actions.notify_of_promises(NOW + HOUR + MINUTE) == 0
    assert actions.notify_of_promises(NOW + 3 * HOUR) == 1
    assert len(unread(AGENT)) == 1


def test_another_moment_agreed_on_the_telephone_is_a_promise_of_who_rang(people: None) -> None:
    entry = promised(NOW + HOUR, by=COLLEAGUE)
    actions.notify_of_promises(NOW + HOUR)
    tried(entry, NOW + HOUR)
    actions.report_result(by=principal(AGENT), entry_id=entry.pk, result=LATER, now=NOW + HOUR, due=NOW + 5 * HOUR)
    assert unread(COLLEAGUE) == []
    assert actions.notify_of_promises(NOW + 5 * HOUR) == 1
    assert len(unread(AGENT)) == 1


def test_a_closed_one_asks_nobody_any_more(people: None) -> None:
    entry = promised(NOW + HOUR)
    actions.notify_of_promises(NOW + HOUR)
    actions.close_callback(by=principal(LEADER), entry_id=entry.pk, reason="来电人已办妥", now=NOW + HOUR)
    assert unread(AGENT) == []
    assert actions.notify_of_promises(NOW + HOUR + MINUTE) == 0


def test_one_that_was_tried_in_time_is_not_asked_for(people: None) -> None:
    entry = promised(NOW + HOUR)
    tried(entry, NOW + HOUR - MINUTE)
    assert actions.notify_of_promises(NOW + HOUR) == 0


# By themselves --------------------------------------------------------------------------------------------------------

DUE = PromisedTry(moment=NOW, promiser=AGENT)


@pytest.mark.parametrize(
    ("promised", "free", "signed_in", "after", "dials"),
    [
        (DUE, [COLLEAGUE, AGENT], [AGENT, COLLEAGUE], 0 * MINUTE, AGENT),
        (DUE, [COLLEAGUE, AGENT], [AGENT, COLLEAGUE], -MINUTE, ""),
        (DUE, [COLLEAGUE], [AGENT, COLLEAGUE], MINUTE, ""),
        (DUE, [COLLEAGUE], [AGENT, COLLEAGUE], WAIT_FOR_PROMISER, COLLEAGUE),
        (DUE, [COLLEAGUE], [COLLEAGUE], 0 * MINUTE, COLLEAGUE),
        (DUE, [], [AGENT], MINUTE, ""),
        (DUE, [AGENT], [AGENT], DIALS_WITHIN, ""),
        (replace(DUE, held_by=COLLEAGUE, held_since=NOW - MINUTE), [AGENT, COLLEAGUE], [AGENT], MINUTE, COLLEAGUE),
        (replace(DUE, held_by=COLLEAGUE, held_since=NOW - MINUTE), [AGENT], [AGENT], 9 * MINUTE, ""),
        (replace(DUE, held_by=AGENT, held_since=NOW), [AGENT], [AGENT], MINUTE, ""),
        (replace(DUE, rated=AGENT), [AGENT, COLLEAGUE], [AGENT, COLLEAGUE], WAIT_FOR_PROMISER, COLLEAGUE),
        (replace(DUE, rated=AGENT), [AGENT], [], WAIT_FOR_PROMISER, ""),
    ],
)
def test_whose_telephone_dials_a_promise(
    promised: PromisedTry, free: list[str], signed_in: list[str], after: timedelta, dials: str
) -> None:
    assert who_dials(promised, free, signed_in, NOW + after) == dials


def handed_out(free: list[str], at: datetime) -> list[tuple[str, str]]:
    """Agents and entries that dial now."""
    calls = dial.hand_out_promises(free, {AGENT, COLLEAGUE}, at)
    return [(call.by.number, call.request["callback"]) for call in calls]


def test_a_promise_is_handed_out_once_and_again_by_the_rules_when_nobody_answered(people: None) -> None:
    entry = promised(NOW + HOUR)
    assert handed_out([AGENT], NOW + HOUR - MINUTE) == []
    assert handed_out([], NOW + HOUR) == []
    assert handed_out([COLLEAGUE, AGENT], NOW + HOUR) == [(AGENT, entry.pk)]
    assert handed_out([COLLEAGUE, AGENT], NOW + HOUR) == [], "its call has only begun"
    tried(entry, NOW + HOUR)
    assert handed_out([AGENT], NOW + 2 * HOUR) == []
    later = next_try([NOW + HOUR], entry.due_at)
    assert handed_out([AGENT], later) == [(AGENT, entry.pk)]
    rows = AuditRow.objects.filter(action="callbacks.hand_out", about=f"callback/{entry.pk}")
    assert [(row.by, row.detail) for row in rows] == [("system", {"to": AGENT})] * 2


def test_each_agent_dials_one_promise_at_a_time_and_who_was_busy_after_all_gives_it_back(people: None) -> None:
    entries = [
        actions.promise_callback(by=principal(AGENT), call=call, number=NUMBER, place="", due=NOW + HOUR, now=NOW)
        for call in ("c1", "c2")
    ]
    ((agent, first),) = handed_out([AGENT], NOW + HOUR)
    dial.take_back(entry_id=first, of=agent)
    again = handed_out([AGENT, COLLEAGUE], NOW + HOUR + WAIT_FOR_PROMISER)
    agents, dialled = zip(*again, strict=True)
    assert (sorted(agents), sorted(dialled)) == ([AGENT, COLLEAGUE], sorted(entry.pk for entry in entries))


def test_nobody_dials_a_promise_who_may_not(people: None) -> None:
    Role.objects.filter(code="agent").update(permissions=["desk.use"])
    promised(NOW + HOUR)
    assert handed_out([AGENT], NOW + HOUR) == []


def test_a_promise_without_a_moment_waits_in_the_list(people: None) -> None:
    record = record_of(answered_call().events)
    assert record is not None
    actions.require_for_rating(record=record, score=5, at=NOW)
    assert handed_out([AGENT, COLLEAGUE], NOW + HOUR) == []
