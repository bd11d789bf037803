"""Exams over the wire: from the bank over a paper to a sitting that outlives its browser and a score."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from hotline.domains.people.exams.actions.bank import doubt_questions_of
from hotline.domains.people.exams.actions.sittings import hand_in_run_out
from hotline.domains.people.exams.models import Answer, Question, Sitting
from hotline.domains.people.training.queries.batches import progress_of
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.understanding.knowledge.actions.installation import Hands, install
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.infrastructure.models import AuditRow
from hotline.kernel.clock import now
from tests.web.batches import make_batch
from tests.web.exam_papers import (
    BLANK,
    SEVERAL,
    SHORT,
    SINGLE,
    TRUE_FALSE,
    begun,
    open_exam,
    place_of,
    save,
    stored,
)
from tests.web.people import sign_in

PEOPLE = {"7002": "trainer", "1001": "agent", "1002": "agent", "8001": "client"}
CLOSED = [SINGLE, SEVERAL, TRUE_FALSE, BLANK]


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in PEOPLE.items():
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def post(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"/api/exams{path}", body, "application/json")


def test_a_trainer_makes_questions_a_paper_and_an_exam(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    assert agent.get("/api/exams/questions").status_code == 403
    assert browsers["8001"].get("/api/exams/questions").status_code == 403
    assert post(trainer, "/questions", **SINGLE | {"right": []}).json()["message"] == "请选择一个正确答案。"
    made = post(trainer, "/questions", **SINGLE).json()
    changed = trainer.put(f"/api/exams/questions/{made['id']}", SINGLE | {"right": [2]}, "application/json").json()
    assert (changed["stage"], changed["right"]) == ("draft", [2])
    lines = [{"kind": "single", "category": "养老保险", "count": 1, "points": 5}]
    too_few = post(trainer, "/papers", name="岗前", lines=lines).json()
    assert (too_few["code"], "养老保险的单选题只有 0 道可用" in too_few["message"]) == ("too_few", True)
    assert post(trainer, f"/questions/{made['id']}/approve").json()["stage"] == "approved"
    assert trainer.put(f"/api/exams/questions/{made['id']}", SINGLE, "application/json").json()["code"] == "not_now"
    paper = post(trainer, "/papers", name="岗前", lines=lines).json()
    assert [one["question"]["id"] for one in paper["questions"]] == [made["id"]]
    at = now()
    settings = {
        "title": "岗前考试", "paper": paper["id"], "minutes": 30, "pass_percent": 60, "release": "at_once",
        "opens_at": at.isoformat(), "closes_at": (at + timedelta(hours=1)).isoformat(),
        "groups": [], "numbers": ["1001"],
    }  # fmt: skip
    assert post(trainer, "", **settings).json()["code"] == "unpublished"
    assert post(trainer, f"/papers/{paper['id']}/publish").status_code == 200
    assert post(trainer, f"/papers/{paper['id']}/draw").json()["code"] == "published"
    assert post(trainer, "", **settings | {"numbers": ["7002"]}).json()["message"] == "工号 7002 不能参加考试，请核对。"
    assert post(trainer, "", **settings | {"minutes": 90}).json()["message"] == "开放时段须不短于答题时长。"
    exam = post(trainer, "", **settings).json()
    assert [(one["number"], one["stage"]) for one in exam["sittings"]] == [("1001", "waiting")]
    (own,) = agent.get("/api/my-exams").json()["rows"]
    assert (own["title"], own["count"], own["full"]) == ("岗前考试", 1, 5)
    assert browsers["1002"].get("/api/my-exams").json()["rows"] == []


def test_questions_are_drafted_once_out_of_the_articles(browsers: dict[str, Client]) -> None:
    install(builtin_articles(), by=Hands("4001", "4002", "8001"))
    trainer = browsers["7002"]
    count = post(trainer, "/questions/drafts").json()["count"]
    assert count > 500
    assert post(trainer, "/questions/drafts").json()["count"] == 0
    found = trainer.get("/api/exams/questions", {"kind": "blank", "category": "工伤保险"}).json()
    assert found["counts"]["draft"] == count
    assert all(row["is_drafted"] and row["article_version"] == 1 for row in found["rows"])


def test_a_question_waits_for_a_look_once_its_article_changed(browsers: dict[str, Client]) -> None:
    row = stored(SINGLE | {"article": "pension-min-years", "article_version": 1})
    assert doubt_questions_of("pension-min-years", 1) == 0
    assert doubt_questions_of("pension-min-years", 2) == 1
    lines = [{"kind": "single", "category": "", "count": 1, "points": 5}]
    assert post(browsers["7002"], "/papers", name="岗前", lines=lines).json()["code"] == "too_few"
    (found,) = browsers["7002"].get("/api/exams/questions", {"doubtful": True}).json()["rows"]
    assert found["id"] == row.pk
    assert post(browsers["7002"], f"/questions/{row.pk}/retire").json()["stage"] == "retired"


def test_a_sitting_is_answered_handed_in_and_graded_at_once(browsers: dict[str, Client]) -> None:
    exam = open_exam(["1001"], CLOSED)
    sitting, agent = exam.sittings.get().pk, browsers["1001"]
    page = begun(agent, sitting)
    assert not {"right", "wordings", "explanation"} & set().union(*page["questions"])
    assert 1790 < page["seconds_left"] <= 1800
    sent = [
        {"position": 0, "places": [place_of(page, 0, "15年")]},
        {"position": 1, "places": [place_of(page, 1, "基础养老金")]},
        {"position": 2, "places": [0]},
        {"position": 3, "text": " 十五年 "},
    ]
    assert save(agent, sitting, page["page"], *sent).status_code == 200
    result = agent.post(f"/api/my-exams/{sitting}/hand-in").json()
    assert (result["score"], result["full"], result["passed"]) == (15, 20, True)
    earned = {one["position"]: one["earned"] for one in result["questions"]}
    assert earned == {0: 5, 1: 0, 2: 5, 3: 5}
    key = next(one for one in result["questions"] if one["position"] == 0)
    assert [key["options"][place] for place in key["right"]] == ["15年"]
    assert agent.post(f"/api/my-exams/{sitting}/hand-in").json()["score"] == 15
    assert save(agent, sitting, page["page"], sent[0] | {"sequence": 2}).json()["code"] == "not_now"
    assert agent.post(f"/api/my-exams/{sitting}/begin").json()["code"] == "not_now"
    rows = AuditRow.objects.filter(about=f"sitting/{sitting}", action__startswith="exams.").order_by("id")
    assert [row.action for row in rows] == ["exams.begin", "exams.hand_in"]


def test_what_comes_late_or_twice_changes_nothing(browsers: dict[str, Client]) -> None:
    sitting = open_exam(["1001"], [BLANK]).sittings.get().pk
    agent = browsers["1001"]
    page = begun(agent, sitting)["page"]
    for sequence, text in ((2, "新的"), (1, "旧的"), (2, "又一个")):
        assert save(agent, sitting, page, {"position": 0, "sequence": sequence, "text": text}).status_code == 200
    assert Answer.objects.get(sitting=sitting).text == "新的"


@pytest.mark.parametrize(
    "answer",
    [
        {"position": 9, "text": "没有这题"},
        {"position": 0, "places": [4]},
        {"position": 0, "places": [0, 1]},
        {"position": 0, "text": "单选题没有文字"},
        {"position": 1, "places": [0]},
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_refused(
    browsers: dict[str, Client], answer: dict[str, Any]
) -> None:
    sitting = open_exam(["1001"], [SINGLE, BLANK]).sittings.get().pk
    page = begun(browsers["1001"], sitting)["page"]
    first = {"position": 1, "text": "15年"}
    assert save(browsers["1001"], sitting, page, first, answer).json()["code"] == "bad_answer"
    assert not Answer.objects.filter(sitting=sitting, sequence__gt=0).exists(), "nothing of it is stored"


def test_the_page_opened_last_answers_with_all_that_was_stored_and_the_clock_goes_on(
    browsers: dict[str, Client],
) -> None:
    sitting = open_exam(["1001"], CLOSED).sittings.get().pk
    agent = browsers["1001"]
    first = begun(agent, sitting)
    place = place_of(first, 0, "15年")
    save(agent, sitting, first["page"], {"position": 0, "places": [place]}, {"position": 3, "text": "15年"})
    assert agent.post(
        f"/api/my-exams/{sitting}/leaving", {"page": first["page"], "seconds": 7}, "application/json"
    ).json()["seconds_left"]
    with travel(now() + timedelta(minutes=10)):
        second = begun(agent, sitting)
        assert second["ends_at"] == first["ends_at"]
        assert 1190 <= second["seconds_left"] <= 1200
        assert [one["position"] for one in second["questions"]] == [one["position"] for one in first["questions"]]
        stored_answers = {one["position"]: (one["places"], one["text"]) for one in second["questions"]}
        assert (stored_answers[0], stored_answers[3]) == (([place], ""), ([], "15年"))
        late = save(agent, sitting, first["page"], {"position": 3, "sequence": 9, "text": "16年"})
        assert (late.status_code, late.json()["code"]) == (409, "other_page")
        assert save(agent, sitting, second["page"], {"position": 3, "sequence": 2, "text": "十五年"}).status_code == 200
    row = Sitting.objects.get(pk=sitting)
    assert [(kind, seconds) for _, kind, seconds in row.notes] == [("left", 7), ("resumed", 0)]
    (seen,) = browsers["7002"].get(f"/api/exams/{row.exam_id}").json()["sittings"]
    assert [note["kind"] for note in seen["notes"]] == ["left", "resumed"]


def test_when_the_time_is_over_what_was_stored_is_handed_in(browsers: dict[str, Client]) -> None:
    exam = open_exam(["1001", "1002"], [BLANK])
    mine, other = (exam.sittings.get(number=number).pk for number in ("1001", "1002"))
    page = begun(browsers["1001"], mine)["page"]
    begun(browsers["1002"], other)
    save(browsers["1001"], mine, page, {"position": 0, "text": "15年"})
    with travel(now() + timedelta(minutes=31)):
        late = save(browsers["1001"], mine, page, {"position": 0, "sequence": 2, "text": ""})
        assert late.json()["code"] == "time_over"
        assert begun(browsers["1002"], other)["stage"] == "graded", "whoever comes back then has handed in"
        assert hand_in_run_out(now()) == 1
        assert hand_in_run_out(now()) == 0
        assert browsers["1001"].get(f"/api/my-exams/{mine}").json()["score"] == 5


def test_nobody_sees_a_key_before_the_release_and_nobody_anothers_sitting(browsers: dict[str, Client]) -> None:
    exam = open_exam(["1001"], [SINGLE, BLANK], release="later")
    sitting, agent = exam.sittings.get().pk, browsers["1001"]
    for path in ("", "/begin", "/hand-in"):
        send = browsers["1002"].post if path else browsers["1002"].get
        assert send(f"/api/my-exams/{sitting}{path}").status_code == 404
    assert agent.post(f"/api/my-exams/{sitting}/hand-in").json()["code"] == "not_now"
    page = begun(agent, sitting)
    save(agent, sitting, page["page"], {"position": 1, "text": "十五年"})
    result = agent.post(f"/api/my-exams/{sitting}/hand-in").json()
    assert (result["stage"], result["score"], result["questions"]) == ("graded", None, [])
    assert browsers["7002"].get("/api/my-exams").status_code == 403
    assert post(agent, f"/{exam.pk}/release").status_code == 403
    assert post(browsers["8001"], f"/{exam.pk}/release").json()["code"] == "not_now", "others still sit it"
    exam.closes_at = now()
    exam.save()
    assert post(browsers["8001"], f"/{exam.pk}/release").json()["released_at"]
    assert agent.get(f"/api/my-exams/{sitting}").json()["score"] == 5


def test_an_exam_opens_and_closes(browsers: dict[str, Client]) -> None:
    at = now()
    exam = open_exam(["1001"], [SINGLE], opens_at=at + timedelta(hours=1), closes_at=at + timedelta(hours=2))
    path = f"/api/my-exams/{exam.sittings.get().pk}/begin"
    assert browsers["1001"].post(path).json()["message"] == "考试尚未开始，请在开考后进入。"
    with travel(at + timedelta(hours=3)):
        assert browsers["1001"].post(path).json()["message"] == "考试已结束，请联系培训师安排补考。"
    assert Question.objects.count() == 1


def sat(browser: Client, sitting: int, text: str) -> None:
    """One blank, answered and handed in."""
    page = begun(browser, sitting)["page"]
    assert save(browser, sitting, page, {"position": 0, "text": text}).status_code == 200
    assert browser.post(f"/api/my-exams/{sitting}/hand-in").status_code == 200


def test_an_exam_of_a_batch_fills_its_condition_once_the_results_are_released(browsers: dict[str, Client]) -> None:
    batch = make_batch(["1001", "1002"])
    exam = open_exam(["1001", "1002"], [BLANK], release="later", batch=batch.pk)
    for number, text in (("1001", "15年"), ("1002", "20年")):
        sat(browsers[number], exam.sittings.get(number=number).pk, text)
    assert [each.results for each in progress_of(batch)] == [[], []], "nobody learns a score before its release"
    exam.closes_at = now()
    exam.save()
    for _ in range(2):
        assert post(browsers["8001"], f"/{exam.pk}/release").status_code == 200
    passed, failed = progress_of(batch)
    assert [(one.score, one.passed, one.reference) for one in passed.results] == [
        (100, True, f"sitting/{exam.sittings.get(number='1001').pk}")
    ]
    assert (passed.is_ready, failed.is_ready, failed.results[0].score) == (True, False, 0)
    about = AuditRow.objects.filter(about=f"batch/{batch.pk}", action="training.report")
    assert [(row.by, row.detail["staff"]) for row in about.order_by("id")] == [("8001", "1001"), ("8001", "1002")]


def test_a_result_shown_at_once_reaches_the_batch_at_once_and_no_other_batch(browsers: dict[str, Client]) -> None:
    batch, other = make_batch(["1001"]), make_batch(["1001"])
    exam = open_exam(["1001"], [BLANK], batch=batch.pk)
    sat(browsers["1001"], exam.sittings.get().pk, "15年")
    assert [one.is_ready for one in (*progress_of(batch), *progress_of(other))] == [True, False]
    quiz = open_exam(["1001"], [BLANK])
    sat(browsers["1001"], quiz.sittings.get().pk, "15年")
    assert not progress_of(other)[0].results, "an exam of no batch counts for none"


def test_the_members_of_a_batch_sit_its_exam_and_whoever_fails_or_is_absent_sits_it_again(
    browsers: dict[str, Client],
) -> None:
    batch, trainer, at = make_batch(["1001", "1002"]), browsers["7002"], now()
    paper = open_exam(["1001"], [BLANK]).paper_id
    settings: dict[str, Any] = {
        "title": "岗前考试", "paper": paper, "minutes": 30, "pass_percent": 60, "release": "at_once",
        "opens_at": at.isoformat(), "closes_at": (at + timedelta(hours=1)).isoformat(), "groups": [], "numbers": [],
    }  # fmt: skip
    assert post(trainer, "", **settings | {"batch": "none"}).json()["message"] == "所选批次没有在训学员，请另选。"
    exam = post(trainer, "", **settings | {"batch": batch.pk}).json()
    assert [one["number"] for one in exam["sittings"]] == ["1001", "1002"]
    assert exam["batch_name"] == batch.name
    sat(browsers["1001"], exam["sittings"][0]["id"], "20年")
    again = settings | {"title": "岗前补考", "resit_of": exam["id"]}
    assert post(trainer, "", **again).json()["message"] == "考试尚未截止，请在截止后安排补考。"
    with travel(at + timedelta(hours=2)):
        later = {"opens_at": now().isoformat(), "closes_at": (now() + timedelta(hours=1)).isoformat()}
        resit = post(trainer, "", **again | later).json()
        assert [one["number"] for one in resit["sittings"]] == ["1001", "1002"]
        assert (resit["resit_of"], resit["batch"]) == (exam["id"], batch.pk)
        sign_in(browsers["1001"], "1001")
        sat(browsers["1001"], resit["sittings"][0]["id"], "15年")
        assert [one.is_ready for one in progress_of(batch)] == [True, False]
    with travel(at + timedelta(hours=5)):
        sign_in(trainer, "7002")
        later = {"opens_at": now().isoformat(), "closes_at": (now() + timedelta(hours=1)).isoformat()}
        third = post(trainer, "", **again | later | {"resit_of": resit["id"]}).json()
        assert [one["number"] for one in third["sittings"]] == ["1002"]


def test_the_questions_of_an_exam_that_is_over_are_analysed_by_its_trainer_alone(browsers: dict[str, Client]) -> None:
    exam = open_exam(["1001", "1002"], [SINGLE, SHORT, BLANK])
    path = f"/api/exams/{exam.pk}/items"
    assert browsers["7002"].get(path).json()["code"] == "not_now", "its key would be out"
    for number, option in (("1001", "15年"), ("1002", "20年")):
        page = begun(browsers[number], exam.sittings.get(number=number).pk)
        sent = [{"position": 0, "places": [place_of(page, 0, option)]}, {"position": 2, "text": "15年"}]
        save(browsers[number], page["id"], page["page"], *sent)
        browsers[number].post(f"/api/my-exams/{page['id']}/hand-in")
    exam.closes_at = now()
    exam.save()
    assert browsers["8001"].get(path).status_code == 403
    found = browsers["7002"].get(path).json()
    assert (found["people"], found["kr20"]) == (2, 0)
    assert [(one["number"], one["difficulty"], one["counts"]) for one in found["items"]] == [
        (1, 0.5, [0, 1, 1, 0]),
        (3, 1, []),
    ]
