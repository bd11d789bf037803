"""A language model beside the engine: what it sees, what is accepted of its output, and that its faults do no harm."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from hotline.domains.understanding.assistant.queries.second_thoughts import second_thoughts
from hotline.domains.understanding.assistant.rules.language_model_use import (
    Excerpt,
    RewordedSentence,
    StandaloneQuestion,
    Worded,
    full_question,
    reworded,
)
from hotline.domains.understanding.assistant.rules.talk import Reply, Turn
from hotline.infrastructure import language_model
from hotline.infrastructure.language_model import ChatModel
from hotline.infrastructure.settings import LanguageModel
from hotline.kernel.redaction import hidden
from tests.domains.understanding.assistant.library import TODAY, engine, reply_to
from tests.model_server import ReceivedRequests, chat, model_that

QUESTION = "带薪年休假有几天"
TOPIC = "leave-annual"
CARD = engine().ranker.library.card(engine().ranker.library.first[TOPIC])
CONCLUSION = CARD.conclusion


def answered(model: ChatModel, *texts: str) -> Reply:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language_model, "configured", lambda: model)
        return second_thoughts(engine(), [Turn("citizen", text) for text in texts], TODAY)


def worded(*lines: tuple[str, list[int]], article: int = 0) -> str:
    sentences = [{"text": text, "passages": passages} for text, passages in lines]
    return chat(json.dumps({"article": article, "sentences": sentences}, ensure_ascii=False))


def holds(text: str, passage: str, passages: list[int] | None = None) -> bool:
    """Whether one sentence about one passage is taken."""
    line = RewordedSentence(text=text, passages=[0] if passages is None else passages)
    excerpts = [Excerpt(0, "conclusion", passage)]
    return reworded(reply_to(QUESTION), Worded(article=0, sentences=[line]), CARD, excerpts) is not None


# --- what it gets to see ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("我叫欧阳春，想问年假", "欧阳春"),
        ("我叫王小明我想问年假", "王小明"),
        ("找张建国师傅要工资", "张建国"),
        ("电话13800138000", "13800138000"),
        ("电话 138 0013 8000", "8000"),
        ("身份证11010119900307001X", "11010119900307001"),
        ("幺三八零零幺三八零零零", "幺三八"),
        ("发到 a.b@example.com 吧", "example"),
        ("住在幸福路12号院3单元", "12号院"),
    ],
)
def test_names_numbers_and_addresses_are_taken_out(text: str, secret: str) -> None:
    assert secret not in hidden(text)


def test_they_do_not_leave_the_house() -> None:
    with model_that(worded(("x", [0]))) as (model, requests):
        answered(model, "我叫王小明，电话13800138000，年假怎么休", f"我是欧阳春女士，{QUESTION}")
    assert QUESTION in requests.everything
    assert not any(each in requests.everything for each in ("王小明", "13800138000", "欧阳春"))


@pytest.mark.parametrize("text", ["1968年8月出生，男职工", "工资 8500 元，干了 3 年", "我是灵活就业人员"])
def test_what_the_question_is_about_stays(text: str) -> None:
    assert hidden(text) == text


# --- what of its words holds -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("工作满1年不满10年的，年休假是5天。", "累计工作满一年不满十年休五天年休假。"),
        ("单位不得解除怀孕女职工的劳动合同。", "用人单位不得解除怀孕女职工的劳动合同。"),
    ],
)
def test_a_sentence_that_says_what_its_passage_says_is_taken(text: str, passage: str) -> None:
    assert holds(text, passage)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("累计工作满一年不满十年休六天年休假。", "累计工作满一年不满十年休五天年休假。"),
        ("自2027年1月1日起工作满一年休年休假。", "自2026年1月1日起工作满一年休年休假。"),
        ("按缴费基数的8%缴纳养老保险费。", "按缴费基数的8.5%缴纳养老保险费。"),
        ("按缴费基数的百分之九缴纳养老保险费。", "按缴费基数的百分之八缴纳养老保险费。"),
        ("依据第四十条，可以解除劳动合同。", "依据第三十九条，可以解除劳动合同。"),
        ("《年休假条例》规定工作满一年休年休假。", "《职工带薪年休假条例》规定工作满一年休年休假。"),
        ("用人单位可以解除怀孕女职工的劳动合同。", "用人单位不得解除怀孕女职工的劳动合同。"),
        ("用人单位解除怀孕女职工的劳动合同。", "用人单位不得解除怀孕女职工的劳动合同。"),
        ("单位应当支付加班费。", "单位支付加班费。"),
        ("今天天气很好，适合出门散步游玩。", "累计工作满一年不满十年休五天年休假。"),
        ("工作满一年休五天年休假，详见https://example.com", "工作满一年休五天年休假。"),
        ("<b>工作满一年休五天年休假</b>", "工作满一年休五天年休假。"),
    ],
)
def test_a_sentence_that_says_more_or_otherwise_is_not(text: str, passage: str) -> None:
    assert not holds(text, passage)


@pytest.mark.parametrize("passages", [[], [1], [-1], [0, 7]])
def test_a_sentence_without_its_passage_is_not(passages: list[int]) -> None:
    assert not holds(CONCLUSION, CONCLUSION, passages)


@pytest.mark.parametrize(
    ("question", "taken"),
    [("男职工退休年龄是多少", True), ("满20年退休能领多少养老金", False), ("〔姓名〕几时退休", False), ("", False)],
)
def test_a_whole_question_has_no_figures_that_nobody_said(question: str, taken: bool) -> None:
    turns = [Turn("citizen", "男职工哪年退休"), Turn("citizen", "那多少")]
    assert bool(full_question(StandaloneQuestion(question=question), turns)) is taken


# --- the two together ------------------------------------------------------------------------------------------------


def test_its_words_stand_before_basis_and_validity_and_name_their_passages() -> None:
    with model_that(worded((CONCLUSION, [0]))) as (model, _):
        reply = answered(model, QUESTION)
    plain = reply_to(QUESTION)
    assert reply.sentences[0].text == CONCLUSION
    assert [each.text for each in reply.sentences[1:]] == [each.text for each in plain.sentences[plain.quoted :]]
    assert all(number < len(reply.citations) for each in reply.sentences for number in each.sources)
    assert reply.citations[reply.sentences[0].sources[0]].passage == "conclusion"
    assert (reply.kind, reply.topics, reply.options) == (plain.kind, plain.topics, plain.options)


def test_a_follow_up_is_understood_as_the_whole_question_it_makes_of_it() -> None:
    def speak(body: dict[str, Any]) -> str:
        is_rewriting = "补成" in body["messages"][0]["content"]
        return chat(json.dumps({"question": "社保卡丢了怎么补办"}) if is_rewriting else "{}")

    with model_that(speak) as (model, _):
        assert answered(model, QUESTION, "那这个怎么办").topics[0] == "card-lost"


def test_it_chooses_among_the_likeliest_articles() -> None:
    plain = reply_to(QUESTION)
    library = engine().ranker.library
    other = library.card(library.first[plain.topics[1]])

    def speak(body: dict[str, Any]) -> str:
        lines = body["messages"][1]["content"].splitlines()
        at = next(line for line in lines if other.conclusion[:12] in line and "条目" in line)
        number = int(at.strip().removeprefix("条目").split("：", 1)[0])
        return worded((other.conclusion, [number]), article=1)

    with model_that(speak) as (model, _):
        reply = answered(model, QUESTION)
    assert reply.topics[0] == other.topic
    assert {each.article for each in reply.citations} == {other.code}


@pytest.mark.parametrize("text", ["我不想活了，今天就从楼上跳下去", "你好", "1968年8月出生的男职工哪年退休"])
def test_danger_manners_and_calculators_are_not_its_business(text: str) -> None:
    with model_that(worded((CONCLUSION, [0]))) as (model, requests):
        assert answered(model, text) == reply_to(text)
    assert requests.bodies == []


FAULTS: dict[str, Callable[[], Any]] = {
    "it fails": lambda: model_that(worded((CONCLUSION, [0])), status=500),
    "it is slow": lambda: model_that(worded((CONCLUSION, [0])), after=4, patience=2),
    "it sends half an object": lambda: model_that(worded((CONCLUSION, [0]))[:60]),
    "it answers in prose": lambda: model_that(chat("好的，年假有五天。")),
    "it answers in another shape": lambda: model_that(chat('{"sentences": "五天"}')),
    "it says nothing": lambda: model_that('{"choices": []}'),
    "it is no model at all": lambda: model_that("<html>"),
    "it makes up a figure": lambda: model_that(worded(("累计工作满一年不满十年休六十天。", [0]))),
    "one of its sentences is made up": lambda: model_that(worded((CONCLUSION, [0]), ("另外奖励三千元现金。", [0]))),
    "it names an article that there is not": lambda: model_that(worded((CONCLUSION, [0]), article=9)),
    "it points elsewhere": lambda: model_that("", status=307),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_it_does_wrong_the_citizen_gets_the_answer_there_is_without_it(fault: str) -> None:
    with FAULTS[fault]() as (model, requests):
        assert answered(model, QUESTION) == reply_to(QUESTION)
    assert isinstance(requests, ReceivedRequests)
    assert len(requests.bodies) == 1


def test_where_nobody_listens_nothing_is_noticed_and_nobody_waits_again() -> None:
    model = ChatModel(LanguageModel(url="http://127.0.0.1:9/v1", model="m"))
    assert answered(model, QUESTION) == reply_to(QUESTION)
    assert model.patience == 0


def test_none_is_asked_where_none_is_named() -> None:
    assert answered(ChatModel(LanguageModel()), QUESTION) == reply_to(QUESTION)
