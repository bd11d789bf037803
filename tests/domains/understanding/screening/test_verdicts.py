"""The context decides: the same word is a danger in one dialogue and business in another."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.screening.rules.learned import Meant
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind
from hotline.domains.understanding.screening.rules.speech import SpeechTurn, pieces
from hotline.domains.understanding.screening.rules.verdict import Level, detect


def caller(*texts: str) -> list[SpeechTurn]:
    return [SpeechTurn("citizen", text) for text in texts]


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("再不给钱我就从楼上跳下去", UnrestKind.SELF_HARM, Level.RED),
        ("我不是吓唬你，安眠药我都攒好了", UnrestKind.SELF_HARM, Level.RED),
        ("我带着刀，就在你们大厅门口等他下班", UnrestKind.VIOLENCE, Level.RED),
        ("明天我们三十几个人去你们门口坐坐", UnrestKind.PETITION, Level.ORANGE),
        ("工资再不发，我们四十个工友明天去工地堵门拉横幅", UnrestKind.WAGES, Level.ORANGE),
        ("你们等着，大不了鱼死网破", UnrestKind.EXTREME, Level.ORANGE),
        ("再不解决我就找记者来曝光你们", UnrestKind.MEDIA, Level.YELLOW),
        ("我不想活了", UnrestKind.SELF_HARM, Level.RED),
        ("我要跳楼", UnrestKind.SELF_HARM, Level.RED),
        ("我割腕了，公司不给钱", UnrestKind.SELF_HARM, Level.RED),
        ("再不发工资我就砍死老板", UnrestKind.VIOLENCE, Level.RED),
    ],
)
def test_what_is_meant_is_raised_with_its_kind_and_level(text: str, kind: UnrestKind, level: Level) -> None:
    verdict = detect(caller(text))
    assert (verdict.kind, verdict.level) == (kind, level)


@pytest.mark.parametrize(
    "text",
    [
        "热死了，高温津贴一天多少钱",
        "累得想死，加班费怎么算的",
        "公司搞自杀式营销，提成都扣光了，能要回来吗",
        "新闻里说有人爬塔吊讨薪，我想问欠薪去哪里投诉",
        "我可不会去跳楼，我就想问工伤认定不服去哪复议",
        "老板威胁我说要弄死我，我能申请劳动仲裁吗",
        "上访要走什么程序",
        "集体合同到期了谁跟单位谈",
        "我爱人前年跳楼走了，丧葬费能领吗",
    ],
)
def test_figures_of_speech_quotes_denials_and_questions_are_let_pass(text: str) -> None:
    assert not detect(caller(text)).is_unrest


def test_what_the_agent_says_does_not_count() -> None:
    turns = [SpeechTurn("agent", "您刚才说要跳楼吗"), SpeechTurn("citizen", "我说我要跳槽，档案怎么转")]
    assert not detect(turns).is_unrest


def test_the_evidence_is_what_was_said_even_where_it_was_heard_wrong() -> None:
    verdict = detect(caller("我把一书写好了，我现在就在天台上"))
    assert verdict.level is Level.RED
    assert any("天台" in phrase for phrase in verdict.evidence)


def test_blanks_between_the_words_stay_in_the_evidence() -> None:
    verdict = detect(caller("我站在 楼顶 上", "再不 解决\n我就 跳 下去"))
    assert verdict.level is Level.RED
    assert all(
        any(phrase in text for text in ("我站在 楼顶 上", "再不 解决\n我就 跳 下去")) for phrase in verdict.evidence
    )


def test_calm_words_have_no_evidence() -> None:
    assert detect(caller("请问社保卡怎么补办")).evidence == ()


@pytest.mark.parametrize("turns", [[], caller(""), caller("。？"), [SpeechTurn("agent", "您好")]])
def test_nothing_said_is_nothing_to_raise(turns: list[SpeechTurn]) -> None:
    assert not detect(turns).is_unrest


PIECES = [
    "我",
    "我们五十个人",
    "跳楼",
    "拿着刀",
    "明天",
    "去市政府",
    "不发工资",
    "累死了",
    "怎么办",
    "吗",
    "，",
    "。",
    "!",
    " ",
    "\n",
    "□",
    "^",
    "A",
    "😀",
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
TALK = st.lists(st.builds(SpeechTurn, st.sampled_from(["agent", "citizen", "坐席", ""]), TEXTS), max_size=5)
ODDS = st.floats(-20, 20)
MEANT = st.none() | st.builds(Meant, ODDS, ODDS, st.tuples(*[ODDS for _ in UnrestKind]))


@given(TALK, MEANT)
def test_whatever_is_said_is_judged_and_the_evidence_is_the_callers_own_words(
    turns: list[SpeechTurn], meant: Meant | None
) -> None:
    verdict = detect(turns, hears=None if meant is None else lambda _: meant)
    assert (verdict.kind is None) == (verdict.level is None) == (not verdict.evidence)
    texts = [turn.text for turn in turns if turn.by_caller]
    assert all(phrase and any(phrase in text for text in texts) for phrase in verdict.evidence)


@given(TEXTS)
def test_the_agents_words_alone_raise_nothing(text: str) -> None:
    assert not detect([SpeechTurn("agent", text), SpeechTurn("坐席", "再不解决我就跳楼")]).is_unrest


def test_what_an_encoder_hears_is_the_whole_talk() -> None:
    assert pieces([SpeechTurn("agent", "您好"), SpeechTurn("citizen", "我 问"), SpeechTurn("citizen", "社保卡")]) == [
        "（您好）我 问。社保卡。"
    ]


@given(TALK)
def test_a_long_talk_is_heard_in_pieces_that_miss_nothing_the_caller_said(turns: list[SpeechTurn]) -> None:
    long = [SpeechTurn(turn.role, turn.text * 20) for turn in turns]
    found = pieces(long)
    assert all(len(piece) <= 320 for piece in found)
    for turn in long:
        if not turn.by_caller:
            continue
        assert all(any(turn.text[at : at + 60] in piece for piece in found) for at in range(0, len(turn.text), 20))


def test_of_the_agents_words_the_last_are_what_is_answered() -> None:
    turns = [SpeechTurn("agent", "前" * 500 + "您好"), SpeechTurn("citizen", "好")]
    assert pieces(turns) == [f"（{'前' * 58}您好）好。"]


def test_an_encoder_is_not_asked_where_the_words_leave_no_doubt() -> None:
    def hears(_: object) -> Meant:
        raise AssertionError

    assert not detect(caller("社保卡丢了怎么补"), hears=hears).is_unrest


def test_what_the_words_leave_open_an_encoder_decides() -> None:
    text = "我就想歇了，不醒那种歇"
    grave, calm = Meant(6, 6, (6, 0, 0, 0, 0, 0, 0)), Meant(-12, 0, (0, 0, 0, 0, 0, 0, 0))
    assert detect(caller(text), hears=lambda _: grave).level is Level.RED
    assert not detect(caller(text), hears=lambda _: calm).is_unrest


def test_long_talk_without_a_full_stop_takes_no_longer_than_its_length() -> None:
    text = "再不给钱我就从楼上跳下去，明天我们三十个人去市政府门口" * 400
    started = time.process_time()
    assert detect(caller(text)).level is Level.RED
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "text",
    [
        "我要告他",
        "我要去仲裁告他，气死我了",
        "我要去法院起诉他，太气人了",
        "我真是服了你们了",
        "我要找你们领导",
        "我明天去劳动局告他",
    ],
)
def test_who_is_angry_and_goes_the_lawful_way_threatens_nobody(text: str) -> None:
    """However sure the encoder is: it has heard few such lines."""
    assert not detect([SpeechTurn("citizen", text)], hears=lambda _: Meant(9, 9, (1,) * len(UnrestKind))).is_unrest


@pytest.mark.parametrize(
    "text", ["我要告他，告不赢我就弄死他", "我去仲裁，输了就从楼上跳下去", "我要去告，明天带三十个人去堵门"]
)
def test_beside_the_lawful_way_a_threat_is_still_one(text: str) -> None:
    assert detect([SpeechTurn("citizen", text)]).is_unrest


@pytest.mark.parametrize("text", ["我真的受够了", "我受够了，我要告他", "我忍不了了"])
def test_who_can_bear_it_no_longer_is_listened_to(text: str) -> None:
    """Anger, or the words before the last ones: nothing by rule, what is learned decides."""
    assert detect(caller(text), hears=lambda _: Meant(9, 9, (1,) * len(UnrestKind))).is_unrest
