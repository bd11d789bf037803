"""The knowledge base over HTTP: read by everybody, written by few, every refusal a sentence."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.settings import settings
from tests.domains.understanding.knowledge.people import TOPIC, form
from tests.sample_files import image
from tests.web.people import session_of

pytestmark = [pytest.mark.real, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def own_archive(tmp_path: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture
def by(person: Callable[..., Staff]) -> Callable[[str], Client]:
    """A browser of somebody with this role."""
    from hotline.domains.platform.accounts.rules.roles import ROLES

    numbers = {"knowledge_editor": "4101", "leader": "2001", "client": "8001", "agent": "1001"}
    for role, number in numbers.items():
        person(number, f"某{role}"[:40], [role], group="早班一组")

    def browser(role: str) -> Client:
        client = Client()
        client.cookies["hotline_session"] = session_of(numbers[role], *ROLES[role].permissions, roles=(role,))
        return client

    return browser


def post(client: Client, path: str, body: object = None) -> Any:
    return client.post(f"/api/knowledge{path}", msgspec.json.encode(body or {}), "application/json")


def get(client: Client, path: str) -> Any:
    answer = client.get(f"/api/knowledge{path}")
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def published(by: Callable[[str], Client], **changed: Any) -> None:
    """Written, reviewed and published by three people over HTTP."""
    row = post(by("knowledge_editor"), "/articles", {"form": form(**changed)}).json()
    one = f"/articles/{row['code']}/versions/{row['number']}"
    seen = {"revision": row["revision"]}
    for role, transition in (("knowledge_editor", "submit"), ("leader", "approve"), ("client", "publish")):
        answer = post(by(role), f"{one}/{transition}", seen)
        assert answer.status_code == 200, answer.content.decode()


def test_an_article_is_written_reviewed_published_and_read(by: Callable[[str], Client]) -> None:
    published(by)
    agent = by("agent")
    read = get(agent, f"/articles/{TOPIC}")
    assert (read["version"], read["article"]["title"]) == (1, "最低缴费年限")
    assert (read["category"], read["subcategory"]) == ("养老保险", "领取条件")
    assert {"key": "basis/0", "text": "《中华人民共和国社会保险法》第十六条"} in read["passages"]
    assert get(agent, f"/articles/{TOPIC}/read/1") == read
    (row,) = get(agent, "/articles?category=养老保险")["rows"]
    assert (row["code"], row["conclusion"]) == (TOPIC, "满十五年可以按月领。")
    (branch,) = [each for each in get(agent, "/tree")["branches"] if each["count"]]
    assert (branch["category"], branch["subcategory"], branch["count"]) == ("养老保险", "领取条件", 1)


def test_on_a_day_on_which_it_did_not_hold_it_is_not_found_and_says_so(by: Callable[[str], Client]) -> None:
    published(by)
    answer = by("agent").get(f"/api/knowledge/articles/{TOPIC}?as_of=2024-12-31")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_in_force")
    assert get(by("agent"), f"/articles/{TOPIC}?as_of=2025-01-01")["version"] == 1
    assert by("agent").get(f"/api/knowledge/articles/{TOPIC}?as_of=never").status_code == 422


def test_the_page_is_told_what_each_may_do_now(by: Callable[[str], Client]) -> None:
    post(by("knowledge_editor"), "/articles", {"form": form()})
    one = f"/articles/{TOPIC}/versions/1"
    assert get(by("knowledge_editor"), one)["may"] == ["save", "submit", "drop"]
    post(by("knowledge_editor"), f"{one}/submit", {"revision": 1})
    assert get(by("knowledge_editor"), one)["may"] == ["take_back", "send_back"]
    assert get(by("leader"), one)["may"] == ["send_back", "approve"]
    work = get(by("client"), "/work?state=in_review")
    assert [row["code"] for row in work["rows"]] == [TOPIC]
    assert work["counts"] == {"draft": 0, "in_review": 1, "approved": 0, "scheduled": 0}


def test_two_who_save_one_draft_do_not_overwrite_each_other(by: Callable[[str], Client]) -> None:
    post(by("knowledge_editor"), "/articles", {"form": form()})
    start = get(by("leader"), f"/articles/{TOPIC}/editing")
    body = {"form": start["form"], "base": start["base"], "revision": start["revision"]}
    assert post(by("knowledge_editor"), f"/articles/{TOPIC}/draft", body).json()["revision"] == 2
    refused = post(by("leader"), f"/articles/{TOPIC}/draft", body)
    assert refused.status_code == 409
    assert {"code": "stale_version", "newest": 1, "revision": 2, "by": "4101"}.items() <= refused.json().items()


def test_what_is_wrong_in_a_form_is_told_field_by_field(by: Callable[[str], Client]) -> None:
    answer = post(by("knowledge_editor"), "/articles", {"form": form(conclusion="", tags="养老")})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_article")
    fields = {each["field"]: each["message"] for each in answer.json()["fields"]}
    assert fields == {"conclusion": "必填", "tags": "须为列表"}


def test_differences_are_told_sentence_by_sentence(by: Callable[[str], Client]) -> None:
    published(by)
    start = get(by("knowledge_editor"), f"/articles/{TOPIC}/editing")
    changed = {**start["form"], "conclusion": "满二十年可以按月领。"}
    body = {"form": changed, "base": start["base"], "revision": 0, "note": "改年限"}
    assert post(by("knowledge_editor"), f"/articles/{TOPIC}/draft", body).json()["number"] == 2
    (only,) = get(by("leader"), f"/articles/{TOPIC}/differences?before=1&after=2")["rows"]
    assert (only["label"], only["rows"]) == (
        "结论",
        [
            {
                "before": [{"what": "removed", "text": "满十五年可以按月领。"}],
                "after": [{"what": "added", "text": "满二十年可以按月领。"}],
            }
        ],
    )


def test_a_picture_is_uploaded_and_shown_and_a_script_in_disguise_refused(by: Callable[[str], Client]) -> None:
    editor = by("knowledge_editor")
    content = image()
    attachment = editor.post("/api/knowledge/attachments", {"file": SimpleUploadedFile("图 1.png", content)}).json()
    assert (attachment["name"], attachment["type"], attachment["size"]) == ("图 1.png", "image/png", len(content))
    response = by("agent").get(f"/api/knowledge/attachments/{attachment['digest']}")
    assert (response.content, response["Content-Type"], response["X-Content-Type-Options"]) == (
        content,
        "image/png",
        "nosniff",
    )
    evil = SimpleUploadedFile("图.png", b"<svg onload=alert(1)></svg>", "image/png")
    refused = editor.post("/api/knowledge/attachments", {"file": evil})
    assert (refused.status_code, refused.json()["code"]) == (422, "file_refused")
    assert by("agent").post("/api/knowledge/attachments", {"file": evil}).status_code == 403


def test_feedback_goes_to_the_editors_and_the_answer_comes_back(by: Callable[[str], Client]) -> None:
    published(by)
    body = {"version": 1, "kind": "unclear", "text": "没写去哪办", "passage": "conclusion"}
    feedback = post(by("agent"), f"/articles/{TOPIC}/feedback", body).json()
    assert (feedback["passage_text"], feedback["overdue"], feedback["by_name"]) == (
        "满十五年可以按月领。",
        False,
        "某agent",
    )
    inbox = get(by("knowledge_editor"), "/feedback")
    assert ([row["id"] for row in inbox["rows"]], inbox["waiting"], inbox["overdue"]) == ([feedback["id"]], 1, 0)
    answered = post(by("leader"), f"/feedback/{feedback['id']}/answer", {"outcome": "kept", "text": "见办理渠道"})
    assert answered.status_code == 200
    (mine,) = get(by("agent"), "/feedback/mine")["rows"]
    assert (mine["answer"], mine["answered_name"]) == ("见办理渠道", "某leader")
    assert by("agent").get("/api/knowledge/feedback").status_code == 403


def test_what_has_to_be_read_is_on_the_desk_until_it_is_confirmed(by: Callable[[str], Client]) -> None:
    published(by)
    body = {"code": TOPIC, "version": 1, "groups": ["早班一组"], "due_on": "2099-01-01", "reason": "要点"}
    (row,) = post(by("leader"), "/readings", body).json()["rows"]
    assert (row["recipients"], row["read"]) == (2, 0)
    (owed,) = get(by("agent"), "/readings/owed")["rows"]
    assert (owed["id"], owed["reason"], owed["overdue"]) == (row["id"], "要点", False)
    assert post(by("agent"), f"/readings/{row['id']}/read").status_code == 204
    assert get(by("agent"), "/readings/owed")["rows"] == []
    receipts = get(by("leader"), f"/readings/{row['id']}/receipts")["rows"]
    assert [(each["number"], each["read_at"] is None) for each in receipts] == [("2001", True), ("1001", False)]


def test_the_base_goes_out_and_comes_in_as_files(by: Callable[[str], Client]) -> None:
    published(by)
    client = by("client")
    files = {}
    for kind in ("zip", "xlsx", "docx"):
        answer = client.get(f"/api/knowledge/export?format={kind}")
        assert answer.status_code == 200
        files[kind] = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert f"articles/{TOPIC}.json" in zipfile.ZipFile(io.BytesIO(files["zip"])).namelist()
    for kind, content in files.items():
        upload = {"file": SimpleUploadedFile(f"库.{kind}", content), "write": "true"}
        report = by("knowledge_editor").post("/api/knowledge/import", upload).json()
        assert [(row["code"], row["what"], row["problems"]) for row in report["rows"]] == [(TOPIC, "same", [])], kind
        assert report["done"]
    broken = {"file": SimpleUploadedFile("库.zip", b"x")}
    assert by("knowledge_editor").post("/api/knowledge/import", broken).json()["code"] == "unreadable_file"
    restored = {"file": SimpleUploadedFile("库.zip", files["zip"]), "restore": "true"}
    assert by("knowledge_editor").post("/api/knowledge/import", restored).status_code == 403
    assert by("agent").get("/api/knowledge/export").status_code == 403


def test_everything_that_was_published_can_be_proved(by: Callable[[str], Client]) -> None:
    published(by)
    found = get(by("client"), "/integrity")
    assert (found["count"], found["faults"], len(found["digest"])) == (1, [], 64)


def test_feedback_that_nobody_answers_in_its_working_days_is_overdue_for_all_to_see(
    by: Callable[[str], Client],
) -> None:
    published(by)
    friday = datetime(2026, 12, 25, 2, tzinfo=UTC)
    with time_machine.travel(friday):
        body = {"version": 1, "kind": "wrong", "text": "条款号写错了", "passage": "basis/0"}
        feedback = post(by("agent"), f"/articles/{TOPIC}/feedback", body).json()
        assert (feedback["due_on"], feedback["overdue"]) == ("2026-12-28", False)
        assert post(by("agent"), f"/articles/{TOPIC}/feedback", body | {"version": 9}).status_code == 404
        assert post(by("agent"), f"/articles/{TOPIC}/feedback", body | {"text": ""}).status_code == 422
    with time_machine.travel(datetime(2026, 12, 28, 17, tzinfo=UTC)):
        inbox = get(by("knowledge_editor"), "/feedback")
        assert (inbox["overdue"], inbox["rows"][0]["overdue"]) == (1, True)
        answer = f"/feedback/{feedback['id']}/answer"
        assert post(by("agent"), answer, {"outcome": "kept", "text": "没错"}).status_code == 403
        assert post(by("leader"), answer, {"outcome": "changed", "text": "已改"}).status_code == 200
        again = post(by("knowledge_editor"), answer, {"outcome": "kept", "text": "再答一次"})
        assert again.status_code == 409
        assert get(by("knowledge_editor"), "/feedback")["overdue"] == 0


def test_the_dictionary_is_kept_by_the_editors_alone(by: Callable[[str], Client]) -> None:
    saved = post(by("knowledge_editor"), "/terms", {"word": "养老金", "synonyms": ["退休金", "退休工资"]})
    assert (saved.status_code, saved.json()["synonyms"]) == (200, ["退休金", "退休工资"])
    assert [row["word"] for row in get(by("leader"), "/terms")["rows"]] == ["养老金"]
    assert post(by("knowledge_editor"), "/terms", {"word": "", "synonyms": ["x"]}).status_code == 422
    assert post(by("agent"), "/terms", {"word": "社保", "synonyms": ["五险"]}).status_code == 403
    assert by("agent").delete("/api/knowledge/terms/养老金").status_code == 403
    assert by("knowledge_editor").delete("/api/knowledge/terms/养老金").status_code == 204
    assert get(by("knowledge_editor"), "/terms")["rows"] == []


def test_required_reading_is_ended_by_who_may_require_it_and_owed_no_more(by: Callable[[str], Client]) -> None:
    published(by)
    body = {"code": TOPIC, "version": 1, "groups": [], "due_on": "2000-01-01", "reason": ""}
    assert post(by("leader"), "/readings", body).status_code == 422
    assert post(by("agent"), "/readings", body | {"due_on": "2099-01-01"}).status_code == 403
    (row,) = post(by("leader"), "/readings", body | {"due_on": "2099-01-01"}).json()["rows"]
    assert post(by("agent"), f"/readings/{row['id']}/end").status_code == 403
    assert post(by("leader"), f"/readings/{row['id']}/end").status_code == 204
    assert get(by("agent"), "/readings/owed")["rows"] == []
