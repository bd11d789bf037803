"""Reminders by patterns: a line a talk."""

import pytest

from hotline.domains.understanding.conversation.rules.reminders import (
    SILENCE_MS,
    STANDS_MS,
    ReminderKind,
    Utterance,
    reminder,
    was_followed,
)

CALLER, AGENT = True, False


def talk(*lines: tuple[bool, str]) -> list[Utterance]:
    """Each takes two seconds, with a second between."""
    return [Utterance(who, 3_000 * at, 3_000 * at + 2_000, text) for at, (who, text) in enumerate(lines)]


@pytest.mark.parametrize(
    ("lines", "kind", "evidence"),
    [
        # The identity, before data of the caller's own.
        ([(CALLER, "麻烦帮我查一下我的社保缴费")], ReminderKind.IDENTITY, "查一下我的社保"),
        ([(AGENT, "您的账户余额是三千二百元")], ReminderKind.IDENTITY, "您的账户余额是三"),
        ([(CALLER, "查一下我的养老金"), (AGENT, "请报一下您的身份证号码")], None, ""),
        ([(AGENT, "先跟您核实一下身份"), (CALLER, "好"), (AGENT, "您的缴费年限累计十五年")], None, ""),
        ([(CALLER, "社保缴费基数是多少")], None, ""),
        ([(AGENT, "您的社保由单位缴纳")], None, ""),
        # A promise of a result.
        ([(AGENT, "您放心，肯定能给您办下来")], ReminderKind.PROMISE, "肯定能给您办下来"),
        ([(AGENT, "这个钱一定会帮您要回来的")], ReminderKind.PROMISE, "一定会帮您要回"),
        ([(AGENT, "我没法保证一定能批下来")], None, ""),
        ([(AGENT, "仲裁委一定会依法处理")], None, ""),
        ([(CALLER, "你保证能解决吗")], None, ""),
        # Forbidden expressions, of the agent only.
        ([(AGENT, "这事不归我们管")], ReminderKind.FORBIDDEN, "不归我们管"),
        ([(AGENT, "我跟你说了几遍了")], ReminderKind.FORBIDDEN, "说了几遍"),
        ([(CALLER, "你们总说不归我们管")], None, ""),
        # The rating before the farewell.
        ([(AGENT, "感谢您的来电，再见")], ReminderKind.RATING, "感谢您的来电"),
        ([(AGENT, "稍后请您评价"), (AGENT, "感谢您的来电")], None, ""),
        # How long it takes.
        (
            [(CALLER, "那要多久能办好"), (AGENT, "您把材料交到社保所"), (CALLER, "好的")],
            ReminderKind.TIME_LIMIT,
            "多久",
        ),
        ([(CALLER, "钱什么时候能到账"), (AGENT, "审核完就发，再见")], ReminderKind.TIME_LIMIT, "什么时候能"),
        (
            [(CALLER, "几天能办下来"), (AGENT, "这个要看情况"), (CALLER, "哦，那行吧")],
            ReminderKind.TIME_LIMIT,
            "几天能",
        ),
        ([(CALLER, "多长时间能出结果"), (AGENT, "您先提交")], None, ""),  # she is still speaking
        ([(CALLER, "要多久"), (AGENT, "我帮您查一下，请稍等"), (CALLER, "好的")], None, ""),
        ([(CALLER, "要多久"), (AGENT, "十五个工作日内办结"), (CALLER, "好的")], None, ""),
        ([(CALLER, "要多久"), (AGENT, "一般3到5天"), (CALLER, "好的")], None, ""),
        ([(CALLER, "多久能批"), (AGENT, "当场就能办"), (CALLER, "好的")], None, ""),
        ([(CALLER, "多久能批"), (AGENT, "没有统一的时限，以通知为准"), (CALLER, "好的")], None, ""),
        ([(CALLER, "我都等了多久了"), (AGENT, "非常抱歉"), (CALLER, "哼")], None, ""),
        ([(AGENT, "您办了多久了"), (AGENT, "好的"), (CALLER, "刚办")], None, ""),
        # The gravest one counts.
        ([(AGENT, "不归我管"), (AGENT, "肯定能批")], ReminderKind.FORBIDDEN, "不归我管"),
        ([(CALLER, "你好"), (AGENT, "您好，请讲")], None, ""),
        ([], None, ""),
    ],
)
def test_by_what_was_said(lines: list[tuple[bool, str]], kind: ReminderKind | None, evidence: str) -> None:
    utterances = talk(*lines)
    found = reminder(utterances, utterances[-1].to_ms if utterances else 0)
    assert (found.kind if found else None) == kind
    assert evidence in (found.evidence if found else "")


def test_a_time_limit_is_due_once_she_has_had_her_say_and_goes_when_she_names_it() -> None:
    so_far = list[Utterance]()
    for at, (who, text, is_due) in enumerate(
        [
            (CALLER, "补贴多久能到账", False),
            (AGENT, "您先在网上提交", False),
            (AGENT, "提交以后街道审核", False),
            (AGENT, "审核以后区里再审", False),
            (AGENT, "两级都过了就发", True),  # for eight seconds without a time
            (AGENT, "一般二十个工作日", False),
            (CALLER, "那卡什么时候能办好", False),
            (AGENT, "您带身份证去银行", False),
            (CALLER, "嗯嗯", False),  # he listens
            (CALLER, "我记一下", True),
            (AGENT, "要带本人的", True),  # still the same one
            (AGENT, "当天就能拿到", False),
            (CALLER, "谢谢", False),
        ]
    ):
        so_far.append(Utterance(who, 3_000 * at, 3_000 * at + 2_000, text))
        found = reminder(so_far, so_far[-1].to_ms)
        assert (found is not None) == is_due, text
        assert found is None or found.kind is ReminderKind.TIME_LIMIT


def test_a_time_limit_that_is_asked_for_again_is_another_reminder() -> None:
    lines = talk(
        (CALLER, "多久能办好"), (AGENT, "看审核"), (CALLER, "那到底多久能办好"), (AGENT, "这个嘛"), (CALLER, "行")
    )
    first, second = reminder(lines[:3], lines[2].to_ms), reminder(lines, lines[-1].to_ms)
    assert first is not None
    assert second is not None
    assert (first.at, second.at) == (2, 4)


def test_silence_counts_from_the_last_utterance_of_either_side() -> None:
    utterances = talk((CALLER, "等一下"), (AGENT, "好的"))
    assert reminder(utterances, utterances[-1].to_ms + SILENCE_MS - 1) is None
    found = reminder(utterances, utterances[-1].to_ms + SILENCE_MS)
    assert found is not None
    assert found.kind is ReminderKind.SILENCE


def test_what_was_said_wrongly_is_past_after_a_while() -> None:
    utterances = [*talk((AGENT, "不归我管")), Utterance(CALLER, STANDS_MS, STANDS_MS + 2_001, "那我找谁")]
    assert reminder(utterances, STANDS_MS + 2_001) is None


@pytest.mark.parametrize(
    ("caller", "agent", "interrupted"),
    [
        ((0, 4_000), (2_000, 6_000), True),
        ((0, 4_000), (3_500, 6_000), False),  # the last words
        ((1_500, 4_000), (2_000, 6_000), False),  # the caller began just then
        ((0, 2_000), (2_500, 4_000), False),
        ((0, 9_000), (2_000, 2_500), False),  # 嗯
    ],
)
def test_an_agent_who_speaks_into_the_caller(
    caller: tuple[int, int], agent: tuple[int, int], interrupted: bool
) -> None:
    utterances = [Utterance(CALLER, *caller, "我从三月份开始"), Utterance(AGENT, *agent, "这样的")]
    found = reminder(utterances, 9_000)
    assert (found is not None and found.kind is ReminderKind.INTERRUPTION) == interrupted


def test_unrest_goes_before_everything() -> None:
    utterances = talk((CALLER, "我不想活了"), (AGENT, "不归我管"))
    found = reminder(utterances, 5_000, "红")
    assert found is not None
    assert found.kind is ReminderKind.UNREST


@pytest.mark.parametrize(
    ("kind", "later", "followed"),
    [
        (ReminderKind.IDENTITY, [(False, 11, 13, "先核实一下您的身份信息")], True),
        (ReminderKind.IDENTITY, [(False, 11, 13, "您的余额是三百元")], False),
        (ReminderKind.IDENTITY, [(True, 11, 13, "核实我的身份吧")], False),
        (ReminderKind.RATING, [(False, 11, 13, "请您稍后对我的服务作出评价")], True),
        (ReminderKind.RATING, [], False),
        (ReminderKind.TIME_LIMIT, [(False, 11, 13, "三十日内答复您")], True),
        (ReminderKind.TIME_LIMIT, [(True, 11, 13, "三十日吧"), (False, 14, 15, "看情况")], False),
        (ReminderKind.FORBIDDEN, [(False, 11, 13, "我再给您解释一遍")], True),
        (ReminderKind.FORBIDDEN, [(False, 11, 13, "你急什么")], False),
        (ReminderKind.PROMISE, [(False, 11, 13, "肯定能给您办下来")], False),
        (ReminderKind.PROMISE, [(False, 11, 13, "按规定十五个工作日内办理")], True),
        (ReminderKind.INTERRUPTION, [(True, 11, 20, "我说一下"), (False, 13, 18, "不是")], False),
        (ReminderKind.INTERRUPTION, [(True, 11, 20, "我说一下"), (False, 21, 23, "好的")], True),
        (ReminderKind.SILENCE, [(False, 50, 52, "让您久等了")], True),
        (ReminderKind.SILENCE, [(False, 70, 72, "让您久等了")], False),
        (ReminderKind.UNREST, [(False, 11, 13, "您先别急")], None),
    ],
)
def test_whether_the_agent_did_as_reminded(
    kind: ReminderKind, later: list[tuple[bool, int, int, str]], followed: bool | None
) -> None:
    """The reminder is of second 10."""
    before = Utterance(False, 8_000, 10_000, "肯定能给您办下来，你急什么")
    after = [Utterance(by, begin * 1_000, end * 1_000, text) for by, begin, end, text in later]
    assert was_followed([before, *after], kind, 10_000) is followed
