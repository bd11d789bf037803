"""Faulty requests about cases are refused with a clear sentence. No case is lost, doubled or half done."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.service.workorders.actions import (
    common,
    creation,
    organisation,
    progress,
    time_events,
    transitions,
)
from hotline.domains.service.workorders.actions import steps as workorders_steps
from hotline.domains.service.workorders.actions.creation import Opening
from hotline.domains.service.workorders.actions.steps import Doing
from hotline.domains.service.workorders.models import Case, CaseTask, Department, Entry, Member
from hotline.events.workorders import subject
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.outbox import announced
from hotline.kernel.errors import Invalid, NotPermitted, Refused
from tests.domains.service.workorders.staffed import (
    CHAOYANG,
    INSPECTION,
    LEADER,
    PENSION,
    PENSION_TOO,
    REVIEWER,
    SUPERVISION,
    VALUES,
    done,
    fresh,
    opened,
    principal,
    staff,
    steps,
    task,
    to_the_district,
)


def ready(**values: Any) -> Case:
    case = opened(**values)
    return done(case, "review", "pass", REVIEWER)


@pytest.mark.usefixtures("personnel")
class TestDepartments:
    def test_a_department_out_of_use_takes_no_case_and_the_table_says_so(self) -> None:
        organisation.save_department(
            by=SUPERVISION, code="chaoyang", name="朝阳区人社局", district="朝阳区", active=False
        )
        case = ready()
        assert task(case, "dispatch").proposed == {
            "department": "",
            "deadline": "15天",
            "remark": "派发表指向的“朝阳区的区局”不存在或已停用，请另选。",
        }
        with pytest.raises(Invalid, match="请选择承办单位"):
            done(case, "dispatch", "dispatch", REVIEWER)
        with pytest.raises(Refused, match="已停用"):
            done(case, "dispatch", "dispatch", REVIEWER, department="chaoyang")
        assert done(case, "dispatch", "dispatch", REVIEWER, department="labor-inspection").state == "dispatched"

    def test_one_that_has_cases_is_not_taken_out_of_use(self) -> None:
        to_the_district()
        with pytest.raises(Refused, match="有 1 张在办"):
            organisation.save_department(by=SUPERVISION, code="chaoyang", name="朝阳", district="朝阳区", active=False)
        assert Department.objects.get(code="chaoyang").active

    def test_one_without_people_takes_no_case(self) -> None:
        case = ready()
        with pytest.raises(Refused, match="暂无经办人"):
            done(case, "dispatch", "dispatch", REVIEWER, department="talent")
        assert steps(case) == ["dispatch"]

    def test_the_table_says_so_where_those_it_names_have_nobody_any_more(self) -> None:
        administer.save_staff(by="test", number=CHAOYANG, name="某人", roles=["department"], active=False)
        case = ready()
        proposed = task(case, "dispatch").proposed
        assert (proposed["department"], proposed["remark"]) == (
            "",
            "派发表指向的“朝阳区人力资源和社会保障局”暂无经办人，请另选。",
        )

    def test_the_last_one_of_a_department_stays_while_it_has_cases(self) -> None:
        case = to_the_district()
        with pytest.raises(Refused, match="有 1 张在办工单，至少保留一名经办人"):
            organisation.set_members(by=SUPERVISION, code="chaoyang", members=[])
        done(case, "sign", "sign", CHAOYANG)

    def test_a_district_nobody_named_is_left_to_the_dispatcher(self) -> None:
        case = ready(district="")
        assert task(case, "dispatch").proposed["department"] == "labor-inspection"

    def test_members_must_be_able_to_deal_with_cases(self) -> None:
        with pytest.raises(Invalid, match="9001"):
            organisation.set_members(by=SUPERVISION, code="talent", members=["9001"])
        assert not Member.objects.filter(department__code="talent").exists()


@pytest.mark.usefixtures("personnel")
class TestSteps:
    def test_a_stale_form_is_refused_with_who_was_first(self) -> None:
        case = opened()
        step = task(case, "review")
        done(case, "review", "pass", REVIEWER)
        with pytest.raises(Refused, match="某4001在") as late:
            workorders_steps.complete(
                by=principal(REVIEWER), case=case.pk, task=step.pk, revision=case.revision, doing=Doing("pass")
            )
        assert late.value.extra["by"] == REVIEWER

    def test_a_step_of_others_is_refused_and_an_outcome_there_is_not(self) -> None:
        case = opened()
        with pytest.raises(NotPermitted, match="不在您的角色"):
            done(case, "review", "pass", SUPERVISION)
        with pytest.raises(Invalid, match="办理结果无效"):
            done(case, "review", "explode", REVIEWER)
        with pytest.raises(Invalid, match="须填写理由"):
            done(case, "review", "return", REVIEWER)
        assert fresh(case).state == "review"

    def test_a_field_the_step_may_not_change_is_refused(self) -> None:
        case = to_the_district()
        with pytest.raises(Invalid, match="本环节不可修改：诉求摘要"):
            done(case, "sign", "sign", CHAOYANG, values={"summary": "改成没有这回事"})

    def test_an_answer_must_be_there_before_it_is_given(self) -> None:
        case = to_the_district()
        done(case, "sign", "sign", CHAOYANG)
        with pytest.raises(Invalid, match="须填写：答复"):
            done(case, "handle", "reply", CHAOYANG)

    def test_a_script_in_an_answer_is_cleaned_away(self) -> None:
        case = to_the_district()
        done(case, "sign", "sign", CHAOYANG)
        wicked = '<p onclick="x()">已办<script>alert(1)</script><img src=x onerror=alert(1)></p>'
        case = done(case, "handle", "reply", CHAOYANG, values={"reply": wicked})
        assert case.reply == '<p>已办<img src="x"></p>'

    def test_the_checklist_of_unrest_must_be_ticked_whole(self) -> None:
        case = opened(unrest="红", unrest_about="一人，楼顶，扬言跳楼，已报警")
        with pytest.raises(Invalid, match="有 1 项未勾选：录音已留存、封存"):
            done(case, "unrest_first", "handled", LEADER, reason="已到场", ticked=range(5))
        done(case, "unrest_first", "handled", LEADER, reason="已到场", ticked=range(6))
        assert steps(case) == ["review", "unrest_report"]

    def test_only_a_case_of_12345_is_sent_back_to_it(self) -> None:
        case = opened()
        with pytest.raises(Refused, match="不是 12345 派单"):
            done(case, "review", "return_out", REVIEWER, reason="不归我们")
        assert fresh(case).state == "review"

    def test_unrest_not_seen_to_in_ten_minutes_goes_up(self) -> None:
        case = opened(unrest="橙", unrest_about="三十人，工地门口，讨薪，未报警")
        assert time_events.ring_due(datetime.now(UTC) + timedelta(minutes=9)) == 0
        assert time_events.ring_due(datetime.now(UTC) + timedelta(minutes=11)) == 1
        assert steps(case) == ["review", "unrest_escalate", "unrest_first"]
        assert time_events.ring_due(datetime.now(UTC) + timedelta(minutes=12)) == 0


@pytest.mark.usefixtures("personnel")
class TestCrashes:
    def test_a_crash_between_the_step_and_its_event_leaves_both_undone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        case = opened()
        before = (Outgoing.objects.count(), Entry.objects.count(), AuditRow.objects.count(), fresh(case).revision)

        def dies(*arguments: object, **named: object) -> None:
            raise ConnectionError("the power is gone")

        monkeypatch.setattr(progress, "record", dies)
        with pytest.raises(ConnectionError):
            done(case, "review", "pass", REVIEWER)
        monkeypatch.undo()
        after = (Outgoing.objects.count(), Entry.objects.count(), AuditRow.objects.count(), fresh(case).revision)
        assert after == before
        assert done(case, "review", "pass", REVIEWER).state == "dispatch"

    def test_a_crash_while_opening_leaves_no_case_and_no_gap_in_the_numbers(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = opened()
        monkeypatch.setattr(common.audit, "record", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opened()
        monkeypatch.undo()
        second = opened()
        assert Case.objects.count() == 2
        assert int(second.number[-5:]) - int(first.number[-5:]) == 1


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Each in a thread with a connection of its own; what each came to."""
    outcomes: list[str] = []
    gate = threading.Barrier(len(deeds))

    def run(action: Callable[[], object]) -> None:
        gate.wait()
        try:
            action()
            outcomes.append("done")
        except Refused as refused:
            outcomes.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(action,)) for action in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
def test_of_several_people_at_one_moment_one_does_it(sealing_keys: None) -> None:
    for code, role in ROLES.items():  # what another test with real transactions before this one left has none
        administer.save_role(by="test", code=code, name=role.name, permissions=role.permissions)
    staff()
    case = opened()
    assert at_once(*[lambda: done(case, "review", "pass", REVIEWER)] * 4)[0] == "done"
    assert [event.type for event in announced(subject(case.pk))].count("case.step_done") == 2, "submitted, reviewed"
    assert CaseTask.objects.filter(case=case, step="dispatch").count() == 1
    numbers = at_once(*[lambda: opened(summary="同一时刻登记")] * 4)
    assert numbers == ["done"] * 4
    assert len(set(Case.objects.values_list("number", flat=True))) == 5
    a, b = (opened(summary=f"互相并单 {n}") for n in range(2))
    who = principal(SUPERVISION)
    crosswise = at_once(
        lambda: transitions.merge(by=who, case=a.pk, revision=a.revision, into=b.pk),
        lambda: transitions.merge(by=who, case=b.pk, revision=b.revision, into=a.pk),
    )
    assert crosswise == ["done", "stale_version"]


@pytest.mark.usefixtures("personnel")
def test_an_external_case_is_there_once() -> None:
    opening = Opening("appeal", VALUES, source="12345", external_number="20261126-1")
    case = creation.open_from_outside(by="12345", opening=opening)
    assert (case.state, steps(case)) == ("review", ["review"])
    with pytest.raises(Refused, match="已登记"):
        creation.open_from_outside(by="12345", opening=opening)
    assert Case.objects.count() == 1


@pytest.mark.usefixtures("personnel")
def test_a_person_without_permission_opens_no_case() -> None:
    with pytest.raises(NotPermitted):
        creation.open_case(by=principal(PENSION), opening=Opening("appeal", VALUES))
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("code", "members", "heads"),
    [
        ("talent", [PENSION], []),  # enters another department
        ("pension", [PENSION_TOO], []),  # leaves
        ("pension", [PENSION, PENSION_TOO], []),  # is no head any more
    ],
)
def test_nobody_changes_their_own_place_in_a_department(
    personnel: None, code: str, members: list[str], heads: list[str]
) -> None:
    """It says which cases they see and work on. Others' places they change."""
    with pytest.raises(Refused, match="本人") as refusal:
        organisation.set_members(by=PENSION, code=code, members=members, heads=heads)
    assert refusal.value.code == "own_rights"
    organisation.set_members(by=PENSION, code="pension", members=[PENSION], heads=[PENSION])
    organisation.set_members(by=PENSION, code="talent", members=[INSPECTION])
