"""Practice over the wire: an agent talks with a simulated citizen, is scored; nothing of it is a call."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hotline.domains.people.practice.models import PracticeTalk
from hotline.domains.people.practice.queries.library import builtin_by_topic
from hotline.domains.people.training.queries.batches import progress_of
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.models import AuditRow
from tests.web.batches import make_batch
from tests.web.people import sign_in

PATH = "/api/practice"
TOPIC, CODE = "wi-apply-deadline", "injury-not-reported"
JSON = "application/json"


@pytest.fixture
def agent(db: None, person: Callable[..., Staff]) -> Client:
    person("1001", "安某", ["agent"])
    client = Client()
    assert sign_in(client, "1001").status_code == 200
    return client


def begin(client: Client, code: str = CODE) -> dict[str, Any]:
    answer = client.post(f"{PATH}/talks", {"code": code, "request": f"request-{code}"}, JSON)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def utter(client: Client, talk: dict[str, Any], text: str, **more: Any) -> dict[str, Any]:
    body = {"at": len(talk["turns"]), "text": text, **more}
    answer = client.post(f"{PATH}/talks/{talk['id']}/turns", body, JSON)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def end(client: Client, talk: dict[str, Any], summary: str = "工伤八个月单位未报，已告知期限。") -> dict[str, Any]:
    assert client.post(f"{PATH}/talks/{talk['id']}/end", {"to_rating": True}, JSON).status_code == 200
    body = {"topic": TOPIC, "summary": summary}
    found: dict[str, Any] = client.post(f"{PATH}/talks/{talk['id']}/wrap-up", body, JSON).json()
    return found


def test_an_angry_citizen_is_calmed_answered_and_the_practice_is_scored(agent: Client) -> None:
    batch = make_batch(["1001"])
    overview = agent.get(PATH).json()
    assert len(overview["scenarios"]) >= 10
    assert overview["proposed"]
    talk = begin(agent)
    assert (talk["anger"], talk["turns"], talk["score"]) == (3, [], None)
    talk = utter(agent, talk, "您好，12333，工号1001，请讲。")
    assert talk["turns"][-1]["by_citizen"]
    talk = utter(
        agent,
        talk,
        "伤了手还没人管，换谁都着急，您是想问单位一直不报工伤、自己还来不来得及报，对吗？请问是什么时候受的伤？",
    )
    assert talk["anger"] == 2
    assert "八个" in talk["turns"][-1]["text"]
    talk = utter(agent, talk, "请问跟单位说过没有，单位怎么答复的？")
    talk = utter(agent, talk, f"{builtin_by_topic()[TOPIC].spoken}依据是《工伤保险条例》第十七条。")
    talk = utter(agent, talk, "请问还有其他需要帮您的吗？")
    found = end(agent, talk)
    score = found["score"]
    assert (found["outcome"], score["reached"], score["red_line"]) == ("reached", True, False)
    assert all(each["turn"] >= 0 for each in score["facts"])
    assert all(each["is_disclosed"] for each in score["slots"])
    assert score["points"] >= 90
    (reported,) = progress_of(batch)[0].results
    assert (reported.kind, reported.score, reported.reference) == (
        "practice", score["points"], f"practice/{talk['id']}",
    )  # fmt: skip
    assert {each["key"]: each["result"] for each in score["items"]}["empathy"] == "pass"
    assert agent.get(PATH).json()["rows"][0]["points"] == score["points"]
    assert CallRecord.objects.count() == 0
    assert set(AuditRow.objects.filter(about=f"practice/{talk['id']}").values_list("action", flat=True)) >= {
        "practice.begin", "practice.end", "practice.score",
    }  # fmt: skip


def test_who_is_sent_away_twice_hangs_up_and_the_score_shows_the_wording(agent: Client) -> None:
    batch = make_batch(["1001"])
    talk = utter(agent, begin(agent), "您好，12333，请讲。")
    talk = utter(agent, talk, "这个不归我管，您自己上网查吧。")
    assert talk["outcome"] == "hung_up"
    found = end(agent, talk)
    items = {each["key"]: each for each in found["score"]["items"]}
    assert items["no_forbidden_words"]["result"] == "fail"
    assert items["no_forbidden_words"]["wording"] in "这个不归我管，您自己上网查吧。"
    assert items["no_forbidden_words"]["better"]
    assert all(each["turn"] == -1 for each in found["score"]["facts"])
    assert found["score"]["points"] < 60
    assert progress_of(batch)[0].results == [], "a goal that was missed counts in no batch"


def test_what_is_repeated_changes_nothing(agent: Client) -> None:
    talk = begin(agent)
    assert begin(agent)["id"] == talk["id"]
    first = utter(agent, talk, "您好，12333，请讲。")
    again = utter(agent, talk, "您好，12333，请讲。")
    assert again["turns"] == first["turns"]
    late = agent.post(f"{PATH}/talks/{talk['id']}/turns", {"at": 9, "text": "在吗"}, JSON)
    assert (late.status_code, late.json()["code"]) == (409, "out_of_step")
    early = agent.post(f"{PATH}/talks/{talk['id']}/wrap-up", {"topic": TOPIC, "summary": "略"}, JSON)
    assert (early.status_code, early.json()["code"]) == (409, "not_over")
    scored = end(agent, first)
    assert end(agent, first, "改一下")["score"] == scored["score"]
    assert agent.post(f"{PATH}/talks/{talk['id']}/turns", {"at": 9, "text": "在吗"}, JSON).json()["code"] == "over"
    assert PracticeTalk.objects.count() == 1


def test_bad_input_says_what_to_do(agent: Client) -> None:
    assert agent.post(f"{PATH}/talks", {"code": "none", "request": "request-1"}, JSON).status_code == 404
    talk = begin(agent)
    agent.post(f"{PATH}/talks/{talk['id']}/end", {"to_rating": False}, JSON)
    for body, code in (({"topic": "", "summary": "略"}, "topic"), ({"topic": TOPIC, "summary": " "}, "summary")):
        answer = agent.post(f"{PATH}/talks/{talk['id']}/wrap-up", body, JSON)
        assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_somebody_elses_practice_is_not_found(agent: Client, person: Callable[..., Staff]) -> None:
    talk = begin(agent)
    person("1002", "白某", ["agent"])
    other = Client()
    sign_in(other, "1002")
    assert other.get(f"{PATH}/talks/{talk['id']}").status_code == 404
    assert other.post(f"{PATH}/talks/{talk['id']}/end", {"to_rating": True}, JSON).status_code == 404


def test_who_trains_sees_everybodys_scored_practices_and_agents_only_their_own(
    agent: Client, person: Callable[..., Staff]
) -> None:
    talk = utter(agent, begin(agent), "您好，12333，请讲。")
    person("7002", "袁某", ["trainer"])
    trainer = Client()
    assert sign_in(trainer, "7002").status_code == 200
    path = f"{PATH}/results"
    assert trainer.get(path).json()["rows"] == [], "one that lasts is nobody's business yet"
    assert trainer.get(f"{path}/{talk['id']}").status_code == 404
    end(agent, talk)
    (row,) = trainer.get(path, {"number": "1001"}).json()["rows"]
    assert (row["id"], row["number"], row["name"]) == (talk["id"], "1001", "安某")
    assert trainer.get(path, {"number": "1002"}).json()["rows"] == []
    assert trainer.get(f"{path}/{talk['id']}").json()["score"]["points"] == row["points"]
    assert [agent.get(each).status_code for each in (path, f"{path}/{talk['id']}")] == [403, 403]
