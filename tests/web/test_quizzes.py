"""What one person has to read counts as read once the questions about it are answered right."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hotline.domains.people.exams.models import Question, ReadingQuiz, ReviewCard
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.understanding.knowledge.actions.readings import assign_reading
from hotline.domains.understanding.knowledge.models import Receipt
from hotline.infrastructure.models import AuditRow
from hotline.kernel.clock import beijing_day, now
from tests.domains.understanding.knowledge.people import TOPIC, published
from tests.web.exam_papers import BLANK, SEVERAL, SHORT, SINGLE, TRUE_FALSE, stored
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

PEOPLE = {"1001": "agent", "1002": "agent"}


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in PEOPLE.items():
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def assigned(*contents: dict[str, Any]) -> int:
    """A reading of 1001 of an article with these questions."""
    published()
    for content in contents:
        stored(content | {"article": TOPIC})
    due_on = beijing_day(now()) + timedelta(days=3)
    return assign_reading(by="3001", code=TOPIC, number=1, reader="1001", due_on=due_on, reason="答错").pk


def post(browser: Client, reading: int, what: str, **body: Any) -> Any:
    return browser.post(f"/api/my-quizzes/{reading}/{what}", body, "application/json")


def right_answers(quiz: dict[str, Any]) -> list[dict[str, Any]]:
    """As somebody answers who knows the key, wherever the options stand."""
    found = []
    for one in quiz["questions"]:
        row = Question.objects.get(pk=one["id"])
        places = [one["options"].index(row.options[place]) for place in row.right]
        found.append({"question": one["id"], "places": places, "text": row.wordings[0] if row.wordings else ""})
    return found


def test_the_article_counts_as_read_once_its_questions_are_answered_right(browsers: dict[str, Client]) -> None:
    reading, agent = assigned(SINGLE, BLANK), browsers["1001"]
    (owed,) = agent.get("/api/knowledge/readings/owed").json()["rows"]
    assert owed["questions"] == 2
    refused = agent.post(f"/api/knowledge/readings/{reading}/read")
    assert (refused.status_code, refused.json()["code"]) == (409, "quiz_open")
    quiz = post(agent, reading, "begin").json()
    assert (quiz["title"], quiz["round"], len(quiz["questions"])) == ("最低缴费年限", 1, 2)
    assert "right" not in str(quiz)
    assert "十五年" not in str(quiz)
    assert post(agent, reading, "begin").json() == quiz
    answer = post(agent, reading, "answer", round=1, answers=right_answers(quiz)).json()
    assert answer == {"passed": True, "wrong": []}
    receipt = Receipt.objects.get(reading=reading)
    assert (receipt.read_at is not None, receipt.questions) == (True, 2)
    assert agent.get("/api/knowledge/readings/owed").json()["rows"] == []
    assert post(agent, reading, "answer", round=1, answers=[]).status_code == 404
    actions = list(AuditRow.objects.filter(about=f"quiz/{reading}").order_by("id").values_list("action", flat=True))
    assert actions == ["exams.begin_quiz", "exams.answer_quiz"]


def test_wrong_answers_bring_another_round_and_come_into_the_book(browsers: dict[str, Client]) -> None:
    reading, agent = assigned(SINGLE, SEVERAL, TRUE_FALSE, BLANK), browsers["1001"]
    quiz = post(agent, reading, "begin").json()
    assert len(quiz["questions"]) == 3
    answers = right_answers(quiz)
    answers[0] |= {"places": [], "text": ""}
    result = post(agent, reading, "answer", round=1, answers=answers).json()
    assert (result["passed"], len(result["wrong"])) == (False, 1)
    assert result["wrong"][0]["explanation"] == "现为15年。"
    assert ReviewCard.objects.get(number="1001").question_id == answers[0]["question"]
    assert Receipt.objects.get(reading=reading).read_at is None
    again = post(agent, reading, "begin").json()
    assert again["round"] == 2
    assert post(agent, reading, "answer", round=1, answers=answers).json()["code"] == "other_round"
    assert post(agent, reading, "answer", round=2, answers=right_answers(again)).json()["passed"]
    row = ReadingQuiz.objects.get(reading=reading)
    assert (row.round, row.passed_at is not None) == (2, True)


def test_without_questions_reading_is_enough(browsers: dict[str, Client]) -> None:
    reading, agent = assigned(SHORT), browsers["1001"]
    (owed,) = agent.get("/api/knowledge/readings/owed").json()["rows"]
    assert owed["questions"] == 0
    assert post(agent, reading, "begin").json()["code"] == "no_questions"
    assert agent.post(f"/api/knowledge/readings/{reading}/read").status_code == 204


def test_a_quiz_is_its_readers_alone(browsers: dict[str, Client]) -> None:
    reading = assigned(SINGLE)
    assert post(browsers["1002"], reading, "begin").status_code == 404
    assert not ReadingQuiz.objects.exists()
    quiz = post(browsers["1001"], reading, "begin").json()
    assert post(browsers["1002"], reading, "answer", round=1, answers=right_answers(quiz)).status_code == 404
    (one,) = quiz["questions"]
    for bad in ({"question": one["id"] + 1}, {"question": one["id"], "places": [9]}):
        answer = post(browsers["1001"], reading, "answer", round=1, answers=[bad])
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_answer")
    assert ReadingQuiz.objects.get().round == 1
