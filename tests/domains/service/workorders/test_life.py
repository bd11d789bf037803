"""A case from the call to its end across all roles. Every step is one transaction with its timeline and event."""

import pytest

from hotline.domains.service.workorders.models import CaseDeadline, Entry
from hotline.events.workorders import subject
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.outbox import announced
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    OTHER_AGENT,
    REVIEWER,
    SUPERVISION,
    done,
    opened,
    steps,
    to_the_district,
)

pytestmark = pytest.mark.usefixtures("personnel")


def test_from_the_call_to_the_closed_case_across_the_roles() -> None:
    case = opened()
    assert (case.state, steps(case), case.phone_masked, case.person_masked) == (
        "review", ["review"], "138******01", "张**",
    )  # fmt: skip
    case = done(case, "review", "pass", REVIEWER)
    assert case.state == "dispatch"
    case = done(case, "dispatch", "dispatch", REVIEWER)
    assert case.department is not None
    assert (case.department.code, case.state, case.term) == ("chaoyang", "dispatched", "15天")
    case = done(case, "sign", "sign", CHAOYANG)
    assert (case.state, steps(case)) == ("handling", ["handle"])
    case = done(case, "handle", "reply", CHAOYANG, values={"reply": "<p>已责令支付</p>"})
    case = done(case, "check_reply", "pass", REVIEWER)
    assert case.state == "follow_up"
    case = done(case, "follow_up", "done", OTHER_AGENT, result="resolved", satisfied=True)
    assert (case.state, case.over, case.flow, steps(case)) == ("closed", True, None, [])
    types = [event.type for event in announced(subject(case.pk))]
    assert types[0] == "case.opened"
    assert types[-1] == "case.closed"
    assert types.count("case.step_done") == 7
    assert [event.seq for event in announced(subject(case.pk))] == list(range(1, len(types) + 1))
    assert Entry.objects.filter(case=case, what="step").count() == 7
    assert AuditRow.objects.filter(about=f"case/{case.pk}", action="workorders.step").count() == 7
    assert not CaseDeadline.objects.filter(case=case, stopped_at=None, dropped=False).exists()
    assert {row.clock for row in CaseDeadline.objects.filter(case=case) if row.stopped_at} == {
        "review", "dispatch", "sign", "contact", "handle", "check_reply", "follow_up",
    }  # fmt: skip


def test_nothing_of_the_citizen_stands_in_events_nor_in_the_flows_state() -> None:
    case = to_the_district()
    stored = str([event.data for event in announced(subject(case.pk))]) + str(case.flow)
    for secret in ("13800000001", "张三丰"):
        assert secret not in stored
        assert secret not in str(case.fields)


def test_a_case_sent_back_is_arbitrated_and_its_deadline_runs_on() -> None:
    case = to_the_district()
    due = CaseDeadline.objects.get(case=case, clock="handle").due_at
    case = done(case, "sign", "return", CHAOYANG, reason="用人单位注册在海淀区")
    assert (case.state, steps(case), case.returns) == ("returned", ["arbitrate"], 1)
    case = done(case, "arbitrate", "reject", SUPERVISION, reason="工地在朝阳区")
    assert steps(case) == ["sign"]
    assert CaseDeadline.objects.get(case=case, clock="handle").due_at == due


def test_a_question_answered_at_once_needs_no_review() -> None:
    case = opened(outcome="answered", kind="咨询", wants_follow_up=False, reply="每满一年支付一个月")
    assert (case.state, case.over, case.created_by) == ("closed", True, AGENT)
