"""Unrest in a case: the leaders have an alarm at once, and the case its lane, whenever it is found."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from hotline.domains.insight.operations.actions.alarms import fold
from hotline.domains.insight.operations.models import Alarm
from hotline.domains.insight.operations.reactions import react
from hotline.domains.service.workorders.models import Case
from hotline.domains.understanding.assistant.actions.answer_log import note_answer
from hotline.domains.understanding.assistant.actions.callbacks import request_callback
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Sentence, Turn
from hotline.events import assistant
from hotline.events.envelope import Envelope
from hotline.events.workorders import subject
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.outbox import announced
from hotline.infrastructure.sealing import seal_text
from tests.domains.service.messaging.arrivals import log
from tests.domains.service.workorders.staffed import (
    ADMINISTRATOR,
    AGENT,
    CHAOYANG,
    LEADER,
    MANAGER,
    PENSION,
    REVIEWER,
    VALUES,
    staff,
)
from tests.domains.voice.calls.tales import Tale
from tests.web.test_workorders import do, get, opened, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
THREAT = "来电人称今天拿不到工资就从楼顶跳下去"
EDGE = "来电人称再不解决就从单位楼顶跳下去，已站在楼顶"
PAGE = (
    "来电人反映，其于今年三月入职某某建筑公司，从事木工工作，约定日工资三百元，双方没有签订劳动合同。"
    "单位至今没有说明什么时候能发，来电人希望劳动监察部门尽快核查，要求支付拖欠的工资。"
)
ABOUT = "一人，工地三号楼，讨薪，现在，未报警"


@pytest.fixture(autouse=True)
def personnel(db: None) -> None:
    staff()


def alarms(id: str) -> list[dict[str, Any]]:
    """What was raised about this case or call, the gravest first."""
    names = [f"alarm/{id}-{what}-{level}" for level in ("red", "orange", "yellow") for what in ("unrest", "words")]
    return [event.data for name in names for event in announced(name)]


def published(case: str) -> Sequence[Envelope]:
    return announced(subject(case))


def open_steps(case: dict[str, Any]) -> list[str]:
    return sorted(task["step"] for task in case["tasks"])


def mark(number: str, case: dict[str, Any], level: str, about: str = ABOUT) -> Any:
    return post(number, f"cases/{case['id']}/unrest", revision=case["revision"], level=level, about=about)


def test_a_case_marked_at_the_registering_is_an_alarm_and_has_its_lane() -> None:
    case = opened(unrest="红", unrest_about=ABOUT)
    (alarm,) = alarms(case["id"])
    assert (alarm["level"], alarm["kind"], alarm["about"]) == ("red", "unrest_case", f"case/{case['id']}")
    assert "立即上报" in alarm["message"]
    assert open_steps(case) == ["review", "unrest_first"]
    assert [row["id"] for row in get(LEADER, "cases", scope="claimable").json()["rows"]] == [case["id"]]


def test_unrest_found_while_a_department_has_the_case_begins_the_lane_beside_its_work() -> None:
    case = opened()["id"]
    do(REVIEWER, case, "pass")
    do(REVIEWER, case, "dispatch")
    do(CHAOYANG, case, "sign")
    seen = get(CHAOYANG, f"cases/{case}").json()
    assert ("unrest" in seen["may"], alarms(case)) == (True, [])
    marked = mark(CHAOYANG, seen, "橙")
    assert marked.status_code == 200, marked.content.decode()
    detail = marked.json()
    assert (detail["unrest"], detail["urgency"], detail["state"]) == ("橙", "紧急", "handling")
    assert open_steps(detail) == ["handle", "unrest_first"]
    assert [alarm["level"] for alarm in alarms(case)] == ["orange"]
    assert AuditRow.objects.filter(action="workorders.unrest", by=CHAOYANG).exists()
    graver = mark(CHAOYANG, detail, "红").json()
    assert (graver["urgency"], open_steps(graver)) == ("特急", ["handle", "unrest_first"])
    assert [alarm["level"] for alarm in alarms(case)] == ["red", "orange"]
    less = mark(CHAOYANG, graver, "黄")
    assert (less.status_code, "只能升级" in less.json()["message"]) == (409, True)
    assert do(CHAOYANG, case, "reply", values={"reply": "<p>已办</p>"}).status_code == 200
    assert open_steps(get(LEADER, f"cases/{case}").json()) == ["check_reply", "unrest_first"]


def test_the_lane_is_finished_with_its_checklist_before_the_case_is_closed() -> None:
    case = opened(wants_follow_up=False)
    mark(AGENT, case, "黄")
    short = do(LEADER, case["id"], "handled", reason="已到场", ticked=[0, 1])
    assert (short.status_code, short.json()["code"]) == (422, "checklist")
    do(LEADER, case["id"], "handled", reason="已到场", ticked=list(range(6)))
    do(REVIEWER, case["id"], "pass")
    ended = do(REVIEWER, case["id"], "answer", values={"reply": "<p>已处理</p>"}).json()
    assert (ended["over"], open_steps(ended)) == (False, ["unrest_report"])
    assert do(LEADER, case["id"], "reported", reason="次日平稳", ticked=[0]).json()["state"] == "closed"


def test_a_draft_that_is_marked_enters_the_lane_when_it_is_handed_in() -> None:
    draft = opened()["id"]
    case = post(AGENT, "cases", values={"kind": "投诉", "summary": "还没写完"}).json()
    marked = mark(AGENT, case, "橙").json()
    assert (open_steps(marked), len(alarms(case["id"]))) == (["register"], 1)
    assert open_steps(do(AGENT, case["id"], "submit").json()) == ["review", "unrest_first"]
    assert alarms(draft) == []


def test_who_may_not_see_the_case_marks_nothing_and_words_are_asked_for() -> None:
    case = opened()
    assert mark(PENSION, case, "红").status_code == 404
    assert mark(MANAGER, case, "红", " ").status_code == 422
    assert mark(AGENT, case, "灰").status_code == 422
    assert alarms(case["id"]) == []


def test_the_list_says_how_grave_and_can_be_narrowed_to_those_that_are_marked() -> None:
    calm, grave = opened(), opened(unrest="橙", unrest_about=ABOUT)
    rows = {row["id"]: row["unrest"] for row in get(LEADER, "cases", scope="all").json()["rows"]}
    assert rows == {calm["id"]: "", grave["id"]: "橙"}
    assert [row["id"] for row in get(LEADER, "cases", scope="all", unrest=True).json()["rows"]] == [grave["id"]]


def test_who_may_read_the_case_is_told_which_words_those_that_are_sealed_once_they_are_opened() -> None:
    case = opened(summary="来电人称明天要带三十人去区政府门口拉横幅", content=PAGE + EDGE)["id"]
    post(AGENT, f"cases/{case}/comments", text=THREAT, mentions=[])
    found = {each["where"]: each for each in get(LEADER, f"cases/{case}/sayings").json()}
    assert set(found) == {"诉求摘要", "诉求内容", "留言"}
    assert (found["诉求摘要"]["level"], found["诉求摘要"]["sealed"]) == ("橙", False)
    assert "三十人去区政府" in "".join(found["诉求摘要"]["evidence"])
    assert found["诉求内容"] == {"where": "诉求内容", "level": "红", "evidence": [], "sealed": True}
    revealed = post(LEADER, f"cases/{case}/reveal", reason="办理需要").json()
    assert revealed["evidence"] == {"content": ["从单位楼顶跳下去", "站在楼顶"]}
    assert AuditRow.objects.filter(action="workorders.reveal", by=LEADER).exists()
    assert get(LEADER, f"cases/{opened(content=PAGE)['id']}/sayings").json() == []


def test_who_may_not_read_the_case_is_not_told() -> None:
    case = opened(summary=THREAT)["id"]
    assert get(PENSION, f"cases/{case}/sayings").status_code in (403, 404)
    assert get(ADMINISTRATOR, f"cases/{case}/sayings").status_code in (403, 404)


class TestTexts:
    def test_words_of_a_case_that_sound_like_it_ask_a_leader_to_look_once(self) -> None:
        case = opened(summary=THREAT)
        react(published(case["id"]))
        react(published(case["id"]))
        (alarm,) = alarms(case["id"])
        assert (alarm["level"], alarm["kind"]) == ("red", "unrest_words")
        assert "楼顶" not in alarm["message"], "the words stay where few read them"
        assert get(AGENT, f"cases/{case['id']}").json()["unrest"] == "", "people judge, not the machine"

    def test_what_is_sealed_is_judged_too_when_it_is_opened_and_whenever_it_is_changed(self) -> None:
        case = opened(summary="单位拖欠工资", content=EDGE)
        react(published(case["id"]))
        (alarm,) = alarms(case["id"])
        assert (alarm["level"], alarm["kind"]) == ("red", "unrest_words")
        assert "楼" not in json.dumps([each.data for each in published(case["id"])] + [alarm], ensure_ascii=False)
        draft = post(AGENT, "cases", values={"kind": "投诉", "content": "单位拖欠工资，来电人要求支付。"}).json()
        react(published(draft["id"]))
        assert alarms(draft["id"]) == []
        do(AGENT, draft["id"], "submit", values=VALUES | {"content": EDGE})
        react(published(draft["id"]))
        assert [each["level"] for each in alarms(draft["id"])] == ["red"]

    def test_a_threat_amid_a_page_of_business_is_found_and_the_page_alone_asks_for_nobody(self) -> None:
        case, calm = opened(content=PAGE + EDGE + "。" + PAGE), opened(content=PAGE + PAGE)
        for each in (case, calm):
            react(published(each["id"]))
        assert [alarm["level"] for alarm in alarms(case["id"])] == ["red"]
        assert alarms(calm["id"]) == []

    def test_words_under_a_key_that_was_destroyed_are_passed_over(self) -> None:
        case = opened(summary=THREAT, content=EDGE)
        row = Case.objects.get(pk=case["id"])
        row.sealed["content"]["cipher"] = "k1900:" + row.sealed["content"]["cipher"].partition(":")[2]
        row.save()
        react(published(case["id"]))
        assert [alarm["level"] for alarm in alarms(case["id"])] == ["red"], "the summary's, which is open"

    def test_who_marks_the_case_has_dealt_with_what_asked_to_look(self) -> None:
        case = opened(summary=THREAT)
        react(published(case["id"]))
        marked = mark(LEADER, case, "红")
        assert marked.status_code == 200, marked.content.decode()
        react(published(case["id"]))
        react(published(case["id"]))
        raised, over = announced(f"alarm/{case['id']}-words-red")
        assert (raised.type, over.type, over.data["by"]) == ("alarm.raised", "alarm.cleared", LEADER)
        assert over.data["note"] == "已标为不稳定因素（红）"
        fold(raised)
        fold(over)
        assert Alarm.objects.get(pk=f"{case['id']}-words-red").cleared_by == LEADER
        assert [event.type for event in announced(f"alarm/{case['id']}-unrest-red")] == ["alarm.raised"]

    def test_what_asked_more_gravely_than_it_is_marked_stays_for_a_leader(self) -> None:
        case = opened(summary=THREAT)
        react(published(case["id"]))
        mark(AGENT, case, "黄")
        react(published(case["id"]))
        assert [event.type for event in announced(f"alarm/{case['id']}-words-red")] == ["alarm.raised"]

    def test_an_ordinary_matter_asks_for_nobody(self) -> None:
        case = opened()
        post(AGENT, f"cases/{case['id']}/comments", text="已约定核查时间", mentions=[])
        react(published(case["id"]))
        assert alarms(case["id"]) == []

    def test_a_comment_counts_too_and_one_that_is_marked_already_not_again(self) -> None:
        case = opened()
        post(AGENT, f"cases/{case['id']}/comments", text=THREAT, mentions=[])
        react(published(case["id"]))
        assert [alarm["kind"] for alarm in alarms(case["id"])] == ["unrest_words"]
        other = opened(summary=THREAT, unrest="红", unrest_about=ABOUT)
        react(published(other["id"]))
        assert [alarm["kind"] for alarm in alarms(other["id"])] == ["unrest_case"]

    def test_what_the_citizen_says_when_they_ask_again_counts_too(self) -> None:
        case = opened()["id"]
        assert post(AGENT, f"cases/{case}/urge", comment="来电人催问进度").status_code == 200
        react(published(case))
        assert alarms(case) == []
        assert post(AGENT, f"cases/{case}/urge", comment=THREAT).status_code == 200
        react(published(case))
        (alarm,) = alarms(case)
        assert "的催办疑似不稳定因素（红" in alarm["message"]
        assert [each["where"] for each in get(LEADER, f"cases/{case}/sayings").json()] == ["催办"]

    @pytest.mark.parametrize("reached", [True, False])
    def test_so_does_what_is_noted_of_ringing_them_up(self, reached: bool) -> None:
        case = opened()["id"]
        assert post(AGENT, f"cases/{case}/contact", reached=True, comment="已告知进度").status_code == 200
        react(published(case))
        assert alarms(case) == []
        assert post(AGENT, f"cases/{case}/contact", reached=reached, comment=THREAT).status_code == 200
        react(published(case))
        (alarm,) = alarms(case)
        assert "的联系记录疑似不稳定因素（红" in alarm["message"]
        assert [each["where"] for each in get(LEADER, f"cases/{case}/sayings").json()] == ["联系记录"]

    def test_and_what_a_step_was_ended_with(self) -> None:
        case = opened()["id"]
        do(REVIEWER, case, "pass")
        do(REVIEWER, case, "dispatch")
        assert do(CHAOYANG, case, "return", reason=f"{PAGE}{EDGE}，不属本区").status_code == 200
        react(published(case))
        (alarm,) = alarms(case)
        assert "的办理说明疑似不稳定因素（红" in alarm["message"]
        assert [each["where"] for each in get(LEADER, f"cases/{case}/sayings").json()] == ["办理说明"]

    def test_an_agents_summary_of_a_call_is_looked_at_sealed_as_it_is(self) -> None:
        tale = (
            Tale("c9").arrives().queues("social", after=5).offered(AGENT, after=8).answered(AGENT, after=4, waited=12)
        )
        tale.talk_ends(AGENT, "agent", "rating", after=50).ends("system")
        tale.wraps_up(AGENT, "wage-arrears", seq=1, notes=seal_text(THREAT, "call/c9", "notes"))
        log(tale.events)
        react(tale.events)
        react(tale.events)
        (alarm,) = alarms("c9")
        assert (alarm["about"], alarm["call"], alarm["agent"]) == ("call/c9", "c9", AGENT)

    def test_who_says_it_to_the_assistant_raises_a_leader_too(self) -> None:
        grave = Reply(
            ReplyKind.ESCALATE, (), (Sentence("请拨打 12333。"),), number="12333", level="红", unrest="自杀自伤"
        )
        calm = Reply(ReplyKind.REFUSE, (), (Sentence("答不了。"),))
        for session, answer, reply in (("s7", "a1", grave), ("s8", "a2", calm)):
            turns = [Turn("citizen", THREAT)]
            note_answer(session=session, answer=answer, turns=turns, reply=reply, by_rule=False, milliseconds=9)
        react([*announced(assistant.subject("s7")), *announced(assistant.subject("s8"))])
        (alarm,) = alarms("s7")
        assert (alarm["level"], alarm["kind"], alarm["about"]) == ("red", "unrest_words", "assistant/s7")
        assert "红，自杀自伤" in alarm["message"]
        assert alarms("s8") == []

    def test_and_again_once_they_leave_a_number_to_be_rung_up_at(self) -> None:
        grave = Reply(
            ReplyKind.ESCALATE, (), (Sentence("请拨打 12333。"),), number="12333", level="红", unrest="自杀自伤"
        )
        turns = [Turn("citizen", THREAT)]
        note_answer(session="s7", answer="a1", turns=turns, reply=grave, by_rule=False, milliseconds=9)
        react(announced(assistant.subject("s7")))
        for session in ("s7", "s8"):
            request_callback(session=session, number="13800009001", turns=turns)
            react(announced(assistant.subject(session)))
            react(announced(assistant.subject(session)))
        entries = {session: announced(assistant.subject(session))[-1].data["entry"] for session in ("s7", "s8")}
        (alarm,) = alarms(entries["s7"])
        assert (alarm["level"], alarm["about"]) == ("red", f"callback/{entries['s7']}")
        assert "请查看对话并立即回拨" in alarm["message"]
        assert alarms(entries["s8"]) == []
