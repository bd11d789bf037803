"""Cases that a caller dictated to an AI seat, and the progress that one hears by telephone."""

import pytest

from hotline.domains.service.workorders.actions.dictated import Dictation, open_dictated, values_of
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.public_progress import public_progress
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import NotPermitted
from tests.domains.service.workorders.staffed import AGENT, PENSION, REVIEWER, done, fresh, principal, steps

pytestmark = pytest.mark.usefixtures("personnel")

TEXT = "我在朝阳区的华胜保洁干活，拖欠我三个月工资，一共九千块，我要投诉"
SLOTS = {
    "诉求人姓名": "陆小梅",
    "联系电话": "13800007203",
    "单位名称": "华胜保洁",
    "区": "朝阳区",
    "事发地址": "望京东路",
    "金额": "9000",
    "是否要求回访": "是",
}


def dictation(text: str = TEXT, **more: str) -> Dictation:
    return Dictation("", SLOTS | more, ("wage-arrears",), text)


def test_a_dictated_case_goes_to_the_reviewers_with_all_that_was_read_back() -> None:
    case = open_dictated(by=principal(AGENT), dictation=dictation())
    assert (case.state, steps(case), case.kind, case.topic) == ("review", ["review"], "投诉", "wage-arrears")
    assert (case.employer, case.district, case.wants_follow_up) == ("华胜保洁", "朝阳区", True)
    assert (case.phone_masked, case.person_masked) == ("138******03", "陆**")
    assert case.fields["amount"] == 9000
    assert case.number.startswith("GD")


def test_the_same_dictation_again_is_the_same_case() -> None:
    first = open_dictated(by=principal(AGENT), dictation=dictation())
    again = open_dictated(by=principal(AGENT), dictation=dictation())
    assert (again.pk, Case.objects.count()) == (first.pk, 1)
    assert open_dictated(by=principal(AGENT), dictation=dictation("还有加班费也没有给")).pk != first.pk


def test_what_the_form_does_not_take_is_left_out_and_stays_in_the_content() -> None:
    case = open_dictated(by=principal(AGENT), dictation=dictation(区="上海", 身份证号="12"))
    assert (case.district, case.employer) == ("", "华胜保洁")
    assert "identity" not in case.sealed
    assert "content" in case.sealed


def test_a_dictation_without_words_is_a_case_too() -> None:
    values = values_of(Dictation("", {}, (), ""))
    assert values["summary"] == "来电人未说明事由"
    assert "topic" not in values


def test_who_may_open_no_cases_dictates_none() -> None:
    with pytest.raises(NotPermitted):
        open_dictated(by=principal(PENSION), dictation=dictation())


def test_the_progress_is_told_for_number_and_telephone_together() -> None:
    case = done(open_dictated(by=principal(AGENT), dictation=dictation()), "review", "pass", REVIEWER)
    progress = public_progress(by=principal(AGENT), number=case.number, phone="13800007203")
    assert "待派发" in progress
    assert "陆小梅" not in progress
    assert public_progress(by=principal(AGENT), number=case.number, phone="13800007204") == ""
    assert public_progress(by=principal(AGENT), number="GD2026010100001", phone="13800007203") == ""
    rows = AuditRow.objects.filter(action="workorders.told_progress").order_by("id")
    assert [(row.about, row.outcome) for row in rows] == [
        (f"case/{case.pk}", "done"), ("case/unknown", "not_found"), ("case/unknown", "not_found"),
    ]  # fmt: skip


def test_nothing_is_told_of_a_confidential_case() -> None:
    case = fresh(open_dictated(by=principal(AGENT), dictation=dictation()))
    Case.objects.filter(pk=case.pk).update(confidential=True)
    assert public_progress(by=principal(AGENT), number=case.number, phone="13800007203") == ""
