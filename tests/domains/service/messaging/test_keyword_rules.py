"""Rules for words that citizens write back: tables of cases, no database."""

import pytest

from hotline.domains.service.messaging.rules.keywords import Keyword, KeywordAction, Match, checked, first_match
from hotline.kernel.errors import Invalid

FIXED = frozenset({"t", "退订", "恢复"})


@pytest.mark.parametrize(
    ("match", "word", "text", "holds"),
    [
        ("equals", "地址", "地 址？", True),
        ("equals", "DZ", "ｄｚ", True),
        ("equals", "地址", "你们地址", False),
        ("starts", "查询", "查询我的养老金", True),
        ("starts", "查询", "我要查询", False),
        ("holds", "上班时间", "请问上班时间是？", True),
        ("holds", "上班时间", "上班的时间", False),
        ("pattern", "查*进度", "查一下我的工单进度", True),
        ("pattern", "查*进度", "查进度", True),
        ("pattern", "查*进度", "我查进度", False),
        ("pattern", "查*进度", "查进度了吗", False),
        ("pattern", "*几点*下班*", "你们几点可以下班呀", True),
        ("pattern", "*下班*几点*", "你们几点可以下班呀", False),
        ("pattern", "查＊查", "查", False),
        ("pattern", "*" * 20 + "社保", "社" * 200, False),
    ],
)
def test_which_texts_a_word_holds_for(match: str, word: str, text: str, holds: bool) -> None:
    assert (first_match(text, [Keyword((word,), match=Match(match))]) == 0) is holds


def test_the_first_rule_that_holds_is_the_one() -> None:
    rules = [Keyword(("地址", "在哪")), Keyword(("地",), match=Match.STARTS), Keyword(("哪里",))]
    assert [first_match(text, rules) for text in ("在哪", "地铁", "哪里", "其他")] == [0, 1, 2, None]


def rule(name: str = "地址", wording: str = "地址", answer: str = "见官网", **more: str) -> Keyword:
    match, action = Match(more.get("match", "equals")), KeywordAction(more.get("action", "reply"))
    return Keyword(tuple(wording.split()), answer, match, action, name)


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ([rule(name=" ")], "请填写第 1 条规则的名称。"),
        ([rule(wording="")], "请填写“地址”的关键词。"),
        ([rule(wording="？")], "“地址”的关键词“？”太短，除标点外至少 1 个字。"),
        ([rule(wording="址", match="holds")], "“地址”的关键词“址”太短，除标点外至少 2 个字。"),
        ([rule(wording="地址", match="pattern")], "“地址”没有通配符 *，请加上，或改为整条匹配。"),
        ([rule(answer=" ")], "请填写“地址”的回复内容。"),
        ([rule(wording="退订。")], "“退订。”是固定的退订或恢复词，请从规则中删除。"),
        ([rule(), rule(name="位置", wording="地址。")], "“地址。”已在规则“地址”中，请从“位置”中删除。"),
        ([rule(), rule(wording="在哪")], "规则名称重复，请修改。"),
        (
            [rule(action="opt_out", match="holds", answer="")],
            "退订只能整条匹配，请修改“地址”的匹配方式：含有关键词的短信可能是在提问。",
        ),
        ([rule(name=str(at), wording=f"词{at}") for at in range(51)], "规则最多 50 条，请先删除不用的。"),
        ([rule(wording=" ".join(f"词{at}" for at in range(21)))], "“地址”的关键词最多 20 个，请拆成两条规则。"),
    ],
)
def test_what_cannot_be_published_says_what_to_do(rules: list[Keyword], sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked(rules, FIXED)
    assert refusal.value.message == sentence


def test_what_is_stored_is_trimmed_and_holds_an_answer_only_where_one_is_sent() -> None:
    (found,) = checked([rule(name=" 致谢 ", wording="谢谢 谢谢", answer="不客气", action="nothing")], FIXED)
    assert found == Keyword(("谢谢",), "", Match.EQUALS, KeywordAction.NOTHING, "致谢")
