"""Nodes that do something for the caller, by scenarios as a leader would write them."""

from typing import Any

import pytest

from hotline.domains.voice.ivr.rules.flow import Flow, flow_from_json
from hotline.domains.voice.ivr.rules.nodes.collect import Collect
from hotline.domains.voice.ivr.rules.nodes.message import MessageNode
from hotline.domains.voice.ivr.rules.nodes.query import QueryNode
from hotline.domains.voice.ivr.rules.nodes.read_out import Part, ReadOut
from hotline.domains.voice.ivr.rules.problems import problems
from hotline.domains.voice.ivr.rules.scenarios import Scenario, failures
from hotline.domains.voice.ivr.rules.steps import KeyReceived, Query
from hotline.domains.voice.ivr.rules.walk import advance, start

FLOW = flow_from_json("""{
  "id": "rights", "version": 1, "name": "权益记录", "entry": "identity", "person": "person",
  "nodes": {
    "identity": {"kind": "collect", "label": "身份证号", "prompts": ["recording-notice", "ask-id"],
                 "wrong_prompts": ["id-wrong"], "into": "identity", "least": 18, "most": 18, "sealed": true,
                 "check": "identity"},
    "card": {"kind": "collect", "label": "社保卡", "prompts": ["ask-card"], "into": "card", "least": 6, "most": 6,
             "sealed": true},
    "ask": {"kind": "query", "label": "查询", "service": "benefits", "operation": "personal-record",
            "guard": "identity",
            "send": {"id_number": "identity", "card_tail": "card"}, "prompts": ["one-moment"],
            "take": {"months": "paid.months", "balance": "balance", "gap": "gap"}},
    "gap": {"kind": "branch", "label": "有无断缴", "ways": [{"outcome": "gap", "fact": "gap", "equals": ["yes"]}]},
    "read": {"kind": "read_out", "label": "播报", "parts": [
        {"prompt": "you-paid"}, {"fact": "months", "as": "duration"}, {"prompt": "balance-is"},
        {"fact": "balance", "as": "amount"}]},
    "text": {"kind": "message", "label": "短信", "text": "缴费{months:duration}，余额{balance:amount}，卡尾号{card}"},
    "ring": {"kind": "callback", "label": "约回电", "reason": "权益记录有断缴"},
    "mail": {"kind": "voicemail", "label": "留言", "prompts": ["leave-message"], "most_seconds": 60},
    "person": {"kind": "queue", "label": "人工", "queue": "social"},
    "end": {"kind": "hang_up", "label": "挂机"}
  },
  "edges": [
    {"from": "identity", "on": "collected", "to": "card"}, {"from": "identity", "on": "failed", "to": "person"},
    {"from": "card", "on": "collected", "to": "ask"}, {"from": "card", "on": "failed", "to": "person"},
    {"from": "ask", "on": "done", "to": "gap"}, {"from": "ask", "on": "refused", "to": "identity"},
    {"from": "ask", "on": "locked", "to": "end"}, {"from": "ask", "on": "failed", "to": "person"},
    {"from": "ask", "on": "timeout", "to": "mail"},
    {"from": "gap", "on": "gap", "to": "ring"}, {"from": "gap", "on": "else", "to": "read"},
    {"from": "read", "on": "done", "to": "text"}, {"from": "read", "on": "missing", "to": "person"},
    {"from": "text", "on": "done", "to": "end"}, {"from": "text", "on": "failed", "to": "person"},
    {"from": "ring", "on": "promised", "to": "end"}, {"from": "ring", "on": "failed", "to": "person"},
    {"from": "mail", "on": "left", "to": "end"}, {"from": "mail", "on": "empty", "to": "person"},
    {"from": "person", "on": "served", "to": "end"}, {"from": "person", "on": "failed", "to": "end"},
    {"from": "person", "on": "callback", "to": "end"}
  ]
}""")
IDENTIFIED = ["按 11010519491231002 *", "来到 社保卡", "按 123456", "听到 one-moment"]
PAID = '{"paid": {"months": 278}, "balance": "45678.90", "gap": false}'


@pytest.mark.parametrize(
    "steps",
    [
        [*IDENTIFIED, f"查询 benefits 成功 {PAID}", "听到 you-paid", "听到 二十三年两个月", 
         "听到 四万五千六百七十八元九角", "等待", "短信 缴费23年2个月，余额45678.90元，卡尾号123456", "挂机"],
        [*IDENTIFIED, '查询 benefits 成功 {"gap": true}', "登记回拨", "挂机"],
        [*IDENTIFIED, '查询 benefits 成功 {"gap": true}', "登记回电失败", "排队 social"],
        [*IDENTIFIED, f"查询 benefits 成功 {PAID}", "等待", "短信失败", "排队 social"],
        [*IDENTIFIED, '查询 benefits 成功 {"balance": "abc"}', "排队 social"],
        [*IDENTIFIED, "查询 benefits 不符", "来到 身份证号", "听到 ask-id"],
        [*IDENTIFIED, "查询 benefits 锁定", "挂机"],
        [*IDENTIFIED, "查询 benefits 失败", "排队 social"],
        [*IDENTIFIED, "查询 benefits 超时", "听到 leave-message", "听到 beep", "等待", "留言 12", "挂机"],
        [*IDENTIFIED, "查询 benefits 超时", "等待", "留言 0", "排队 social"],
        ["按 123 * 11010519491231002 *", "来到 社保卡", "记下 identity 11010519491231002X"],
        ["按 110105194912310021", "听到 id-wrong", "来到 身份证号", "按 110105194912310021", "排队 social"],
    ],
)  # fmt: skip
def test_a_caller_is_served(steps: list[str]) -> None:
    assert failures(FLOW, [Scenario("试", tuple(steps))]) == []


def test_the_flow_has_no_problems_unless_the_service_is_not_configured() -> None:
    assert problems(FLOW, services={"benefits"}) == []
    assert [(p.node, p.code) for p in problems(FLOW, services=set())] == [("ask", "unknown_service")]
    assert FLOW.services() == {"benefits"}


def test_a_step_that_does_not_fit_says_where_the_caller_is() -> None:
    def message_of(*steps: str) -> str:
        return failures(FLOW, [Scenario("试", steps)])[0].message

    assert message_of(*IDENTIFIED, "留言 3") == "没有在录留言，来电人在等 benefits 的查询结果"
    assert message_of(*IDENTIFIED, "查询 other 失败") == "实际查询的是 benefits"
    assert message_of(*IDENTIFIED, f"查询 benefits 成功 {PAID}", "等待", "短信 余额1元").startswith(
        "短信是：缴费23年2个月"
    )


def keyed(flow: Flow, keys: str) -> Any:
    walk, _ = start(flow, {})
    requests: list[Any] = []
    for key in keys:
        walk, requests = advance(flow, walk, KeyReceived(key))
    return walk, requests


def test_what_is_sealed_is_private_from_the_last_key_on_and_the_query_carries_names_only() -> None:
    walk, requests = keyed(FLOW, "11010519491231002*123456")
    assert (walk.facts, walk.keys) == ({}, "")
    assert walk.private == {"identity": "11010519491231002X", "card": "123456"}
    query = next(request for request in requests if isinstance(request, Query))
    assert query.send == {"id_number": "identity", "card_tail": "card"}
    assert "1101" not in repr(query)


@pytest.mark.parametrize(
    ("node", "code"),
    [
        (
            Collect(label="号", prompts=("a",), into="i", min_digits=18, max_digits=18, check="identity"),
            "identity_not_sealed",
        ),
        (Collect(label="号", prompts=("a",), into="i", sealed=True, check="identity"), "identity_length"),
        (QueryNode(label="查", service="s", operation="o", send={"a": "b"}, guard="c"), "guard_not_sent"),
        (ReadOut(label="报", parts=(Part(prompt="a", fact="b"),)), "unclear_part"),
        (ReadOut(label="报", parts=(Part(fact="b"),)), "unclear_part"),
        (MessageNode(label="信", text="{a:shout}"), "unknown_style"),
        (MessageNode(label="信", text="余额{余额}"), "unclear_place"),
    ],
)
def test_settings_that_make_no_sense_are_named(node: Any, code: str) -> None:
    assert [found for found, _ in node.faults()] == [code]
