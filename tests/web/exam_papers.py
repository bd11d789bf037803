"""A bank of approved questions, a published paper and an exam that is open: what tests of exams begin with."""

from datetime import timedelta
from typing import Any

from django.test import Client

from hotline.domains.people.exams.models import Exam, Paper, PaperQuestion, Question, Sitting
from hotline.kernel.clock import now

TOPIC = "pension-min-years"
SINGLE: dict[str, Any] = {
    "kind": "single", "topic": TOPIC, "stem": "现在最低缴费年限是几年？", "options": ["10年", "15年", "20年", "25年"],
    "right": [1], "wordings": [], "explanation": "现为15年。", "article": "",
}  # fmt: skip
SEVERAL = SINGLE | {
    "kind": "several",
    "stem": "哪些属于养老待遇？",
    "options": ["基础养老金", "个人账户", "失业金"],
    "right": [0, 1],
}
TRUE_FALSE = SINGLE | {"kind": "true_false", "stem": "2030年起逐步提高。", "options": ["正确", "错误"], "right": [0]}
BLANK = SINGLE | {
    "kind": "blank", "stem": "最低缴费年限为____。", "options": [], "right": [], "wordings": ["15年", "十五年"],
}  # fmt: skip
SHORT = BLANK | {"kind": "short", "stem": "请写出答复要点。", "wordings": ["现为15年，2030年起逐步提高。"]}
POINTS = 5


def stored(content: dict[str, Any], stage: str = "approved") -> Question:
    return Question.objects.create(**content, stage=stage, created_by="7002", created_at=now())


def open_exam(numbers: list[str], contents: list[dict[str, Any]], **fields: Any) -> Exam:
    """An exam of these questions, five points each, for these people, begun a minute ago."""
    at = now()
    paper = Paper.objects.create(name="岗前", lines=[], created_by="7002", created_at=at, published_at=at)
    for position, content in enumerate(contents):
        question = stored(content)
        PaperQuestion.objects.create(paper=paper, position=position, question=question, points=POINTS)
    columns: dict[str, Any] = {
        "title": "岗前考试", "paper": paper, "opens_at": at - timedelta(minutes=1),
        "closes_at": at + timedelta(hours=2),
        "minutes": 30, "release": "at_once", "created_by": "7002", "created_at": at,
    }  # fmt: skip
    exam = Exam.objects.create(**columns | fields)
    Sitting.objects.bulk_create(Sitting(exam=exam, number=number, seed=f"seed {number}") for number in numbers)
    return exam


def begun(browser: Client, sitting: int) -> dict[str, Any]:
    answer = browser.post(f"/api/my-exams/{sitting}/begin")
    assert answer.status_code == 200
    page: dict[str, Any] = answer.json()
    return page


def save(browser: Client, sitting: int, page: str, *answers: dict[str, Any]) -> Any:
    body = {"page": page, "answers": [{"sequence": 1, "places": [], "text": ""} | one for one in answers]}
    return browser.put(f"/api/my-exams/{sitting}/answers", body, "application/json")


def place_of(page: dict[str, Any], position: int, option: str) -> int:
    """Where an option stands on this person's page."""
    options = next(one["options"] for one in page["questions"] if one["position"] == position)
    found: int = options.index(option)
    return found
