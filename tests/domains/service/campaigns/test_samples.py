"""Samples for follow-up: drawn so that anybody can draw them again, rung at three times of the day, counted with their
interval.
"""

import pytest

from hotline.domains.service.campaigns.actions import set_up
from hotline.domains.service.campaigns.actions.check import check
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignProblem, CampaignTry
from hotline.domains.service.campaigns.queries.campaigns import frame_of, gap_of, windows_of
from hotline.domains.service.campaigns.queries.findings import question_results, response
from hotline.domains.service.campaigns.queries.workbook import sheets
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignSettings
from hotline.domains.service.campaigns.rules.hours import ALL_PARTS, next_try, part_of
from hotline.domains.service.surveys.actions import drafts
from hotline.infrastructure.models import AuditRow
from hotline.kernel.binomial import wilson
from hotline.kernel.random_draws import draw_by_digest
from tests.domains.service.campaigns.test_entries import BY, NOW, QUEUE, of_its_own, workbook
from tests.domains.service.campaigns.test_rules import ALL_DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures(of_its_own.__name__)]
#: Twenty citizens, one of them twice, and a row without a number.
ROWS = [*((f"市民{n}", f"138001380{n:02}") for n in range(20)), ("又一次", "13800138000"), ("不详", "不详")]
QUESTIONNAIRE = {
    "title": "办理回访",
    "questions": [{"id": "how", "kind": "scale", "title": "您满意吗"}, {"id": "why", "kind": "text", "title": "原因"}],
}


def survey() -> int:
    made = drafts.make_survey(by=BY, content=QUESTIONNAIRE)
    return drafts.publish(by=BY, id=made.pk, seen=made.saved).pk


def drawn(size: int, of: Campaign | None = None) -> Campaign:
    row = of or set_up.upload(by=BY, name="办结工单.xlsx", content=workbook(*ROWS))
    chosen = CampaignSettings(
        name="办结回访", purpose="了解办理情况", queue=QUEUE, mode=CampaignMode.PREVIEW, survey=survey(), spans=ALL_DAY,
        number_column="手机", sample_size=size,
    )  # fmt: skip
    set_up.request_check(by=BY, id=row.pk, chosen=chosen)
    assert check(campaign=row.pk)
    return Campaign.objects.get(pk=row.pk)


def lines(row: Campaign) -> set[int]:
    return set(CampaignEntry.objects.filter(campaign=row).values_list("line", flat=True))


def test_whoever_has_the_seed_draws_the_same_ones_again() -> None:
    row = drawn(8)
    not_drawn = set(CampaignProblem.objects.filter(campaign=row, problem="not_drawn").values_list("line", flat=True))
    assert (row.callable_count, frame_of(row), row.problems) == (8, 20, {"bad_number": 1, "double": 1, "not_drawn": 12})
    assert {str(line) for line in lines(row)} == set(
        draw_by_digest(map(str, lines(row) | not_drawn), row.seed, row.sample_size)
    )
    assert AuditRow.objects.filter(action="campaigns.check", detail__seed=row.seed, detail__sample=8).exists()


def test_nobody_draws_again_until_it_suits() -> None:
    row = drawn(8)
    first = lines(row)
    assert lines(drawn(8, of=row)) == first
    assert lines(drawn(5, of=row)) < first, "a smaller sample is part of the larger one"
    assert lines(drawn(0, of=row)) > first
    assert lines(drawn(30, of=row)) == lines(drawn(0, of=row)), "there are no more than all"
    assert drawn(8).seed != row.seed


def test_three_tries_lie_in_the_three_parts_of_the_day() -> None:
    row = drawn(1)
    windows, tried = windows_of(row), []
    for _ in range(3):
        tried.append(next_try(tried, windows, gap_of(row), NOW))
    assert {part_of(one) for one in tried} == ALL_PARTS


def test_results_are_counted_with_their_reasons_and_the_interval() -> None:
    row = drawn(12)
    entries = list(CampaignEntry.objects.filter(campaign=row).order_by("line"))
    ends = ["talked"] * 6 + ["declined", "opted_out", "not_reached", "not_reached", "invalid_number"]
    for entry, result in zip(entries, ends, strict=False):
        entry.state, entry.result, entry.closed_at = "closed", result, NOW
        entry.answers = {"how": 1 if entry in entries[:5] else 4} if result == "talked" else {}
        entry.save()
    for entry, result in zip(entries[8:10], ("busy", "powered_off"), strict=True):
        for number, each in enumerate(("no_answer", "no_answer", result), 1):
            CampaignTry.objects.create(
                entry=entry, number=number, call=f"{entry.pk}-{number}", at=NOW, agent="1001", result=each
            )
    found = response(row)
    assert (found.completed, found.declined, found.not_reached, found.invalid) == (6, 2, 2, 1)
    assert (found.rate.part, found.rate.total) == (6, 10), "who has no such number could not answer; one is still open"
    assert (found.rate.low, found.rate.high) == wilson(6, 10)
    assert found.unreached == {"busy": 1, "powered_off": 1}
    (how,) = question_results(row)
    assert how.satisfied is not None
    assert (how.answered, how.satisfied.part, how.satisfied.total) == (6, 5, 6)
    counted = list(sheets(row)[1].rows)
    assert counted[0][:4] == ("应答率", "已接通", 6, 10)
    assert counted[1][:4] == ("您满意吗", "非常满意", 5, 6)
    assert counted[-1][:4] == ("抽样", f"种子 {row.seed}", 12, 20)


def test_before_anybody_is_rung_there_is_no_rate() -> None:
    row = drawn(3)
    assert response(row).rate.share is None
    assert [each.answered for each in question_results(row)] == [0]
