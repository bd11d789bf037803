"""Whole talks with a seat that knows two articles and one danger."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec
import pytest

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.conversation import Conversation, Step
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Unrest
from hotline.domains.understanding.conversation.rules.messages import (
    Acknowledge,
    CallerSpoke,
    CaseLookedUp,
    CaseTaken,
    EndReason,
    Finish,
    HandOver,
    HandoverReason,
    Incoming,
    KeyPressed,
    LookUpCase,
    MessageStored,
    OfferMessage,
    Outgoing,
    SeatChanged,
    SilenceLasted,
    SoundDetected,
    SoundKind,
    Speak,
    SpokenUpTo,
    TakeCase,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken, Stage

WAGES = Answer("answer", ("wage-arrears",), ("拖欠工资可以投诉。", "依据是《劳动法》第五十条。"))
LEAVE = Answer("answer", ("leave-annual",), ("满一年休五天。",))
TAX = Answer("refer", ("ref-tax",), ("税务的事请打12366。",), likely=0.2, ours=0.1)
UNKNOWN = Answer("clarify", (), ("这句话我没看懂。",), likely=0.1)


class Known:
    """Answers by a keyword; names and numbers as they are given."""

    def understood(self, text: str) -> str:
        return text.replace("公资", "工资")

    def answer(self, turns: Sequence[Spoken]) -> Answer:
        text = turns[-1].understood
        if "税" in text:
            return replace(TAX, elsewhere=1.0 if "个税" in text else 0.4 if "交税" in text else 0.3)
        return WAGES if "工资" in text else LEAVE if "年假" in text else UNKNOWN

    def unrest(self, turns: Sequence[Spoken]) -> Unrest:
        text = "".join(each.text for each in turns if each.by_caller)
        return Unrest("红", "自杀自伤", ("跳楼",)) if "跳楼" in text else Unrest()

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        found = {}
        for text in texts:
            if "我叫" in text:
                found["诉求人姓名"] = text.split("我叫")[1][:3]
            if "幺三八" in text:
                found["联系电话"] = "13800007203"
            if "朝阳" in text:
                found |= {"区": "朝阳区", "事发地址": "望京"}
        return found


SEAT = Conversation(Known())


def talk(*incoming: Incoming | str) -> tuple[ConversationState, list[Outgoing]]:
    """The state after all of it, and what came out of the last message."""
    return continued(SEAT.begin("5001").state, *incoming)


def continued(state: ConversationState, *incoming: Incoming | str) -> tuple[ConversationState, list[Outgoing]]:
    """The same, from this state on."""
    step = Step(state, ())
    for each in incoming:
        step = SEAT.step(step.state, CallerSpoke(each) if isinstance(each, str) else each)
    return step.state, list(step.outgoing)


def only[Kind](outgoing: Sequence[Outgoing], kind: type[Kind]) -> Kind:
    (found,) = [each for each in outgoing if isinstance(each, kind)]
    return found


@pytest.mark.parametrize(
    ("texts", "tone"),
    [
        (["我们村里那个收税的老王你们认识"], "acknowledge"),
        (["我有一笔交税的事"], "refer"),
        (["我的个税"], "refer"),
        (["税这个事归谁管"], "refer"),
        (["老板拖欠工资怎么办", "他还说他交税了我们都信"], "acknowledge"),
    ],
)
def test_a_story_that_resembles_another_lines_matter_is_listened_to(texts: list[str], tone: str) -> None:
    """Nothing is asked, and nothing named that only the other line deals with."""
    _, outgoing = talk(*texts)
    assert only(outgoing, Speak).tone == tone


def test_it_greets_with_its_number_and_that_it_is_a_machine() -> None:
    speak = only(SEAT.begin("5001").outgoing, Speak)
    assert "12333" in speak.written
    assert "5001" in speak.written
    assert "不是真人" in speak.written
    assert "12333" not in speak.text


def test_a_question_is_answered_and_the_law_named_once() -> None:
    _, first = talk("公资不发怎么办")
    _, second = talk("公资不发怎么办", "工资拖了三个月行不行")
    assert only(first, Speak).topics == ("wage-arrears",)
    assert "劳动法" in only(first, Speak).written
    assert "劳动法" not in only(second, Speak).written


def test_two_questions_one_after_the_other() -> None:
    state, _ = talk("我问俩事", "工资不发怎么办", "年假有几天")
    assert state.topics == ("wage-arrears", "leave-annual")
    assert state.outcome == "answered"


@pytest.mark.parametrize("wish", [CallerSpoke("给我转人工"), KeyPressed("0"), CallerSpoke("转人工", is_final=False)])
def test_who_asks_for_a_person_gets_one_at_once(wish: Incoming) -> None:
    state, outgoing = talk("工资不发怎么办", wish)
    handover = only(outgoing, HandOver)
    assert handover.reason is HandoverReason.REQUESTED
    assert "wage-arrears" in handover.summary
    assert state.outcome == "person"


def speaking_on(text: str, seconds: float) -> CallerSpoke:
    return CallerSpoke(text, is_final=False, seconds=seconds)


def test_who_speaks_for_long_is_shown_now_and_then_that_he_is_heard() -> None:
    text = "我在这个单位干了五年，去年十月开始"
    state, outgoing = talk(speaking_on(text, 7.0))
    assert outgoing == []
    acknowledged = []
    for seconds in (8.5, 12.0, 16.6, 25.0):
        state, outgoing = continued(state, speaking_on(text, seconds))
        acknowledged += [each.text for each in outgoing if isinstance(each, Acknowledge)]
    assert acknowledged == ["嗯。", "您说。", "嗯。"]
    assert state.turns == SEAT.begin("5001").state.turns
    state, _ = continued(state, "工资不发怎么办")
    assert (state.acknowledged, state.topics) == (0.0, ("wage-arrears",))


def test_nobody_is_talked_into_a_number_nor_while_a_person_is_on_the_way() -> None:
    assert talk(speaking_on("我的电话是幺三八零零", 20.0))[1] == []
    assert talk("转人工", speaking_on("我在这个单位干了五年", 20.0))[1] == []


def test_anger_is_soothed_once_and_then_a_person_comes() -> None:
    _, first = talk("什么破玩意")
    assert not [each for each in first if isinstance(each, HandOver)]
    _, second = talk("什么破玩意", "废物")
    assert only(second, HandOver).reason is HandoverReason.ANGER


def test_not_understood_twice_a_person_comes() -> None:
    _, first = talk("那个东西应该怎么弄来着呢")
    assert not [each for each in first if isinstance(each, HandOver)]
    state, second = talk("那个东西应该怎么弄来着呢", "就那个东西怎么弄啊")
    assert only(second, HandOver).reason is HandoverReason.NOT_SURE
    assert state.handover_turn == 2


def test_danger_is_urgent_and_never_hung_up() -> None:
    state, outgoing = talk("我现在就跳楼")
    handover = only(outgoing, HandOver)
    assert handover.is_urgent
    assert handover.level == "红"
    assert state.outcome == "emergency"
    assert not only(outgoing, Speak).is_interruptible
    _, after = talk("我现在就跳楼", SilenceLasted(9), SilenceLasted(9), SilenceLasted(9))
    assert not [each for each in after if isinstance(each, Finish)]


def test_a_danger_after_a_hand_over_makes_it_urgent() -> None:
    _, outgoing = talk("转人工", "再不来我就跳楼")
    assert only(outgoing, HandOver).is_urgent


def test_a_case_is_taken_in_pieces_and_read_back() -> None:
    pieces = ("我要登记工资不发", "单位叫华胜保洁", "在朝阳望京", "我叫陆小梅", "电话幺三八零零零零七二零三")
    state, outgoing = talk(*pieces, "不用回访")
    assert state.stage is Stage.CONFIRMING_CASE
    assert "13800007203" in only(outgoing, Speak).written
    assert "幺三八，零零零零，七二零三" in only(outgoing, Speak).text
    _, confirmed = talk(*pieces, "不用回访", "对")
    case = only(confirmed, TakeCase)
    assert case.slots["单位名称"] == "华胜保洁"
    assert case.slots["是否要求回访"] == "否"
    state, answered = talk(*pieces, "不用回访", "对", CaseTaken("GD20261201-000007"))
    assert "GD20261201-000007" in only(answered, Speak).written
    assert state.outcome == "case"


def test_progress_is_told_after_number_and_telephone() -> None:
    _, first = talk("查一下我的工单")
    assert "工单号" in only(first, Speak).written
    number = "鸡弟二零二六一零幺五杠零零一二三四"
    _, second = talk("查一下我的工单", number, "幺三八零零零零七二零三")
    assert only(second, LookUpCase) == LookUpCase("GD20261015-001234", "13800007203")
    state, answered = talk(
        "查一下我的工单", number, "幺三八零零零零七二零三", CaseLookedUp("GD20261015-001234", "正在办理。")
    )
    assert only(answered, Speak).written == "正在办理。"
    assert state.outcome == "answered"


def test_it_repeats_slower_and_louder() -> None:
    _, outgoing = talk("工资不发怎么办", "你说慢点")
    assert only(outgoing, Speak).speed < 1
    assert "拖欠工资可以投诉" in only(outgoing, Speak).written
    _, outgoing = talk("工资不发怎么办", "声音大一点")
    assert only(outgoing, Speak).loudness > 1
    _, outgoing = talk("工资不发怎么办", "你说快点")
    assert only(outgoing, Speak).speed > 1
    _, outgoing = talk("工资不发怎么办", "声音小一点")
    assert only(outgoing, Speak).loudness < 1


def test_however_often_it_repeats_it_says_the_answer_and_not_what_it_said_of_repeating() -> None:
    _, outgoing = talk("工资不发怎么办", "再说一遍", "你说慢点", "你说慢点", "声音太小了")
    assert only(outgoing, Speak).written == f"{wording.LOUDER}{''.join(WAGES.sentences)}"
    _, outgoing = talk("再说一遍", "你说慢点", "再说一遍")
    assert only(outgoing, Speak).written == wording.AGAIN + wording.greeting("5001")


@pytest.mark.parametrize("wish", ["你说慢点", "你说快点", "声音大一点", "声音小一点"])
def test_speed_and_loudness_have_limits(wish: str) -> None:
    _, outgoing = talk("工资不发怎么办", *[wish] * 12)
    assert 0.7 <= only(outgoing, Speak).speed <= 1.2
    assert 0.5 <= only(outgoing, Speak).loudness <= 2.0


def test_it_says_that_it_is_a_machine_and_goes_on() -> None:
    state, outgoing = talk("工资不发怎么办", "您是机器人吗")
    assert only(outgoing, Speak).written == wording.who("5001")
    assert "不是真人" in wording.who("5001")
    assert state.unsure == 0
    _, again = talk("工资不发怎么办", "您是机器人吗", "再说一遍")
    assert "拖欠工资可以投诉" in only(again, Speak).written


def test_the_last_of_two_corrections_counts_and_is_read_back() -> None:
    pieces = ("我要投诉工资不发", "单位叫华胜保洁", "不对单位叫华盛保洁", "单位叫花生保洁")
    state, outgoing = talk(*pieces)
    assert state.slots["单位名称"] == "花生保洁"
    assert "花生保洁" in only(outgoing, Speak).written


NOISE = SoundDetected(SoundKind.NOISE)


def test_noise_has_a_way_out_to_a_person() -> None:
    _, first = talk(NOISE)
    assert only(first, Speak).written == wording.NOISY
    _, third = talk(NOISE, NOISE, NOISE)
    assert only(third, HandOver).reason is HandoverReason.UNHEARABLE
    assert talk(NOISE, NOISE, "年假有几天", NOISE)[0].stage is Stage.TALKING
    assert talk("转人工", NOISE, NOISE, NOISE)[1] == []


def test_a_reply_that_noise_cut_off_goes_on_with_the_sentence_in_which_it_came() -> None:
    state, _ = talk("工资不发怎么办")
    cut = SpokenUpTo(state.replies, len("拖欠工资可以投诉。依据"))
    _, outgoing = continued(state, cut, NOISE)
    assert only(outgoing, Speak).written == f"依据是《劳动法》第五十条。{wording.MESSAGE_OFFER}"
    _, second = continued(state, cut, NOISE, NOISE)
    assert only(second, Speak).written == wording.NOISY


def test_other_voices_music_and_a_recogniser_that_does_not_answer_have_a_way_out_each() -> None:
    _, others = talk(SoundDetected(SoundKind.OTHER_VOICES))
    assert only(others, Speak).written == wording.OTHERS_TALK
    _, music = talk(*[SoundDetected(SoundKind.MUSIC)] * 3)
    assert only(music, Finish).reason is EndReason.SILENCE
    _, deaf = talk("工资不发怎么办", SoundDetected(SoundKind.UNRECOGNISED))
    assert only(deaf, HandOver).reason is HandoverReason.UNHEARABLE


def test_what_he_says_to_somebody_beside_him_is_no_question_and_changes_nothing_of_the_talk() -> None:
    state, outgoing = talk("工资不发怎么办", "你小声点我打电话呢")
    assert only(outgoing, Speak).written == wording.OTHERS_TALK
    assert (state.unsure, state.idle, state.outcome, state.topics) == (0, 0, "answered", ("wage-arrears",))


def test_the_announcement_of_a_carrier_is_no_caller() -> None:
    _, outgoing = talk("您好您拨打的用户暂时无人接听请在提示音后留言")
    assert only(outgoing, Finish).reason is EndReason.ANSWERING_MACHINE


def test_details_are_sent_when_accepted() -> None:
    _, outgoing = talk("工资不发怎么办", "发短信给我")
    assert only(outgoing, OfferMessage).topic == "wage-arrears"


@pytest.mark.parametrize("text", ["好，你发吧", "那就发给我", "可以，发过来吧", "发到我手机上"])
def test_the_offer_of_an_sms_is_taken_in_many_words(text: str) -> None:
    _, outgoing = talk("工资不发怎么办", text)
    assert only(outgoing, OfferMessage) == OfferMessage("wage-arrears")


def test_the_details_go_to_the_number_that_the_caller_says() -> None:
    _, outgoing = talk("工资不发怎么办", "发短信到幺三九零零零零七二零三")
    assert only(outgoing, OfferMessage).phone == "13900007203"
    assert "13900007203" in only(outgoing, Speak).written


def test_a_number_that_was_not_understood_whole_is_asked_for_and_never_taken_for_his_own() -> None:
    state, outgoing = talk("工资不发怎么办", "麻烦发短信到三七零零五五二一九")
    assert only(outgoing, Speak).written == wording.MESSAGE_NUMBER_AGAIN
    assert not any(isinstance(each, OfferMessage) for each in outgoing)
    _, outgoing = continued(state, "幺三七零零零零五五二幺")
    assert only(outgoing, OfferMessage).phone == "13700005521"


def test_a_caller_without_a_mobile_number_is_asked_for_one() -> None:
    state = SEAT.begin("01", no_mobile=True).state
    _, outgoing = continued(state, "工资不发怎么办", "好，你发吧")
    assert only(outgoing, Speak).written == wording.MESSAGE_NUMBER
    assert not any(isinstance(each, OfferMessage) for each in outgoing)
    _, sent = continued(state, "工资不发怎么办", "好，你发吧", "幺三九零零", "幺三九零零零零七二零三")
    assert only(sent, OfferMessage) == OfferMessage("wage-arrears", "13900007203")
    after, dropped = continued(state, "工资不发怎么办", "好，你发吧", "不用了谢谢")
    assert only(dropped, Speak).written == wording.MESSAGE_DROPPED
    assert after.requested_field == ""
    _, other = continued(state, "工资不发怎么办", "好，你发吧", "年假有几天")
    assert "满一年休五天" in only(other, Speak).written


def test_who_gives_no_whole_number_twice_gets_no_sms() -> None:
    state = SEAT.begin("01", no_mobile=True).state
    _, outgoing = continued(state, "工资不发怎么办", "好，你发吧", "幺三九零零", "幺三九零零零")
    assert only(outgoing, Speak).written == wording.MESSAGE_DROPPED


def test_an_sms_that_was_not_stored_is_told_of() -> None:
    _, outgoing = talk("工资不发怎么办", "发短信给我", MessageStored(is_failed=True))
    assert only(outgoing, Speak).written == wording.MESSAGE_FAILED
    assert talk("工资不发怎么办", "发短信给我", MessageStored())[1] == []


def test_a_case_that_was_not_stored_leads_to_a_person() -> None:
    state, outgoing = talk("我要登记工资不发", CaseTaken(is_failed=True))
    assert only(outgoing, HandOver).reason is HandoverReason.REQUESTED
    assert only(outgoing, Speak).written == wording.CASE_FAILED
    assert state.stage is Stage.HANDED_OVER


def test_numbers_of_cases_cannot_be_tried_out() -> None:
    _, first = talk("查一下我的工单", CaseLookedUp("GD20261015-001234"))
    assert only(first, Speak).written == wording.PROGRESS_UNKNOWN
    _, second = talk("查一下我的工单", CaseLookedUp("GD20261015-001234"), CaseLookedUp("GD20261015-001235"))
    assert only(second, HandOver).reason is HandoverReason.NOT_SURE


def test_silence_ends_after_three() -> None:
    state, outgoing = talk(SilenceLasted(8), SilenceLasted(8), SilenceLasted(8))
    assert only(outgoing, Finish).reason is EndReason.SILENCE
    assert state.outcome == "ended"
    assert talk(SilenceLasted(8), SilenceLasted(8), "喂", SilenceLasted(8))[0].stage is Stage.TALKING


def test_an_answering_machine_is_left() -> None:
    _, outgoing = talk(SoundDetected(SoundKind.ANSWERING_MACHINE))
    assert only(outgoing, Finish).reason is EndReason.ANSWERING_MACHINE


def test_what_was_cut_off_was_not_spoken() -> None:
    state, _ = talk("工资不发怎么办")
    cut = SEAT.step(state, SpokenUpTo(state.replies, 4)).state
    assert cut.turns[-1].text.startswith("拖欠")
    assert len(cut.turns[-1].text) < 8
    assert SEAT.step(state, SpokenUpTo(state.replies - 1, 0)).state == state


def test_another_seat_goes_on_from_the_stored_state() -> None:
    state, _ = talk("我要登记工资不发", "单位叫华胜保洁", "我叫陆小梅")
    stored = msgspec.json.decode(msgspec.json.encode(state), type=ConversationState)
    assert stored == state
    step = SEAT.step(SEAT.step(stored, SeatChanged()).state, CallerSpoke("电话幺三八零零零零七二零三"))
    assert step.state.slots["诉求人姓名"] == "陆小梅"
    assert step.state.slots["联系电话"] == "13800007203"
