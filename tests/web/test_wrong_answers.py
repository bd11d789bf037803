"""The book of wrong answers over the wire: filled by exams, repeated when due; and what groups answer wrong."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from hotline.domains.people.exams.actions.exams import release_results
from hotline.domains.people.exams.actions.results import report_exam
from hotline.domains.people.exams.models import Exam, Question, ReviewCard
from hotline.domains.platform.accounts.models import Group, Staff
from hotline.infrastructure.models import AuditRow
from hotline.kernel.clock import now
from tests.domains.service.campaigns.test_entries import who
from tests.web.exam_papers import BLANK, SEVERAL, SHORT, SINGLE, TRUE_FALSE, begun, open_exam, place_of, save
from tests.web.people import sign_in

PEOPLE = {"7002": "trainer", "1001": "agent", "1002": "agent"}


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in PEOPLE.items():
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def sit(browser: Client, exam: Exam, number: str, **right: Any) -> None:
    """Everything wrong but the blank, where ``right`` says so."""
    sitting = exam.sittings.get(number=number).pk
    page = begun(browser, sitting)
    sent: list[dict[str, Any]] = [{"position": 0, "places": [place_of(page, 0, "10年")]}]
    if exam.paper.questions.count() > 1:
        sent.append({"position": 1, "text": right.get("text", "二十年")})
    assert save(browser, sitting, page["page"], *sent).status_code == 200
    assert browser.post(f"/api/my-exams/{sitting}/hand-in").status_code == 200


def book(browser: Client) -> dict[str, Any]:
    found: dict[str, Any] = browser.get("/api/my-wrong-answers").json()
    return found


def counts(browser: Client) -> dict[str, int]:
    found: dict[str, int] = book(browser)["counts"]
    return found


def reply(browser: Client, question: dict[str, Any], places: list[int] | None = None, text: str = "") -> Any:
    body = {"reviews": question["reviews"], "places": places or [], "text": text}
    return browser.post(f"/api/my-wrong-answers/{question['id']}/answer", body, "application/json")


def test_what_was_answered_wrong_comes_back_the_next_day_until_it_is_mastered(browsers: dict[str, Client]) -> None:
    agent, start = browsers["1001"], now()
    with travel(start, tick=False) as clock:
        exam = open_exam(["1001"], [SINGLE, BLANK])
        sit(agent, exam, "1001", text="15年")
        assert report_exam(exam, by="7002") == 0
        assert (ReviewCard.objects.count(), counts(agent)["due"], counts(agent)["waiting"]) == (1, 0, 1)
        for days in (1, 2, 6, 17):
            clock.shift(timedelta(days=days))
            sign_in(agent, "1001")
            due = book(agent)["next"]
            assert (due["stem"], due["wrong_count"]) == (SINGLE["stem"], 1)
            answer = reply(agent, due, [due["options"].index("15年")]).json()
            assert (answer["right"], answer["counts"]["due"]) == (True, 0)
            assert [due["options"][place] for place in answer["places"]] == ["15年"]
            assert book(agent)["next"] is None
        assert answer["due_at"] is None
        assert (counts(agent)["mastered"], counts(agent)["waiting"]) == (1, 0)
    assert AuditRow.objects.filter(action="exams.review", by="1001").count() == 4


def test_a_wrong_answer_in_the_book_shows_the_key_and_an_answer_counts_once(browsers: dict[str, Client]) -> None:
    agent, start = browsers["1001"], now()
    with travel(start, tick=False) as clock:
        sit(agent, open_exam(["1001"], [SINGLE, BLANK]), "1001")
        clock.shift(timedelta(days=1))
        sign_in(agent, "1001")
        first = book(agent)["next"]
        assert reply(agent, first).json()["code"] == "bad_answer"
        assert reply(agent, first, [9]).json()["code"] == "bad_answer"
        wrong = reply(agent, first, [first["options"].index("20年")]).json()
        assert (wrong["right"], wrong["explanation"], wrong["counts"]["due"]) == (False, "现为15年。", 1)
        assert reply(agent, first, [first["options"].index("15年")]).json()["code"] == "not_now"
        blank = book(agent)["next"]
        assert (blank["kind"], blank["options"]) == ("blank", [])
        assert reply(agent, blank, text="十五年").json()["wordings"] == ["15年", "十五年"]
        sign_in(browsers["1002"], "1002")
        assert reply(browsers["1002"], first, [0]).status_code == 404


def test_results_that_are_not_released_are_in_no_book(browsers: dict[str, Client]) -> None:
    exam = open_exam(["1001"], [SINGLE, BLANK], release="later")
    sit(browsers["1001"], exam, "1001")
    assert book(browsers["1001"])["rows"] == []
    Exam.objects.update(closes_at=now())
    release_results(by=who("7002"), id=exam.pk)
    assert {row["stem"] for row in book(browsers["1001"])["rows"]} == {SINGLE["stem"], BLANK["stem"]}


def test_a_retired_or_doubtful_question_is_not_repeated_and_short_answers_are_not_in_the_book(
    browsers: dict[str, Client],
) -> None:
    agent = browsers["1001"]
    sit(agent, open_exam(["1001"], [SINGLE, BLANK, SEVERAL, TRUE_FALSE, SHORT]), "1001")
    assert len(book(agent)["rows"]) == 4
    for changes in ({"is_doubtful": True}, {"stage": "retired"}):
        Question.objects.filter(kind="single").update(**changes)
        assert "single" not in {row["kind"] for row in book(agent)["rows"]}


def test_the_weak_topics_of_groups_count_released_answers_alone(browsers: dict[str, Client]) -> None:
    Staff.objects.filter(number="1001").update(group=Group.objects.create(name="一组"))
    exam = open_exam(["1001", "1002"], [SINGLE, BLANK])
    sit(browsers["1001"], exam, "1001")
    sit(browsers["1002"], exam, "1002", text="15年")
    sit(browsers["1001"], open_exam(["1001"], [SINGLE, BLANK], release="later"), "1001")
    assert browsers["1001"].get("/api/exams/weak-topics").status_code == 403
    rows = browsers["7002"].get("/api/exams/weak-topics").json()["rows"]
    counts = {(row["category"], row["group"]): (row["wrong"], row["answered"]) for row in rows}
    assert counts == {("养老保险", "一组"): (2, 2), ("养老保险", ""): (1, 2)}
    handed_in: datetime = now() - timedelta(days=91)
    exam.sittings.update(handed_in_at=handed_in)
    assert browsers["7002"].get("/api/exams/weak-topics").json()["rows"] == []
