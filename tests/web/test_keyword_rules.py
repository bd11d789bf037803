"""Rules for words that citizens write back: tried on an example, published as versions, in force at once."""

from typing import Any

import pytest

from hotline.domains.service.messaging.models import KeywordVersion
from hotline.domains.service.messaging.queries.text_rules import keywords
from hotline.domains.service.messaging.rules.replies import Meaning, meaning_of
from hotline.infrastructure.models import AuditRow
from tests.web.test_records import signed_in

pytestmark = pytest.mark.django_db
PATH, ANSWER = "/api/texts/keywords", "永定门西街5号，工作日 9:00–17:00"
ADDRESS = {"name": "地址", "match": "holds", "wording": ["地址", "在哪里"], "action": "reply", "answer": ANSWER}
COMPLAINT = {"name": "投诉", "match": "starts", "wording": ["投诉"], "action": "inbox", "answer": ""}
NO_MORE = {"name": "勿扰", "match": "equals", "wording": ["别发了"], "action": "opt_out", "answer": ""}
RULES = [COMPLAINT, ADDRESS, NO_MORE]


def manager() -> Any:
    return signed_in("8001", "texts.manage")


def publish(*rules: dict[str, Any], base: int = 0, client: Any = None) -> Any:
    body = {"base": base, "rules": list(rules), "reason": "新增常见问题"}
    return (client or manager()).post(PATH, body, "application/json")


def test_until_something_is_published_the_settings_hold() -> None:
    found = manager().get(PATH).json()
    assert (found["version"], found["versions"]) == (0, [])
    assert [(rule["action"], "谢谢" in rule["wording"]) for rule in found["rules"]] == [("nothing", True)]
    assert "退订" in found["opt_out"]
    assert meaning_of("谢谢", keywords(), is_awaited=False) == (Meaning.KEYWORD, "")


@pytest.mark.parametrize(
    ("text", "meaning", "rule", "answer"),
    [
        ("你们在哪里？", "keyword", "地址", ANSWER),
        ("投诉地址不对", "open", "投诉", ""),
        ("别发了！", "opt_out", "勿扰", ""),
        ("TD", "opt_out", "", ""),
        ("恢复", "opt_in", "", ""),
        ("养老金怎么领", "open", "", ""),
    ],
)
def test_what_is_tried_is_what_holds_once_it_is_published(text: str, meaning: str, rule: str, answer: str) -> None:
    tried = manager().post(f"{PATH}/try", {"rules": RULES, "text": text}, "application/json").json()
    assert tried == {"meaning": meaning, "rule": rule, "answer": answer}
    assert not KeywordVersion.objects.exists(), "trying stores nothing"
    assert publish(*RULES).status_code == 200
    assert meaning_of(text, keywords(), is_awaited=False) == (meaning, answer)


def test_each_version_is_on_record_with_what_changed() -> None:
    publish(COMPLAINT, ADDRESS)
    found = publish(ADDRESS | {"answer": "见官网"}, NO_MORE, base=1).json()
    assert (found["version"], [one["number"] for one in found["versions"]]) == (2, [2, 1])
    assert found["versions"][1]["rules"] == [COMPLAINT, ADDRESS]
    row = AuditRow.objects.filter(action="texts.publish_keywords").latest("id")
    assert (row.about, row.by) == ("keywords/2", "8001")
    assert {name: row.detail[name] for name in ("reason", "added", "removed", "changed")} == {
        "reason": "新增常见问题",
        "added": ["勿扰"],
        "removed": ["投诉"],
        "changed": ["地址"],
    }


def test_what_cannot_be_published_changes_nothing() -> None:
    publish(ADDRESS)
    for answer, code in (
        (publish(COMPLAINT), "changed"),
        (publish(ADDRESS, base=1), "same"),
        (publish(ADDRESS | {"answer": ""}, base=1), "answer"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (422 if code == "answer" else 409, code)
        assert answer.json()["message"].endswith("。")
    stranger = signed_in("1001", "texts.mass")
    assert stranger.get(PATH).status_code == 403
    assert publish(COMPLAINT, base=1, client=stranger).status_code == 403
    assert KeywordVersion.objects.get().rules[0]["name"] == "地址"
