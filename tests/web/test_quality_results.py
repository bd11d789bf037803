"""The results of a plan over the wire: weighted, by agent without ranking, with agreement, as a workbook."""

from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from hotline.domains.people.quality.models import Inspection
from hotline.infrastructure.models import AuditRow
from tests.web.test_quality import browsers as browsers
from tests.web.test_quality import drawn, marks, post

pytestmark = pytest.mark.django_db


def graded(browsers: dict[str, Client]) -> str:
    """Every drawn call graded; a wrong answer where the rating was bad, a greeting missed in each second grading."""
    plan = drawn(browsers)["id"]
    for row in Inspection.objects.filter(plan=plan):
        failed = {"policy_correct": 5} if row.stratum == "bad_rating" else {}
        failed |= {"greeting": 1} if row.turn == "double" else {}
        answer = post(browsers[row.inspector], f"inspections/{row.pk}/submit", marks=marks(**failed))
        assert answer.status_code == 200
    return str(plan)


def test_a_wrong_answer_of_a_certain_call_counts_for_that_call_alone(browsers: dict[str, Client]) -> None:
    plan = graded(browsers)
    found = browsers["3002"].get(f"/api/quality/results/{plan}").json()
    assert (found["calls"], found["drawn"], found["inspected"], found["doubles"]) == (10, 6, 6, 2)
    assert found["wrong"]["value"] == pytest.approx(0.1)
    assert found["points"]["value"] == pytest.approx(90)
    assert {row["key"] for row in found["agents"]} == {"1001", "1002"}
    assert not any(row["points"]["is_enough"] or row["points"]["low"] for row in found["agents"])
    greeting = next(row for row in found["items"] if row["key"] == "greeting")
    assert (greeting["doubles"]["pairs"], greeting["doubles"]["alike"], greeting["doubles"]["low"]) == (2, 0, None)
    assert {row["drift"] for row in found["inspectors"]} == {"none"}


def test_unfinished_strata_give_no_estimate(browsers: dict[str, Client]) -> None:
    plan = drawn(browsers)["id"]
    found = browsers["3002"].get(f"/api/quality/results/{plan}").json()
    assert (found["inspected"], found["wrong"]["value"], found["points"]["value"]) == (0, None, None)


def test_the_workbook_has_the_figures_and_leaves_a_trace(browsers: dict[str, Client]) -> None:
    plan = graded(browsers)
    answer = browsers["3002"].get(f"/api/quality/results/{plan}/export")
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert book.sheet_names == ["总体", "答错率", "坐席", "主题", "周", "评分项", "质检员"]
    assert book.get_sheet_by_name("答错率").to_python()[1][:3] == ["政策答复错误", 6, pytest.approx(0.1)]
    assert AuditRow.objects.filter(action="quality.export", about=f"plan/{plan}").count() == 1


def test_a_plan_that_is_not_drawn_has_no_results_and_agents_none_at_all(browsers: dict[str, Client]) -> None:
    assert browsers["3002"].get("/api/quality/results/plan-none").status_code == 404
    assert browsers["1001"].get("/api/quality/results/plan-none").status_code == 403


def test_an_agent_sees_the_own_weeks_alone(browsers: dict[str, Client]) -> None:
    graded(browsers)
    (week,) = browsers["1001"].get("/api/quality/own/weeks").json()
    assert week["points"]["inspected"] == Inspection.objects.filter(agent="1001", turn="first").count()
    assert browsers["3002"].get("/api/quality/own/weeks").status_code == 403
