"""A table of numbers becomes texts: checked, approved by a second person, sent once, paused, cancelled, taken back."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.service.messaging.actions import carrier_texts, mass, mass_lifecycle
from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out
from hotline.domains.service.messaging.actions.mass_check import check
from hotline.domains.service.messaging.models import MassProblem, MassSending, Text
from hotline.domains.service.messaging.queries.mass import progress
from hotline.domains.service.messaging.rules.carriers.routes import Load
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import open_sealed
from hotline.kernel.errors import Invalid, NotPermitted, Refused
from tests.domains.service.messaging.mass_sendings import (
    ACCOUNT,
    BY,
    SECOND,
    TERMS,
    WORDING,
    accept,
    checked,
    claimed,
    now,
    numbers,
    running,
    who,
    with_an_account,
    workbook,
)

__all__ = ["with_an_account"]
pytestmark = pytest.mark.django_db


def test_each_row_is_a_text_or_a_problem() -> None:
    note_opt_out("13900000001", now())
    row = checked(
        ("张三", "138 0013 8000", "12月5日"),
        ("李四", "13800138000", "12月6日"),
        ("王五", "010-12345678", "12月5日"),
        ("赵六", "13900000001", "12月5日"),
        ("", "13900000002", "12月5日"),
        ("长" * 490, "13900000003", "12月5日"),
        ("钱七", "13900000004", "长" * 60),
    )
    assert row.problems == {"bad_number": 1, "double": 1, "opted_out": 1, "missing": 1, "unsendable": 1}
    assert (row.stage, row.rows, row.sendable, row.parts, row.price) == ("checked", 7, 2, 3, row.parts * row.price / 3)
    assert f"{row.price:.2f}" == "0.15"
    first, second = Text.objects.filter(mass=row.pk).order_by("mass_line")
    assert (first.mass_line, second.mass_line, first.sending, first.purpose) == (2, 8, "held", "mass")
    assert (open_sealed(first.number), open_sealed(first.text)) == (
        "13800138000",
        "张三您好，请于12月5日前办理。回T退订",
    )
    assert {each.line: each.problem for each in MassProblem.objects.all()} == {
        3: "double", 4: "bad_number", 5: "opted_out", 6: "missing", 7: "unsendable"
    }  # fmt: skip
    assert all("*" in each.number_masked for each in MassProblem.objects.exclude(problem="bad_number"))
    assert carrier_texts.plan(terms=TERMS, limit=100) == 0, "nothing leaves before it is approved and started"


def test_a_second_check_replaces_the_first() -> None:
    row = checked(*numbers(3))
    mass.request_check(by=BY, id=row.pk, name="改", wording=replace(WORDING, template="请办理"))
    assert check(mass=row.pk)
    assert not check(mass=row.pk), "done already"
    assert Text.objects.filter(mass=row.pk).count() == 3
    assert open_sealed(Text.objects.filter(mass=row.pk)[0].text) == "请办理"


def test_only_a_second_person_lets_it_start_and_only_what_was_checked() -> None:
    id = checked(*numbers(2)).pk
    with pytest.raises(Refused):
        mass_lifecycle.start(by=BY, id=id)
    mass.submit(by=BY, id=id, reason="年检通知")
    with pytest.raises(Refused, match="撤回"):
        mass.request_check(by=BY, id=id, name="改", wording=WORDING)
    request = Approval.objects.get(about=f"mass/{id}").pk
    with pytest.raises((Refused, NotPermitted)):
        requests.approve(by=BY, id=request)
    MassSending.objects.filter(pk=id).update(check_number=2)
    with pytest.raises(Refused, match="已变更"):
        requests.approve(by=SECOND, id=request)
    MassSending.objects.filter(pk=id).update(check_number=1)
    requests.approve(by=SECOND, id=request)
    mass_lifecycle.start(by=BY, id=id)
    assert MassSending.objects.get(pk=id).approved_by == SECOND.number


def test_who_made_it_does_not_approve_it_whoever_requests() -> None:
    row = checked(*numbers(2))
    MassSending.objects.filter(pk=row.pk).update(created_by=SECOND.number)
    mass.submit(by=BY, id=row.pk, reason="年检通知")
    with pytest.raises(Refused, match="另一人"):
        requests.approve(by=SECOND, id=Approval.objects.get(about=f"mass/{row.pk}").pk)
    assert MassSending.objects.get(pk=row.pk).stage == "checked"


def test_it_is_fed_once_paused_without_loss_and_finished() -> None:
    id = running(*numbers(30))
    assert mass_lifecycle.feed(mass=id, now=now()) == 0, "again changes nothing"
    assert carrier_texts.plan(terms=TERMS, limit=20) == 20
    first = claimed(5)
    mass_lifecycle.pause(by=BY, id=id)
    assert progress(id) == {Sending.HELD: 25, Sending.HANDED_OVER: 5}
    assert carrier_texts.plan(terms=TERMS, limit=100) == 0
    assert claimed(10) == []
    accept(first)
    mass_lifecycle.start(by=BY, id=id)
    assert mass_lifecycle.feed(mass=id, now=now()) == 25
    carrier_texts.plan(terms=TERMS, limit=100)
    rest = claimed(100)
    accept(rest)
    left = Counter(each.outgoing.number for each in [*first, *rest])
    assert len(left) == 30
    assert set(left.values()) == {1}
    mass_lifecycle.feed(mass=id, now=now())
    assert MassSending.objects.get(pk=id).stage == "done"


def test_what_was_cancelled_never_leaves() -> None:
    id = running(*numbers(10))
    carrier_texts.plan(terms=TERMS, limit=4)
    accept(claimed(2))
    mass_lifecycle.cancel(by=BY, id=id)
    assert progress(id) == {Sending.FAILED: 8, Sending.SENT: 2}
    assert claimed(10) == []
    assert mass_lifecycle.feed(mass=id, now=now()) == 0
    assert set(Text.objects.filter(sending="failed").values_list("why", flat=True)) == {"cancelled"}


def test_what_the_day_has_no_room_for_waits_for_the_next() -> None:
    id = running(*numbers(3))
    terms = {ACCOUNT: replace(TERMS[ACCOUNT], per_day=1)}
    carrier_texts.plan(terms=terms, limit=10, loads={ACCOUNT: Load(today=1)})
    assert progress(id) == {Sending.HELD: 3}
    assert mass_lifecycle.feed(mass=id, now=now()) == 0
    assert mass_lifecycle.feed(mass=id, now=now() + timedelta(days=1)) == 3


def test_notices_and_codes_go_before_it() -> None:
    running(*numbers(3))
    later = Text(id="code", purpose="verification", priority=0, by_carrier=True, requested_at=now(), due_at=now())
    copied = Text.objects.filter(mass_line=2).get()
    later.number, later.text = copied.number, copied.text
    later.save()
    carrier_texts.plan(terms=TERMS, limit=10)
    assert claimed(1)[0].outgoing.key == "code#1"


def test_a_trial_holds_no_citizens_data() -> None:
    id = checked(*numbers(1)).pk
    mass.send_trial(by=BY, id=id, number="13700000000")
    (trial,) = Text.objects.filter(id__startswith="trial")
    assert open_sealed(trial.text) == "〔姓名〕您好，请于〔日子〕前办理。回T退订"
    assert AuditRow.objects.filter(action="texts.mass_try").exists()
    for _ in range(mass.MAX_TRIALS - 1):
        mass.send_trial(by=BY, id=id, number="13700000000")
    with pytest.raises(Refused, match="最多试发"):
        mass.send_trial(by=BY, id=id, number="13700000001")


def test_the_same_text_goes_to_a_number_once_a_day_whatever_table_it_stands_in() -> None:
    id = running(*numbers(2))
    carrier_texts.plan(terms=TERMS, limit=10)
    accept(claimed(1))
    again = checked(*numbers(3))
    assert (again.problems, again.sendable) == ({"earlier": 2}, 1), "one has left, one is to"
    mass_lifecycle.cancel(by=BY, id=id)
    mass.request_check(by=BY, id=again.pk, name="再发", wording=WORDING)
    check(mass=again.pk)
    assert MassSending.objects.get(pk=again.pk).problems == {"earlier": 1}, "what was cancelled never left"
    mass.request_check(by=BY, id=again.pk, name="再发", wording=replace(WORDING, template="{姓名}，已延期"))
    check(mass=again.pk)
    assert MassSending.objects.get(pk=again.pk).problems == {}, "something else"


def test_who_may_not_is_refused_and_a_bad_table_is_explained() -> None:
    nobody = who("1001")
    with pytest.raises(NotPermitted):
        mass.upload(by=nobody, name="名单.xlsx", content=workbook(*numbers(1)))
    with pytest.raises(Invalid, match="没有数据行"):
        mass.upload(by=BY, name="名单.xlsx", content=workbook())
