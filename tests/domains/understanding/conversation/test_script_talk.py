"""Whole calls of a seat that dialled: a notice, a short survey, and the ways out of both."""

from collections.abc import Mapping, Sequence

import pytest

from hotline.domains.understanding.conversation.rules.conversation import Conversation, Step
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Unrest
from hotline.domains.understanding.conversation.rules.messages import (
    CallerGone,
    CallerSpoke,
    Finish,
    HandOver,
    Incoming,
    KeyPressed,
    ReplyTone,
    ScriptOver,
    SeatChanged,
    SilenceLasted,
    SoundDetected,
    SoundKind,
    Speak,
    SpokenUpTo,
)
from hotline.domains.understanding.conversation.rules.replies import truncated
from hotline.domains.understanding.conversation.rules.script import Script, ScriptQuestion, ScriptResult, ScriptStage
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken

LEVELS = ((1, "非常满意"), (2, "满意"), (3, "基本满意"), (4, "不满意"), (5, "非常不满意"))
NOTICE = Script("年检提醒", "您的养老保险年检到12月31日截止。请带身份证到街道办理")
TWO = ((0, "已解决"), (1, "未解决"))
SETTLED = ScriptQuestion("done", "choice", "您反映的事解决了吗？", TWO, jumps=(((1,), "why"),))
HOW = ScriptQuestion("how", "scale", "您对办理满意吗", LEVELS)
WAYS = ScriptQuestion("ways", "several", "您用过哪些办理方式", ((0, "窗口"), (1, "网站"), (2, "电话")))
SCORE = ScriptQuestion("score", "nps", "您会推荐12333吗", tuple((value, str(value)) for value in range(11)))
WHY = ScriptQuestion("why", "text", "您还有什么建议", is_required=False)
SURVEY = Script("办理回访", questions=(SETTLED, HOW, WHY), thanks="感谢您的评价。")


class Known:
    def understood(self, text: str) -> str:
        return text

    def answer(self, turns: Sequence[Spoken]) -> Answer:
        return Answer("answer", ("check",), ("年检要带身份证和社保卡。",))

    def unrest(self, turns: Sequence[Spoken]) -> Unrest:
        return Unrest("红", "自杀自伤", ("跳楼",)) if "跳楼" in turns[-1].text else Unrest()

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        return {}


class Call:
    """A call of the seat 01; each message as it comes."""

    def __init__(self, script: Script) -> None:
        self._conversation = Conversation(Known())
        self.step = self._conversation.begin("01", script=script)

    def take(self, *incoming: Incoming) -> Step:
        for each in incoming:
            state = self.state
            if isinstance(each, SpokenUpTo):
                self.step = Step(truncated(state, each.reply, each.characters), ())
            else:
                self.step = self._conversation.step(state, each)
        return self.step

    def say(self, *texts: str) -> str:
        """What the seat replies to the last of these."""
        self.take(*(CallerSpoke(text) for text in texts))
        return self.reply

    def press(self, *keys: str) -> str:
        self.take(*(KeyPressed(key) for key in keys))
        return self.reply

    @property
    def state(self) -> ConversationState:
        return self.step.state

    @property
    def reply(self) -> str:
        return next((each.written for each in self.step.outgoing if isinstance(each, Speak)), "")

    @property
    def over(self) -> ScriptOver | None:
        return next((each for each in self.step.outgoing if isinstance(each, ScriptOver)), None)

    @property
    def result(self) -> ScriptResult | None:
        return self.over.result if self.over else None

    @property
    def hangs_up(self) -> bool:
        return any(isinstance(each, Finish) for each in self.step.outgoing)


def test_a_notice_says_who_calls_that_it_is_a_machine_and_is_acknowledged() -> None:
    call = Call(NOTICE)
    assert "12333" in call.reply
    assert "不是真人" in call.reply
    assert "年检提醒" in call.reply
    assert "12月31日截止" in call.reply
    assert "找人工请按0" in call.reply
    assert "再见" in call.say("嗯听清了")
    assert (call.result, call.hangs_up) == (ScriptResult.TALKED, True)
    assert call.over is not None
    assert call.over.turns[1] == (True, "嗯听清了")


@pytest.mark.parametrize("wish", ["再说一遍", "没听清", "*", "慢一点说"])
def test_a_notice_is_said_again_on_request(wish: str) -> None:
    call = Call(NOTICE)
    reply = call.press(wish) if wish == "*" else call.say(wish)
    assert "12月31日截止" in reply
    assert "不是真人" not in reply
    call.press("1")
    assert call.result is ScriptResult.TALKED


def test_what_is_known_of_the_citizen_is_said_to_them_alone_and_its_sound_is_not_stored() -> None:
    script = Script("年检提醒", "张三，您的年检到期。", person="张三", is_personal=True)
    call = Call(script)
    assert "张三本人" in call.reply
    assert "到期" not in call.reply
    assert "到期" in call.say("我就是")
    (speak,) = (each for each in call.step.outgoing if isinstance(each, Speak))
    assert speak.tone is ReplyTone.NOTICE
    other = Call(script)
    assert "到期" not in other.say("不是他我是他儿子")
    assert other.result is ScriptResult.WRONG_NUMBER
    by_key = Call(script)
    by_key.press("2")
    assert by_key.result is ScriptResult.WRONG_NUMBER


@pytest.mark.parametrize("text", ["别再打了", "以后不要再给我打电话了", "你们别打了", "再打我就投诉"])
@pytest.mark.parametrize("script", [NOTICE, SURVEY])
def test_who_wants_no_more_calls_is_believed_at_once(script: Script, text: str) -> None:
    call = Call(script)
    assert "不再给您打" in call.say(text)
    assert (call.result, call.hangs_up) == (ScriptResult.OPTED_OUT, True)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("我在开会不方便", ScriptResult.INCONVENIENT),
        ("等会儿再打吧", ScriptResult.INCONVENIENT),
        ("不需要", ScriptResult.DECLINED),
        ("我不想回答", ScriptResult.DECLINED),
    ],
)
def test_a_refusal_ends_it_politely(text: str, result: ScriptResult) -> None:
    call = Call(SURVEY)
    assert "打扰您了" in call.say(text) or "打扰了" in call.reply
    assert (call.result, call.hangs_up) == (result, True)


def test_questions_are_put_one_after_the_other_and_answered_by_word_or_key() -> None:
    call = Call(SURVEY)
    assert "3个问题" in call.reply
    assert "解决了吗？已解决请按1，未解决请按2" in call.say("方便你说吧")
    assert "第2题，您对办理满意吗？非常满意请按1" in call.say("解决了")
    assert "不想回答请说" in call.press("2")
    assert call.say("窗口能多开几个就好了") == "感谢您的评价。再见。"
    assert call.over is not None
    assert call.over.answers == {"done": 0, "how": 2, "why": "窗口能多开几个就好了"}
    assert call.result is ScriptResult.TALKED


def test_a_jump_leaves_questions_out_and_a_skipped_one_has_no_answer() -> None:
    call = Call(SURVEY)
    call.press("1")
    assert "您还有什么建议" in call.say("还没解决呢")
    call.say("跳过")
    assert call.over is not None
    assert call.over.answers == {"done": 1}


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (HOW, "非常满意", 1),
        (HOW, "不太满意", 4),
        (HOW, "一般吧", 3),
        (HOW, "满意", 2),
        (HOW, "很不满意", 5),
        (HOW, "选三", 3),
        (SETTLED, "没有解决", 1),
        (SETTLED, "没问题", 0),
        (SETTLED, "第二个", 1),
        (SCORE, "十分", 10),
        (SCORE, "给8分", 8),
        (SCORE, "零", 0),
        (WAYS, "窗口和网站都用过", (0, 1)),
    ],
)
def test_answers_as_people_say_them(question: ScriptQuestion, text: str, answer: object) -> None:
    call = Call(Script("回访", questions=(question,)))
    call.press("1")
    call.say(text)
    assert call.over is not None
    assert call.over.answers == {question.id: answer}


def test_several_are_chosen_by_key_until_the_hash() -> None:
    call = Call(Script("回访", questions=(WAYS,)))
    call.press("1", "1", "3", "#")
    assert call.over is not None
    assert call.over.answers == {"ways": (0, 2)}


def test_what_is_no_answer_is_put_again_and_the_third_time_a_person_goes_on() -> None:
    call = Call(SURVEY)
    call.press("1")
    assert "解决了吗" in call.say("今天天气真热")
    assert "解决了吗" in call.press("7")
    call.say("今天天气真热")
    (handed_over,) = (each for each in call.step.outgoing if isinstance(each, HandOver))
    assert "已答 0 题，共 3 题" in handed_over.summary
    assert call.result is ScriptResult.TO_PERSON


def test_0_and_人工_lead_to_a_person_at_any_time_with_the_answers_so_far() -> None:
    call = Call(SURVEY)
    call.press("1", "1", "0")
    assert call.over is not None
    assert (call.result, call.over.answers) == (ScriptResult.TO_PERSON, {"done": 0})
    assert isinstance(call.step.outgoing[0], ScriptOver)
    other = Call(NOTICE)
    other.say("转人工")
    assert other.result is ScriptResult.TO_PERSON


def test_danger_goes_before_the_script() -> None:
    call = Call(SURVEY)
    call.say("我要跳楼")
    (handed_over,) = (each for each in call.step.outgoing if isinstance(each, HandOver))
    assert handed_over.is_urgent
    assert call.result is ScriptResult.TO_PERSON


@pytest.mark.parametrize("text", ["您拨打的用户暂时无法接听请在提示音后留言", "您好我是机主的智能助理请问有什么事"])
def test_a_machine_at_the_other_end_is_left(text: str) -> None:
    call = Call(NOTICE)
    call.say(text)
    assert (call.result, call.hangs_up) == (ScriptResult.MACHINE, True)


def test_nobody_who_speaks_is_spoken_to_once_more_and_left() -> None:
    call = Call(NOTICE)
    call.take(SilenceLasted(5))
    assert "听清了请" in call.reply
    call.take(SilenceLasted(10))
    assert (call.result, call.hangs_up) == (ScriptResult.SILENT, True)
    noisy = Call(NOTICE)
    noisy.take(*[SoundDetected(SoundKind.NOISE)] * 3)
    assert noisy.result is ScriptResult.SILENT


def test_who_says_hello_into_the_opening_hears_it_from_there_on() -> None:
    call = Call(NOTICE)
    call.take(SpokenUpTo(1, 30), CallerSpoke("喂你好"))
    assert call.reply.startswith("来电事由是")
    assert "12月31日截止" in call.reply
    call.take(CallerGone())
    assert call.result is ScriptResult.TALKED


def test_who_hangs_up_has_the_notice_if_it_was_said_to_its_end() -> None:
    call = Call(NOTICE)
    call.take(CallerGone())
    assert call.result is ScriptResult.TALKED
    early = Call(NOTICE)
    early.take(SpokenUpTo(1, 40), CallerGone())
    assert early.result is ScriptResult.BROKEN_OFF
    survey = Call(SURVEY)
    survey.press("1")
    survey.take(CallerGone())
    assert survey.result is ScriptResult.BROKEN_OFF


def test_a_question_about_the_notice_is_answered_from_the_articles_and_the_talk_ends_well() -> None:
    call = Call(NOTICE)
    assert "社保卡" in call.say("年检要带什么材料")
    call.say("好的谢谢再见")
    assert call.result is ScriptResult.TALKED


def test_another_seat_goes_on_where_one_died() -> None:
    call = Call(SURVEY)
    call.press("1", "1")
    call.take(SeatChanged())
    assert "您对办理满意吗" in call.reply
    script = call.state.script
    assert script is not None
    assert (script.stage, script.answers) == (ScriptStage.QUESTION, {"done": 0})
