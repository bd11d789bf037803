"""Courses over the wire: written, published and assigned by a trainer, learned to the end by an agent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hotline.domains.people.courses.jobs import look_at_courses
from hotline.domains.people.exams.models import Question
from hotline.domains.people.training.queries.batches import progress_of
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.infrastructure.models import AuditRow
from hotline.kernel.clock import beijing_day, now
from tests.domains.understanding.knowledge import people as articles
from tests.web.batches import make_batch
from tests.web.exam_papers import SINGLE, TRUE_FALSE, stored
from tests.web.people import sign_in

PEOPLE = {"7002": "trainer", "1001": "agent", "1002": "agent", "8001": "client"}
PATH, OWN, JSON = "/api/training/courses", "/api/my-courses", "application/json"
TEXT = {"kind": "text", "title": "缴费年限", "text": "<p>满<strong>十五年</strong>可以按月领。</p><script>x()</script>"}


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in PEOPLE.items():
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def day(ahead: int = 0) -> str:
    return (beijing_day(now()) + timedelta(days=ahead)).isoformat()


def post(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(path, body, JSON)


def save(trainer: Client, course: dict[str, Any], *chapters: dict[str, Any], **changes: Any) -> Any:
    body = {"title": course["title"], "summary": "", "is_required": True, "saved": course["saved"]}
    return trainer.put(f"{PATH}/{course['id']}", body | {"chapters": chapters} | changes, JSON)


def questions() -> list[int]:
    return [stored(SINGLE).pk, stored(TRUE_FALSE).pk]


def published(trainer: Client, *chapters: dict[str, Any]) -> dict[str, Any]:
    made = post(trainer, PATH, title="养老保险入门", is_required=True).json()
    assert save(trainer, made, *chapters).status_code == 200
    answer = post(trainer, f"{PATH}/{made['id']}/publish")
    assert answer.status_code == 200, answer.content.decode()
    course: dict[str, Any] = answer.json()
    return course


def assigned(trainer: Client, course: str, **body: Any) -> Any:
    return post(trainer, f"{PATH}/{course}/assignments", **{"due_on": day(1)} | body)


def read(browser: Client, course: str, chapter: str, **changes: Any) -> Any:
    """To its end, as it is on the page."""
    page = browser.get(f"{OWN}/{course}/chapters/{chapter}").json()
    body = {"content": page["content"], "article_version": page["article_version"]} | changes
    return post(browser, f"{OWN}/{course}/chapters/{chapter}/read", **body)


def answer(browser: Client, course: str, chapter: str, question: int, *places: int) -> Any:
    return post(browser, f"{OWN}/{course}/chapters/{chapter}/answers", question=question, places=places)


def states(browser: Client, course: str) -> list[str]:
    return [each["state"] for each in browser.get(f"{OWN}/{course}").json()["chapters"]]


def test_a_course_is_written_published_and_learned_to_its_end(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    articles.published()
    single, true_false = questions()
    course = published(
        trainer,
        TEXT,
        {"kind": "article", "title": "条目", "article": articles.TOPIC},
        {"kind": "questions", "title": "练一练", "questions": [single, true_false]},
    )
    id = course["id"]
    assert [each["id"] for each in course["chapters"]] == ["c1", "c2", "c3"]
    assert course["chapters"][0]["text"] == "满<strong>十五年</strong>可以按月领。", "what could run is taken out"
    assert (course["version"], course["stage"], course["has_changes"]) == (1, "published", False)
    [row] = agent.get(OWN).json()["rows"]
    assert (row["state"], row["is_required"], row["total"], row["next"]) == ("waiting", True, 3, "c1")
    assert states(agent, id) == ["open", "locked", "locked"]
    assert agent.get(f"{OWN}/{id}/chapters/c3").json()["questions"] == []
    assert read(agent, id, "c2").json()["code"] == "earlier_first"
    assert read(agent, id, "c1").json()["done"] == 1
    assert read(agent, id, "c1").json()["done"] == 1
    assert read(agent, id, "c2").json()["next"] == "c3"
    page = agent.get(f"{OWN}/{id}/chapters/c3").json()
    assert [(each["is_right"], each["right"]) for each in page["questions"]] == [(False, []), (False, [])]
    assert read(agent, id, "c3").json()["code"] == "other_kind"
    assert answer(agent, id, "c3", single, 9).json()["code"] == "bad_answer"
    wrong = answer(agent, id, "c3", single, 0).json()
    assert (wrong["is_right"], wrong["right"], wrong["explanation"]) == (False, [], "现为15年。")
    assert wrong["course"]["state"] == "running"
    assert answer(agent, id, "c3", single, 1).json()["right"] == [1]
    last = answer(agent, id, "c3", true_false, 0).json()["course"]
    assert (last["state"], last["done"], last["next"]) == ("finished", 3, "")
    [person] = trainer.get(f"{PATH}/{id}").json()["progress"]
    assert (person["number"], person["name"], person["state"], person["due_on"]) == ("1001", "某1001", "finished", None)
    actions = (
        AuditRow.objects.filter(about=f"course/{id}", action__startswith="courses.")
        .order_by("id")
        .values_list("action", flat=True)
    )
    assert [*actions] == [
        *("courses.make", "courses.save", "courses.publish"),
        *("courses.learn", "courses.learn", "courses.learn", "courses.finish"),
    ]


def test_drafts_are_the_trainers_alone(browsers: dict[str, Client]) -> None:
    trainer, agent, client = browsers["7002"], browsers["1001"], browsers["8001"]
    assert post(agent, PATH, title="课", is_required=False).status_code == 403
    assert agent.get(PATH).status_code == 403
    assert client.get(OWN).status_code == 403
    made = post(trainer, PATH, title="养老保险入门", is_required=False).json()
    assert post(client, f"{PATH}/{made['id']}/publish").status_code == 403
    assert client.get(PATH).json()["rows"][0]["stage"] == "draft"
    assert agent.get(OWN).json()["rows"] == []
    assert agent.get(f"{OWN}/{made['id']}").status_code == 404
    assert post(trainer, f"{PATH}/{made['id']}/publish").json()["message"] == "课程没有章节，请先添加。"
    assert assigned(trainer, made["id"], listed="1001").json()["code"] == "unpublished"
    assert post(trainer, PATH, title="  ", is_required=False).json()["message"] == "请填写课程名称。"


def test_nobody_overwrites_what_another_trainer_saved(browsers: dict[str, Client]) -> None:
    trainer = browsers["7002"]
    made = post(trainer, PATH, title="养老保险入门", is_required=False).json()
    assert save(trainer, made, TEXT).json()["saved"] == 1
    assert save(trainer, made, TEXT).json()["code"] == "changed"
    again = made | {"saved": 1}
    assert save(trainer, again, TEXT | {"id": "c2"}).json()["code"] == "bad_course"
    found = save(trainer, again, TEXT, TEXT | {"id": "c1", "title": "后来"}).json()
    assert [(each["id"], each["title"]) for each in found["chapters"]] == [("c2", "缴费年限"), ("c1", "后来")]
    assert save(trainer, again | {"saved": 2}, {"kind": "text", "title": "空", "text": "<p></p>"}).status_code == 200
    assert post(trainer, f"{PATH}/{made['id']}/publish").json()["message"] == "第 1 章：请填写正文。"


def test_another_version_of_an_article_opens_its_chapter_again(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    first = articles.published()
    id = published(trainer, {"kind": "article", "title": "条目", "article": articles.TOPIC})["id"]
    old = agent.get(f"{OWN}/{id}/chapters/c1").json()
    assert read(agent, id, "c1").json()["state"] == "finished"
    articles.published(articles.redrafted(first, conclusion="满二十年可以按月领。"))
    assert states(agent, id) == ["again"]
    again = agent.get(OWN).json()["rows"][0]
    assert (again["state"], again["next"], again["finished_at"] is not None) == ("again", "c1", True)
    assert read(agent, id, "c1", article_version=old["article_version"]).json()["code"] == "changed"
    look_at_courses()
    look_at_courses()
    [notification] = Notification.objects.filter(kind="training.course")
    assert (notification.title, notification.link) == ("课程须重学：养老保险入门", f"/my/courses/{id}")
    assert read(agent, id, "c1").json()["state"] == "finished"
    assert Receipt.objects.get(notification=notification).read_at is not None


def test_changed_chapters_are_another_version_and_whoever_had_finished_stays_so(browsers: dict[str, Client]) -> None:
    trainer, finished, under_way = browsers["7002"], browsers["1001"], browsers["1002"]
    course = published(trainer, TEXT, TEXT | {"title": "第二章"})
    id = course["id"]
    for chapter in ("c1", "c2"):
        read(finished, id, chapter)
    read(under_way, id, "c1")
    renamed, second = ({**each, "video": "", "questions": []} for each in course["chapters"])
    changed = save(trainer, course, renamed | {"title": "改名"}, second | {"text": "满二十年"}, TEXT).json()
    assert changed["has_changes"]
    assert states(finished, id) == ["done", "done"], "the draft is not learned"
    assert post(trainer, f"{PATH}/{id}/publish").json()["version"] == 2
    assert post(trainer, f"{PATH}/{id}/publish").json()["code"] == "unchanged"
    assert states(finished, id) == ["done", "newer", "newer"]
    assert finished.get(f"{OWN}/{id}").json()["state"] == "finished"
    assert states(under_way, id) == ["done", "open", "locked"]
    assert read(finished, id, "c2").json()["state"] == "finished"


def test_a_batch_has_to_learn_it_and_what_its_members_finish_counts(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    batch = make_batch(["1001", "1002"])
    batch.conditions = [["course", 1]]
    batch.save()
    id = published(trainer, TEXT)["id"]
    assert assigned(trainer, id).json()["message"] == "请选择批次，或填写工号、姓名。"
    assert assigned(trainer, id, listed="9999").json()["code"] == "bad_list"
    assert assigned(trainer, id, batch=batch.pk, due_on=day(-1)).json()["code"] == "bad_assignment"
    found = assigned(trainer, id, batch=batch.pk).json()
    assert [(each["batch_name"], each["due_on"]) for each in found["assignments"]] == [("十二月批次", day(1))]
    assert [(each["number"], each["state"]) for each in found["progress"]] == [("1001", "waiting"), ("1002", "waiting")]
    assert agent.get(OWN).json()["rows"][0]["due_on"] == day(1)
    assert read(agent, id, "c1").json()["state"] == "finished"
    look_at_courses()
    assert [(each.member.number, each.is_ready, each.conditions[0].score) for each in progress_of(batch)] == [
        ("1001", False, 1),
        ("1002", False, None),
    ]
    row = trainer.get(PATH).json()["rows"][0]
    assert (row["people"], row["finished"], row["late"]) == (2, 1, 0)
    moved = assigned(trainer, id, batch=batch.pk, due_on=day()).json()
    assert [each["due_on"] for each in moved["assignments"]] == [day()], "the same one, due on another day"
    assignment = moved["assignments"][0]["id"]
    assert trainer.delete(f"{PATH}/{id}/assignments/{assignment}").json()["assignments"] == []
    assert trainer.delete(f"{PATH}/{id}/assignments/{assignment}").status_code == 404


def test_what_somebody_had_finished_counts_as_soon_as_their_batch_has_to_learn_it(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    id = published(trainer, TEXT)["id"]
    read(agent, id, "c1")
    batch = make_batch(["1001"])
    batch.conditions = [["course", 1]]
    batch.save()
    assigned(trainer, id, batch=batch.pk)
    [member] = progress_of(batch)
    assert member.conditions[0].is_met


def test_people_are_notified_when_it_is_assigned_and_before_it_is_due(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    id = published(trainer, TEXT)["id"]
    assigned(trainer, id, listed="1001 某1002", due_on=day(2))
    look_at_courses()
    look_at_courses()
    titles = Notification.objects.filter(kind="training.course").order_by("id").values_list("title", flat=True)
    assert sorted(titles) == ["新课程：养老保险入门", "课程即将截止：养老保险入门"]
    assert Receipt.objects.filter(person="1001", read_at=None).count() == 2
    read(agent, id, "c1")
    assert Receipt.objects.filter(person="1001", read_at=None).count() == 0
    assert Receipt.objects.filter(person="1002", read_at=None).count() == 2


def test_questions_that_are_doubtful_are_not_put_and_an_empty_chapter_is_not_owed(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    single, true_false = questions()
    found = trainer.get(f"{PATH}/questions?text=最低").json()["rows"]
    assert [each["id"] for each in found] == [single]
    id = published(trainer, TEXT, {"kind": "questions", "title": "练一练", "questions": [single, true_false]})["id"]
    read(agent, id, "c1")
    Question.objects.filter(pk=single).update(is_doubtful=True)
    page = agent.get(f"{OWN}/{id}/chapters/c2").json()
    assert [each["id"] for each in page["questions"]] == [true_false]
    assert answer(agent, id, "c2", single, 1).status_code == 404
    Question.objects.filter(pk=true_false).update(stage="retired")
    assert states(agent, id) == ["done", "gone"]
    assert answer(agent, id, "c2", true_false, 0).json()["code"] == "gone"
    look_at_courses()
    assert agent.get(f"{OWN}/{id}").json()["state"] == "finished"


def test_a_retired_course_is_learned_no_more_and_can_be_published_again(browsers: dict[str, Client]) -> None:
    trainer, agent = browsers["7002"], browsers["1001"]
    id = published(trainer, TEXT)["id"]
    read(agent, id, "c1")
    assert post(trainer, f"{PATH}/{id}/retire").json()["stage"] == "retired"
    assert agent.get(OWN).json()["rows"] == []
    body = {"content": "", "article_version": 0}
    assert post(agent, f"{OWN}/{id}/chapters/c1/read", **body).status_code == 404
    assert trainer.get(f"{PATH}/{id}").json()["progress"][0]["state"] == "finished"
    back = post(trainer, f"{PATH}/{id}/publish").json()
    assert (back["stage"], back["version"]) == ("published", 1)
