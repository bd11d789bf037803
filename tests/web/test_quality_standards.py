"""Standards over the wire: drafted, tried on an old call, published by a person who has written nothing of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from hotline.domains.people.quality.models import Inspection, Standard
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Notification
from hotline.infrastructure.models import AuditRow
from tests.web.people import sign_in
from tests.web.test_quality import browsers as browsers
from tests.web.test_quality import inspected, post

pytestmark = pytest.mark.django_db
DRAFT = "standards/call/draft"


@pytest.fixture
def manager(person: Callable[..., Staff]) -> Client:
    """Who may both draft and publish."""
    person("7001", "某7001", ["manager"])
    found = Client()
    sign_in(found, "7001")
    return found


def save(browser: Client, draft: dict[str, Any], **changes: Any) -> Any:
    body = {key: draft[key] for key in ("version", "revision", "sections", "note")} | changes
    return browser.put(f"/api/quality/{DRAFT}", body, "application/json")


def seen(draft: dict[str, Any]) -> dict[str, int]:
    return {"version": draft["version"], "revision": draft["revision"]}


def drafted(browser: Client) -> dict[str, Any]:
    """Version 2: greeting counts two less, and a new item two."""
    draft = post(browser, DRAFT).json()
    draft["sections"][0]["items"][0]["weight"] -= 2
    draft["sections"][0]["items"].append({"key": "", "name": "称呼得体", "weight": 2, "good": "王女士，您好"})
    answer = save(browser, draft, note="加称呼")
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_a_draft_begins_as_what_is_in_force_and_says_what_it_changes(browsers: dict[str, Client]) -> None:
    draft = drafted(browsers["3002"])
    assert (draft["version"], draft["stage"], draft["revision"]) == (2, "draft", 2)
    assert draft["sections"][0]["items"][-1]["key"] == "item_1"
    assert [(each["kind"], each["before"], each["after"]) for each in draft["changes"]] == [
        ("weight", "5 分", "3 分"),
        ("added", "", "2 分"),
    ]
    assert post(browsers["3003"], DRAFT).json()["code"] == "draft_open"
    assert len(browsers["1001"].get("/api/quality/standards").json()["rows"]) == 1


def test_nobody_saves_over_what_another_has_saved(browsers: dict[str, Client]) -> None:
    draft = post(browsers["3002"], DRAFT).json()
    assert save(browsers["3002"], draft, note="一").status_code == 200
    refused = save(browsers["3003"], draft, note="二")
    assert (refused.status_code, refused.json()["code"], refused.json()["by"]) == (409, "stale_version", "3002")
    assert Standard.objects.get(version=2).note == "一"


def test_two_people_publish(browsers: dict[str, Client], manager: Client) -> None:
    draft = drafted(browsers["3002"])
    draft = save(manager, draft, note="加称呼，问候减 2 分").json()
    assert post(browsers["8001"], f"{DRAFT}/publish", **seen(draft)).json()["code"] == "not_submitted"
    draft = post(browsers["3002"], f"{DRAFT}/submit", **seen(draft)).json()
    assert Notification.objects.filter(title="评分标准待发布").exists()
    assert post(browsers["3002"], f"{DRAFT}/publish", **seen(draft)).status_code == 403
    assert post(manager, f"{DRAFT}/publish", **seen(draft)).json()["code"] == "own"
    returned = post(browsers["8001"], f"{DRAFT}/return", **seen(draft), reason="示例不清").json()
    assert (returned["submitted_at"], returned["returned"]) == (None, "示例不清")
    draft = post(browsers["3002"], f"{DRAFT}/submit", **seen(returned)).json()
    live = post(browsers["8001"], f"{DRAFT}/publish", **seen(draft)).json()
    assert (live["stage"], live["published_by"]) == ("published", "8001")
    versions = Standard.objects.filter(kind="call").order_by("version")
    assert [(row.stage, row.retired_at is None) for row in versions] == [("retired", False), ("published", True)]
    actions = AuditRow.objects.filter(about="standard/call").order_by("pk").values_list("action", flat=True)
    assert [each.removeprefix("quality.standard_") for each in actions] == [
        "draft", "draft", "draft", "submit", "return", "submit", "publish",
    ]  # fmt: skip
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Standard.objects.filter(version=2).update(content={})


def test_what_is_not_a_whole_standard_is_not_submitted(browsers: dict[str, Client]) -> None:
    draft = drafted(browsers["3002"])
    draft["sections"][0]["items"][0]["weight"] = 50
    draft = save(browsers["3002"], draft).json()
    refused = post(browsers["3002"], f"{DRAFT}/submit", **seen(draft))
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_standard")
    assert "现为 147 分" in refused.json()["message"]


def test_a_submitted_draft_that_is_changed_has_to_be_submitted_again(browsers: dict[str, Client]) -> None:
    draft = drafted(browsers["3002"])
    draft = post(browsers["3002"], f"{DRAFT}/submit", **seen(draft)).json()
    changed = save(browsers["3003"], draft, note="再改").json()
    assert changed["submitted_at"] is None
    assert [each["number"] for each in changed["authors"]] == ["3002", "3003"]
    assert post(browsers["8001"], f"{DRAFT}/publish", **seen(draft)).json()["code"] == "stale_version"


def test_a_draft_is_tried_on_a_call_of_the_inspectors_own_and_counts_for_nothing(browsers: dict[str, Client]) -> None:
    row = inspected(browsers, "1002", greeting=3)
    mine = browsers[row.inspector]
    other = browsers[next(number for number in ("3001", "3002", "3003") if number != row.inspector)]
    drafted(browsers["3002"])
    (call,) = mine.get(f"/api/quality/{DRAFT}/calls").json()
    assert (call["inspection"], call["score"], call["version"]) == (row.pk, 95.0, 1)
    assert other.get(f"/api/quality/{DRAFT}/calls").json() == []
    assert other.get(f"/api/quality/{DRAFT}/calls/{row.pk}").status_code == 404
    ground = mine.get(f"/api/quality/{DRAFT}/calls/{row.pk}").json()
    marks = ground["earlier"]
    assert "称呼得体" in post(mine, f"{DRAFT}/trials", inspection=row.pk, marks=marks).json()["message"]
    marks.append({"item": "item_1", "grade": "pass"})
    (trial,) = post(mine, f"{DRAFT}/trials", inspection=row.pk, marks=marks).json()["trials"]
    assert (trial["earlier"], trial["score"], trial["is_current"]) == (95.0, 97.0, True)
    assert str(Inspection.objects.get(pk=row.pk).score) == "95.0"
    waiting = Inspection.objects.filter(inspector=row.inspector, state="waiting").first()
    if waiting is not None:
        refused = post(mine, f"{DRAFT}/trials", inspection=waiting.pk, marks=marks)
        assert refused.json()["code"] == "not_inspected"


def test_a_trial_says_when_the_draft_was_changed_after_it(browsers: dict[str, Client]) -> None:
    row = inspected(browsers, "1002")
    draft = drafted(browsers["3002"])
    marks = browsers[row.inspector].get(f"/api/quality/{DRAFT}/calls/{row.pk}").json()["earlier"]
    marks.append({"item": "item_1", "grade": "fail"})
    post(browsers[row.inspector], f"{DRAFT}/trials", inspection=row.pk, marks=marks)
    (trial,) = save(browsers["3002"], draft, note="改说明").json()["trials"]
    assert (trial["score"], trial["is_current"]) == (98.0, False)


def test_a_discarded_draft_leaves_the_version_in_force(browsers: dict[str, Client]) -> None:
    draft = drafted(browsers["3002"])
    assert post(browsers["3002"], f"{DRAFT}/discard", **seen(draft)).status_code == 204
    (row,) = browsers["3002"].get("/api/quality/standards").json()["rows"]
    assert (row["version"], row["stage"]) == (1, "published")


def test_a_kind_without_a_standard_begins_with_the_one_for_calls(browsers: dict[str, Client]) -> None:
    draft = post(browsers["3002"], "standards/chat/draft").json()
    assert (draft["version"], draft["kind"], draft["changes"]) == (1, "chat", [])
    assert len(draft["sections"]) > 2
