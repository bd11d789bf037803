"""A language model's second opinion: what it sees and what is accepted of its answer.

The model may be slow or wrong.
"""

import json

import pytest

from hotline.domains.service.workorders.rules.elements import second_opinion
from hotline.domains.service.workorders.rules.elements.recognise import Elements, fields
from hotline.domains.service.workorders.rules.elements.talk import CITIZEN, Dialogue, DialogueTurn
from hotline.infrastructure.language_model import ChatModel
from hotline.infrastructure.settings import LanguageModel
from tests.domains.service.workorders.elements.talks import recogniser
from tests.model_server import chat, model_that

UTTERANCE = (
    "我叫赵强，电话幺三八零零零零幺零二二，在朝阳示例餐饮有限公司，两个月没发工资，"
    "老板叫王大力，身份证110101199003070019"
)
TALK = Dialogue([DialogueTurn(CITIZEN, UTTERANCE)])


def found() -> Elements:
    return recogniser().elements(TALK)


def seconded(**answer: object) -> Elements:
    topics = recogniser().likely(TALK, second_opinion.CHOICE)
    return second_opinion.seconded(TALK, found(), topics, lambda task, text: json.dumps(answer))


def test_names_and_numbers_do_not_leave() -> None:
    masked = second_opinion.masked(UTTERANCE, found())
    for secret in ("赵强", "王大力", "110101199003070019", "幺三八", "13800001022"):
        assert secret not in masked
    assert "示例餐饮有限公司" in masked


def test_what_holds_is_taken_over() -> None:
    topic = list(recogniser().likely(TALK, second_opinion.CHOICE))[1]
    one = seconded(kind="求助", topic=topic, summary="餐饮公司拖欠两个月工资，要求支付", employer="示例餐饮有限公司")
    found_fields = fields(one)
    assert (found_fields["诉求类型"], found_fields["事项分类"]) == ("求助", topic)
    assert found_fields["诉求摘要"] == "餐饮公司拖欠两个月工资，要求支付"
    assert one.employer is not None
    assert UTTERANCE[one.employer.start : one.employer.end] == "示例餐饮有限公司"


@pytest.mark.parametrize(
    "answer",
    [
        {"kind": "吐槽"},
        {"topic": "made-up"},
        {"employer": "另一家公司"},
        {"place": "〔姓名〕"},
        {"summary": "赵强电话13800001022反映欠薪"},
        {"summary": "长" * 41},
        {"name": "别人", "phone": "13900000000"},
        {"kind": ["投诉"]},
    ],
)
def test_what_does_not_hold_is_left_out(answer: dict[str, object]) -> None:
    assert seconded(**answer) == found()


@pytest.mark.parametrize("answer", ["", "好的，我来分析", "[]", "null", '"投诉"', "{", "\ud83d"])
def test_an_answer_that_is_none_changes_nothing(answer: str) -> None:
    assert second_opinion.merged(answer, found(), [UTTERANCE], {}) == found()


def test_it_is_asked_as_such_models_are() -> None:
    with model_that(chat('{"kind": "投诉"}')) as (model, requests):
        assert model.answer("任务", "话") == '{"kind": "投诉"}'
    sent = requests.bodies[0]
    assert (sent["model"], [one["role"] for one in sent["messages"]]) == ("m", ["system", "user"])


@pytest.mark.parametrize(
    ("body", "status", "after"),
    [(chat("x"), 500, 0), ("kein JSON", 200, 0), ('{"choices": []}', 200, 0), (chat("x"), 200, 4)],
)
def test_one_that_fails_or_is_slow_says_nothing_and_is_left_alone_for_a_while(
    body: str, status: int, after: float
) -> None:
    with model_that(body, status=status, after=after, patience=2) as (model, requests):
        assert [model.answer("任务", "话"), model.answer("任务", "话")] == ["", ""]
        assert len(requests.bodies) == 1


def test_none_is_asked_where_none_is_named() -> None:
    assert ChatModel(LanguageModel()).answer("任务", "话") == ""
