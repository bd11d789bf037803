"""Transitions of a case outside its steps, and what they may change."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from hotline.domains.service.workorders.actions import (
    assignment,
    batch,
    extensions,
    follow_ups,
    organisation,
    time_events,
    transitions,
)
from hotline.domains.service.workorders.actions.steps import Doing
from hotline.domains.service.workorders.models import Case, CaseDeadline, CaseTask, Comment, Entry
from hotline.domains.service.workorders.queries import lists
from hotline.domains.service.workorders.queries.cases import CaseFilters, repeats_of, search, visible_case
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.events.workorders import subject
from hotline.infrastructure.outbox import announced
from hotline.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    DIRECTOR,
    INSPECTION,
    LEADER,
    MANAGER,
    OTHER_AGENT,
    PENSION,
    PENSION_TOO,
    REVIEWER,
    SUPERVISION,
    done,
    fresh,
    opened,
    principal,
    replied,
    steps,
    task,
    to_the_district,
)

pytestmark = pytest.mark.usefixtures("personnel")
DAY = timedelta(days=1)


def types(case: Case) -> list[str]:
    return [event.type for event in announced(subject(case.pk))]


def deadline(case: Case, clock: str) -> CaseDeadline:
    return CaseDeadline.objects.filter(case=case, clock=clock).latest("id")


# Time ---------------------------------------------------------------------------------------------------------------


def test_more_time_is_asked_for_by_who_has_the_case_and_granted_by_the_supervision_office() -> None:
    case = to_the_district()
    done(case, "sign", "sign", CHAOYANG)
    was = deadline(case, "handle").due_at
    with pytest.raises(NotPermitted):
        extensions.request(by=principal(AGENT), case=case.pk, clock="handle", term=Term(5, Unit.DAYS), reason="查账")
    request = extensions.request(
        by=principal(CHAOYANG), case=case.pk, clock="handle", term=Term(5, Unit.WORKING_DAYS), reason="查账"
    )
    with pytest.raises(Refused, match="待审批"):
        extensions.request(by=principal(CHAOYANG), case=case.pk, clock="handle", term=Term(1, Unit.DAYS), reason="再要")
    with pytest.raises(NotPermitted):
        extensions.answer(by=principal(CHAOYANG), case=case.pk, extension=request.pk, granted=True, remark="")
    assert deadline(case, "handle").due_at == was
    extensions.answer(by=principal(SUPERVISION), case=case.pk, extension=request.pk, granted=True, remark="同意")
    row = deadline(case, "handle")
    assert (row.due_at > was, row.original_due_at, row.extensions) == (True, was, 1)
    assert fresh(case).due_at is not None
    with pytest.raises(Refused, match="已审批"):
        extensions.answer(by=principal(SUPERVISION), case=case.pk, extension=request.pk, granted=False, remark="x")
    assert types(case)[-3:] == ["case.extension_asked", "case.deadline_moved", "case.extension_answered"]


def test_more_time_is_refused_with_a_reason_and_not_given_once_the_time_is_over() -> None:
    case = to_the_district()
    request = extensions.request(
        by=principal(CHAOYANG), case=case.pk, clock="handle", term=Term(5, Unit.DAYS), reason="查账"
    )
    with pytest.raises(Invalid, match="须填写理由"):
        extensions.answer(by=principal(SUPERVISION), case=case.pk, extension=request.pk, granted=False, remark=" ")
    extensions.answer(by=principal(SUPERVISION), case=case.pk, extension=request.pk, granted=False, remark="材料已齐")
    with time_machine.travel(datetime.now(UTC) + 40 * DAY), pytest.raises(Refused, match="已超过时限"):
        extensions.request(by=principal(CHAOYANG), case=case.pk, clock="handle", term=Term(5, Unit.DAYS), reason="忘了")
    with pytest.raises(Refused, match="不能延期"):
        extensions.request(by=principal(CHAOYANG), case=case.pk, clock="sign", term=Term(5, Unit.DAYS), reason="慢")


def test_a_clock_is_paused_while_the_citizen_brings_what_is_missing() -> None:
    case = to_the_district()
    was = deadline(case, "handle").due_at
    extensions.pause_clock(by=principal(SUPERVISION), case=case.pk, clock="handle", reason="等当事人补劳动合同")
    row = deadline(case, "handle")
    assert (row.paused_at is not None, row.next_at) == (True, None)
    with time_machine.travel(datetime.now(UTC) + 3 * DAY):
        extensions.resume_clock(by=principal(SUPERVISION), case=case.pk, clock="handle", reason="材料已到")
    assert deadline(case, "handle").due_at - was == 3 * DAY
    with pytest.raises(NotPermitted):
        extensions.pause_clock(by=principal(CHAOYANG), case=case.pk, clock="handle", reason="忙")


def test_deadlines_warn_run_over_and_are_escalated_each_told_once() -> None:
    case = to_the_district()
    published = []
    start = datetime.now(UTC)
    for hours in range(0, 40 * 24, 12):
        published.append(time_events.watch(start + timedelta(hours=hours)))
    alerts = Entry.objects.filter(case=case, what__startswith="deadline_", detail__clock="办理").order_by("at")
    assert [(each.what, each.detail["share"], each.detail["to"]) for each in alerts] == [
        ("deadline_warned", 0.5, ""),
        ("deadline_warned", 0.8, ""),
        ("deadline_overdue", 1, ""),
        ("deadline_escalated", 1, "client"),
        ("deadline_escalated", 1, "director"),
    ]
    assert fresh(case).overdue
    assert time_events.watch(start + 60 * DAY) == 0
    assert types(case).count("case.deadline_alert") == sum(published)


def test_what_12345_has_set_is_the_latest_a_deadline_may_be() -> None:
    case = to_the_district()
    assert deadline(case, "handle").due_at - deadline(case, "handle").started_at > 10 * DAY
    soon = datetime.now(UTC) + 2 * DAY
    case = fresh(opened(summary="另一件事情"))
    case.external_due_at = soon
    case.save()
    done(case, "review", "pass", REVIEWER)
    done(case, "dispatch", "dispatch", REVIEWER)
    assert deadline(case, "handle").due_at == soon


# People -------------------------------------------------------------------------------------------------------------


def pension_case() -> Case:
    case = opened(kind="咨询", topic="pension-min-years")
    done(case, "review", "pass", REVIEWER)
    return done(case, "dispatch", "dispatch", REVIEWER)


def test_a_step_is_claimed_by_one_handed_over_and_put_back() -> None:
    case = pension_case()
    step = task(case, "sign")
    assignment.claim(by=principal(PENSION), case=case.pk, task=step.pk)
    with pytest.raises(Refused, match="已由 5001 认领"):
        assignment.claim(by=principal(PENSION_TOO), case=case.pk, task=step.pk)
    with pytest.raises(NotPermitted):
        done(case, "sign", "sign", PENSION_TOO)
    with pytest.raises(Invalid, match="不是“养老保险处”的经办人"):
        assignment.hand_over(by=principal(PENSION), case=case.pk, task=step.pk, to=INSPECTION)
    assignment.hand_over(by=principal(PENSION), case=case.pk, task=step.pk, to=PENSION_TOO, reason="我休假")
    assert task(case, "sign").person == PENSION_TOO
    assignment.release(by=principal(SUPERVISION), case=case.pk, task=step.pk)
    assert task(case, "sign").person == ""
    assert types(case)[-3:] == ["case.task_held"] * 3


def test_whoever_signed_for_the_department_goes_on_with_the_case() -> None:
    case = pension_case()
    done(case, "sign", "sign", PENSION_TOO)
    assert task(case, "handle").person == PENSION_TOO


def test_a_substitute_has_what_is_theirs_while_they_are_away_and_not_after() -> None:
    case = pension_case()
    assignment.claim(by=principal(PENSION), case=case.pk, task=task(case, "sign").pk)
    today = datetime.now(UTC).astimezone().date()
    with pytest.raises(NotPermitted):
        done(case, "sign", "sign", PENSION_TOO)
    organisation.set_leave(by=principal(PENSION), number="", substitute=PENSION_TOO, start=today - DAY, end=today + DAY)
    with pytest.raises(Refused, match="已登记"):
        organisation.set_leave(by=principal(PENSION), number="", substitute=INSPECTION, start=today, end=today)
    with pytest.raises(NotPermitted):
        organisation.set_leave(by=principal(AGENT), number=PENSION, substitute=AGENT, start=today, end=today)
    mine = search(principal(PENSION_TOO), CaseFilters(scope="mine"), datetime.now(UTC))
    assert list(mine) == [case]
    done(case, "sign", "sign", PENSION_TOO)
    with time_machine.travel(datetime.now(UTC) + 5 * DAY):
        assert list(search(principal(PENSION_TOO), CaseFilters(scope="mine"), datetime.now(UTC))) == [case], (
            "signed by them"
        )


def test_many_steps_at_once_each_by_itself() -> None:
    cases = [opened(summary=f"第 {n} 件事情") for n in range(3)]
    done(cases[1], "review", "pass", REVIEWER)
    reviews = [CaseTask.objects.get(case=case, step="review").pk for case in cases]
    rows = batch.batch(by=principal(REVIEWER), tasks=reviews, transition="complete", to="", doing=Doing("pass"))
    assert [row.refusal for row in rows] == ["", "该环节已办理。请刷新查看。", ""]
    assert {fresh(case).state for case in cases} == {"dispatch"}
    nobody = batch.batch(by=principal(PENSION), tasks=reviews, transition="claim", to="", doing=Doing(""))
    assert {(row.number, row.refusal[:4]) for row in nobody} == {("", "没有这张")}


# Urging, watching, sealing ------------------------------------------------------------------------------------------


def test_urging_is_counted_and_outdates_no_form() -> None:
    case = to_the_district()
    before = fresh(case).revision
    transitions.urge(by=principal(AGENT), case=case.pk, text="来电人第二次来电")
    transitions.urge(by=principal(LEADER), case=case.pk)
    assert (fresh(case).urged, fresh(case).revision) == (2, before)
    with pytest.raises(NotPermitted):
        transitions.urge(by=principal(CHAOYANG), case=case.pk)
    assert list(search(principal(SUPERVISION), CaseFilters(urged=True), datetime.now(UTC))) == [case]


def test_only_the_supervision_office_watches_a_case() -> None:
    case = to_the_district()
    with pytest.raises(NotPermitted):
        transitions.supervise(by=principal(DIRECTOR), case=case.pk, revision=case.revision, on=True, text="")
    transitions.supervise(by=principal(SUPERVISION), case=case.pk, revision=case.revision, on=True, text="领导批示")
    assert fresh(case).supervised
    transitions.supervise(by=principal(SUPERVISION), case=case.pk, revision=fresh(case).revision, on=False, text="")
    assert types(case)[-2:] == ["case.supervised"] * 2


def test_a_confidential_case_is_seen_by_who_may_who_opened_it_and_who_has_it_by_name() -> None:
    case = pension_case()
    transitions.seal(by=principal(SUPERVISION), case=case.pk, revision=case.revision, on=True, text="举报人要求保密")
    for number in (SUPERVISION, DIRECTOR, AGENT):
        assert visible_case(principal(number), case.pk).pk == case.pk
    for number in (LEADER, MANAGER, PENSION, PENSION_TOO, OTHER_AGENT):
        with pytest.raises(NotFound):
            visible_case(principal(number), case.pk)
    step = task(case, "sign").pk
    assignment.hand_over(by=principal(SUPERVISION), case=case.pk, task=step, to=PENSION_TOO)
    assert visible_case(principal(PENSION_TOO), case.pk).pk == case.pk
    with pytest.raises(NotFound):
        visible_case(principal(PENSION), case.pk)


# Repeats, ends ------------------------------------------------------------------------------------------------------


def test_the_same_number_about_the_same_employer_within_thirty_days_is_a_repeat() -> None:
    first = opened()
    again = opened(employer="北京某某建筑 有限责任公司", summary="又来电催问工资")
    opened(phone="13900000002")
    opened(employer="别家公司")
    assert list(repeats_of(again)) == [first]
    with time_machine.travel(datetime.now(UTC) + 31 * DAY):
        assert list(repeats_of(opened())) == []


def test_a_repeat_goes_into_the_first_case_and_is_over() -> None:
    first, again = opened(), opened()
    with pytest.raises(NotPermitted):
        transitions.merge(by=principal(AGENT), case=again.pk, revision=again.revision, into=first.pk)
    with pytest.raises(Invalid, match="不能并入自身"):
        transitions.merge(by=principal(REVIEWER), case=again.pk, revision=again.revision, into=again.pk)
    transitions.merge(by=principal(REVIEWER), case=again.pk, revision=again.revision, into=first.pk)
    assert (fresh(again).state, fresh(again).over, fresh(again).merged_into) == ("merged", True, first)
    assert (fresh(first).repeats, steps(again)) == (1, [])
    assert not CaseDeadline.objects.filter(case=again, dropped=False).exists()
    third = opened()
    with pytest.raises(Refused, match="作废或已并单"):
        transitions.merge(by=principal(SUPERVISION), case=third.pk, revision=third.revision, into=again.pk)


def test_a_case_is_voided_wherever_it_stands_and_counts_no_more() -> None:
    case = to_the_district()
    with pytest.raises(Invalid, match="请填写理由"):
        transitions.void(by=principal(SUPERVISION), case=case.pk, revision=case.revision, reason=" ")
    transitions.void(by=principal(SUPERVISION), case=case.pk, revision=case.revision, reason="误登记")
    assert (fresh(case).state, steps(case), types(case)[-1]) == ("voided", [], "case.closed")
    with pytest.raises(Refused, match="已办结"):
        transitions.urge(by=principal(AGENT), case=case.pk)


def test_a_closed_case_is_reopened_and_goes_another_round_from_dispatch() -> None:
    case = replied(wants_follow_up=False)
    assert case.state == "closed"
    transitions.reopen(by=principal(SUPERVISION), case=case.pk, revision=case.revision, reason="来电人称未收到")
    assert (fresh(case).round, fresh(case).over, steps(case)) == (2, False, ["dispatch"])
    done(case, "dispatch", "dispatch", REVIEWER)
    done(case, "sign", "sign", CHAOYANG)
    assert deadline(case, "handle").stopped_at is None
    assert CaseDeadline.objects.filter(case=case, clock="handle").count() == 2


# Following up -------------------------------------------------------------------------------------------------------


def test_the_first_contact_stops_the_clock_of_responding_once() -> None:
    case = to_the_district()
    follow_ups.contact(by=principal(CHAOYANG), case=case.pk, reached=True, text="已告知受理")
    follow_ups.contact(by=principal(CHAOYANG), case=case.pk, reached=True)
    assert fresh(case).contacted_at is not None
    assert deadline(case, "contact").stopped_at is not None
    assert types(case).count("case.contacted") == 1


def test_unreached_needs_three_tries_at_different_times_of_day() -> None:
    start = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    with time_machine.travel(start - timedelta(hours=1)):
        case = replied()
        with pytest.raises(Refused, match="还差 3 次"):
            done(case, "follow_up", "done", OTHER_AGENT, result="unreached")
    for hours in (0, 1, 6, 11):
        with time_machine.travel(start + timedelta(hours=hours)):
            follow_ups.contact(by=principal(OTHER_AGENT), case=case.pk, reached=False)
    with time_machine.travel(start + timedelta(hours=11, minutes=1)), pytest.raises(Refused, match="刚记录过"):
        follow_ups.contact(by=principal(OTHER_AGENT), case=case.pk, reached=False)
    assert len(fresh(case).attempts) == 4
    with time_machine.travel(start + timedelta(hours=12)):
        assert done(case, "follow_up", "done", OTHER_AGENT, result="unreached").state == "closed"
    assert (fresh(case).result, fresh(case).satisfied) == ("unreached", None)


def test_a_follow_up_says_whether_it_is_settled_and_whether_they_are_satisfied() -> None:
    case = replied()
    for result, satisfied, match in (("", True, "请选回访结果"), ("resolved", None, "是否满意")):
        with pytest.raises(Invalid, match=match):
            done(case, "follow_up", "done", OTHER_AGENT, result=result, satisfied=satisfied)
    done(case, "follow_up", "again", OTHER_AGENT, result="unresolved", satisfied=False, reason="只发了一半")
    assert (steps(case), fresh(case).result) == (["handle"], "unresolved")
    assert fresh(case).state == "handling"


# Words beside -------------------------------------------------------------------------------------------------------


def test_who_is_mentioned_finds_the_case_until_they_have_looked() -> None:
    case = to_the_district()
    transitions.comment(by=principal(CHAOYANG), case=case.pk, text="请督办科明确口径", mentions=[SUPERVISION])
    assert lists.mentioned_in(principal(SUPERVISION)) == [case]
    transitions.see_mentions(by=principal(SUPERVISION), case=case.pk)
    assert lists.mentioned_in(principal(SUPERVISION)) == []
    with pytest.raises(Invalid, match="没有这些工号"):
        transitions.comment(by=principal(CHAOYANG), case=case.pk, text="喂", mentions=["0000"])
    with pytest.raises(Invalid, match="勿填写电话"):
        transitions.comment(by=principal(CHAOYANG), case=case.pk, text="打 13800000001", mentions=[])
    assert Comment.objects.count() == 1
