"""A deadline's alert reaches who has the case, the head of the department, and their substitutes."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.service.workorders.actions import assignment, extensions, organisation, time_events, transitions
from hotline.domains.service.workorders.models import Case, CaseDeadline
from hotline.domains.service.workorders.reactions import react
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.events.workorders import subject
from hotline.infrastructure import outbox
from hotline.kernel.clock import beijing_day
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    DIRECTOR,
    PENSION,
    PENSION_TOO,
    PEOPLE,
    REVIEWER,
    SUPERVISION,
    done,
    opened,
    principal,
    task,
    to_the_district,
)

HEAD, SUBSTITUTE = "6003", "6004"


@pytest.fixture
def district(personnel: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The district's bureau has a head besides its handler, and somebody who can stand in."""
    for number in (HEAD, SUBSTITUTE):
        administer.save_staff(by="test", number=number, name=f"某{number}", roles=["department"])
        monkeypatch.setitem(PEOPLE, number, "department")
    organisation.set_members(by="test", code="chaoyang", members=[CHAOYANG, HEAD], heads=[HEAD])


def news(case: Case) -> list[str]:
    """React to all the case's events, as often as one likes; who was notified of the last one, by number."""
    for _ in range(2):
        react(outbox.announced(subject(case.pk)))
    last = Notification.objects.order_by("-created_at", "-id").first()
    return sorted(Receipt.objects.filter(notification=last).values_list("person", flat=True))


def late(case: Case, clock: str, *, over: bool = False, hours: float = 0) -> datetime:
    """So late that the clock's last warning is due, or it is over since ``hours``; the moment."""
    row = CaseDeadline.objects.get(case=case, clock=clock, stopped_at=None)
    others = CaseDeadline.objects.filter(case=case).exclude(pk=row.pk)
    others.update(next_at=None)
    at = row.due_at + timedelta(hours=hours) if over else row.due_at - timedelta(seconds=1)
    time_events.watch(at)
    return at


def unread(person: str) -> list[str]:
    """Titles, oldest first."""
    rows = Receipt.objects.filter(person=person, read_at=None).order_by("id")
    return list(rows.values_list("notification__title", flat=True))


def last() -> Notification:
    return Notification.objects.latest("created_at")


def test_a_warning_reaches_the_handler_and_the_head(district: None) -> None:
    case = to_the_district()
    done(case, "sign", "sign", CHAOYANG)
    late(case, "handle")
    assert news(case) == [CHAOYANG, HEAD]
    notification = last()
    assert (notification.kind, notification.urgency, notification.link) == (
        "case.deadline",
        "important",
        f"/cases/{case.pk}",
    )
    assert notification.title == f"办理时限临近：{case.number}"
    assert notification.text.endswith(" 到期 · 单位拖欠克扣工资投诉 · 朝阳区")


def test_while_nobody_has_signed_all_who_could_hear_of_it(district: None) -> None:
    case = to_the_district()
    late(case, "sign")
    assert news(case) == [CHAOYANG, HEAD]


def test_a_step_of_a_role_reaches_who_holds_the_role(district: None) -> None:
    case = opened()
    late(case, "review")
    assert news(case) == [REVIEWER]


def test_when_it_is_over_it_is_urgent_and_what_the_model_names_hears_of_it_too(district: None) -> None:
    case = to_the_district()
    late(case, "sign", over=True)
    assert (news(case), last().urgency) == ([CHAOYANG, HEAD], "urgent")
    late(case, "sign", over=True, hours=120)  # a working day, whatever weekend lies between
    assert news(case) == [CHAOYANG, HEAD, SUPERVISION]
    assert last().title == f"签收超时未办，已上报：{case.number}"


def test_who_stands_in_for_the_head_hears_of_it_too(district: None) -> None:
    case = to_the_district()
    today = beijing_day(datetime.now().astimezone())
    away(HEAD, SUBSTITUTE, today)
    late(case, "sign")
    assert news(case) == [CHAOYANG, HEAD, SUBSTITUTE]


def away(number: str, substitute: str, day: date) -> None:
    organisation.set_leave(by=principal(number), number=number, substitute=substitute, start=day, end=day)


def test_what_was_done_meanwhile_is_no_news(district: None) -> None:
    case = to_the_district()
    late(case, "sign")
    done(case, "sign", "sign", CHAOYANG)
    news(case)
    assert not Notification.objects.filter(title__startswith="签收").exists()


def test_of_a_confidential_case_only_who_may_open_it_hears_and_its_number_alone(district: None) -> None:
    case = to_the_district()
    Case.objects.filter(pk=case.pk).update(confidential=True)
    late(case, "sign")
    assert news(case) == [SUPERVISION, DIRECTOR]
    assert last().text.endswith(" 到期 · 涉密工单")


def test_it_names_nobody(district: None) -> None:
    case = to_the_district(summary="张三丰被拖欠工资")
    late(case, "sign")
    news(case)
    assert not any(word in last().title + last().text for word in ("张三丰", "138"))
    assert task(case, "sign").person == ""
    assert AGENT not in news(case)
    assert {PENSION, PENSION_TOO}.isdisjoint(news(case))


# What else happens to a case ---------------------------------------------------------------------------------------


def test_once_it_is_done_what_asked_for_it_is_settled_and_goes_to_no_leader(district: None) -> None:
    case = to_the_district()
    late(case, "sign", over=True)
    news(case)
    assert len(unread(HEAD)) == 2  # the warning too
    done(case, "sign", "sign", CHAOYANG)
    news(case)
    assert (unread(HEAD), unread(CHAOYANG)) == ([], [])
    assert not Receipt.objects.exclude(escalates_at=None).exists()


def test_a_case_sent_back_reaches_who_gets_it_but_not_who_sent_it(district: None) -> None:
    case = opened()
    done(case, "review", "return", REVIEWER, reason="请补充单位名称")
    assert news(case) == [AGENT]
    assert (last().title, last().kind) == (f"工单退回：{case.number}", "case.returned")


def test_a_step_handed_over_reaches_its_new_holder(district: None) -> None:
    case = to_the_district()
    assignment.hand_over(by=principal(SUPERVISION), case=case.pk, task=task(case, "sign").pk, to=HEAD, reason="")
    assert news(case) == [HEAD]
    assert last().title == f"8001 某8001 转来工单：{case.number}"


@pytest.mark.parametrize(("urgency", "people"), [("一般", []), ("特急", [CHAOYANG, HEAD])])
def test_a_department_hears_at_once_of_a_pressing_case(district: None, urgency: str, people: list[str]) -> None:
    case = to_the_district(urgency=urgency)
    assert news(case) == people


def test_urged_and_supervised_cases_reach_who_has_them(district: None) -> None:
    case = to_the_district()
    transitions.urge(by=principal(SUPERVISION), case=case.pk)
    assert (news(case), last().title) == ([CHAOYANG, HEAD], f"第 1 次催办：{case.number}")
    row = Case.objects.get(pk=case.pk)
    transitions.supervise(by=principal(SUPERVISION), case=case.pk, revision=row.revision, on=True, text="")
    assert (news(case), last().title) == ([CHAOYANG, HEAD], f"列入督办：{case.number}")


def test_whom_a_comment_mentions_hears_of_it(district: None) -> None:
    case = to_the_district()
    transitions.comment(by=principal(CHAOYANG), case=case.pk, text="@6003 请看", mentions=[HEAD, CHAOYANG])
    assert news(case) == [HEAD]
    assert last().title == f"6001 某6001 在留言里提到您：{case.number}"


def test_an_extension_goes_to_who_grants_it_and_its_answer_to_who_asked(district: None) -> None:
    case = to_the_district()
    done(case, "sign", "sign", CHAOYANG)
    term = Term(2, Unit.DAYS)
    request = extensions.request(by=principal(CHAOYANG), case=case.pk, clock="handle", term=term, reason="等工资表")
    assert news(case) == [SUPERVISION]
    assert last().title == f"申请延期（办理）：{case.number}"
    extensions.answer(by=principal(SUPERVISION), case=case.pk, extension=request.pk, granted=True, remark="")
    assert news(case) == [CHAOYANG]
    assert (last().title, unread(SUPERVISION)) == (f"同意延期（办理）：{case.number}", [])


def test_a_tests_case_is_no_news(district: None) -> None:
    case = to_the_district()
    late(case, "sign")
    tests = [msgspec.structs.replace(event, test=True) for event in outbox.announced(subject(case.pk))]
    react(tests)
    assert not Notification.objects.exists()
