"""The draft of a summary holds the sides' own sentences, and nothing that nobody spoken."""

import pytest

from hotline.domains.understanding.conversation.rules.state import Spoken
from hotline.domains.understanding.conversation.rules.talk_summary import LONGEST, talk_summary


def talk(*lines: str) -> list[Spoken]:
    """Lines of the caller begin with <, those of the agent with >."""
    return [Spoken(line[0] == "<", line[1:], line[1:]) for line in lines]


TALK = talk(
    ">您好，请讲。",
    "<我在望京的华胜保洁上班。三个月没给我发工资了，我该找谁投诉呢？",
    ">您可以向单位所在地的劳动监察部门投诉。请问您贵姓？",
    "<谢谢，再见。",
    ">感谢来电，再见。",
)


def test_what_was_asked_what_was_answered_and_what_it_is_about() -> None:
    assert talk_summary(TALK, "拖欠工资", [("单位名称", "华胜保洁"), ("事发地址", "")]) == (
        "咨询拖欠工资；来电人：我在望京的华胜保洁上班，三个月没给我发工资了，我该找谁投诉呢；单位名称：华胜保洁；"
        "答复：您可以向单位所在地的劳动监察部门投诉"
    )


def test_courtesy_alone_makes_no_draft() -> None:
    assert talk_summary(talk(">您好，请讲。", "<喂，您好。"), "拖欠工资") == ""
    assert talk_summary([], "拖欠工资") == ""


@pytest.mark.parametrize("count", [1, 20, 200])
def test_it_stays_within_its_length_and_every_word_was_said(count: int) -> None:
    spoken = [f"第{number}个月的工资单位到现在也没有发" for number in range(count)]
    draft = talk_summary(talk(*(f"<{text}。" for text in spoken)), "拖欠工资")
    assert len(draft) <= LONGEST
    assert all(each in spoken for each in draft.partition("来电人：")[2].split("，"))


def test_questions_go_before_what_is_only_told_where_there_is_no_room_for_both() -> None:
    remark = "单位里的事情一件接着一件说也说不完今天又是这样明天还是这样" * 4
    draft = talk_summary(talk(f"<{remark[:115]}。拖欠工资我该去找谁投诉呢？"), "")
    assert draft == "来电人：拖欠工资我该去找谁投诉呢"
