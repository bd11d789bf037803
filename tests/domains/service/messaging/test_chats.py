"""Rules of chats: who may do what, when a chat ends by itself, and what is stored."""

from datetime import UTC, datetime, time, timedelta

import pytest

from hotline.domains.service.messaging.rules.chats import (
    AT_ONCE,
    GONE_AFTER,
    SILENT_AFTER,
    ChatEnd,
    ChatState,
    ChatStatus,
    ChatTransition,
    chat_refusal,
    end_by_itself,
    has_hands_full,
    is_masked,
    is_open,
    may_read,
    numbers_in,
    written,
)

WAITING = ChatStatus(ChatState.WAITING)
ANNS = ChatStatus(ChatState.TALKING, "1001")
OVER = ChatStatus(ChatState.ENDED, "1001")
DONE = ChatStatus(ChatState.ENDED, "1001", summed_up=True)
LOST = ChatStatus(ChatState.ENDED)
NOW = datetime(2026, 11, 27, 4, tzinfo=UTC)  # noon in Beijing
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("status", "may"),
    [
        (WAITING, {ChatTransition.TAKE}),
        (ANNS, {ChatTransition.TAKE, ChatTransition.REPLY, ChatTransition.PASS_BACK, ChatTransition.FINISH}),
        (OVER, {ChatTransition.FINISH}),
        (DONE, set()),
        (LOST, set()),
    ],
)
def test_who_has_a_chat_may_do_this_and_nothing_else(status: ChatStatus, may: set[ChatTransition]) -> None:
    assert {
        transition for transition in ChatTransition if not chat_refusal(status, transition, "1001", leads=False)
    } == may


def test_what_another_has_is_left_to_them_and_the_refusal_names_them() -> None:
    for transition in (ChatTransition.TAKE, ChatTransition.REPLY, ChatTransition.PASS_BACK, ChatTransition.FINISH):
        assert "1001" in chat_refusal(ANNS, transition, "1002", leads=False)


def test_a_leader_takes_over_assigns_and_ends_but_writes_only_in_the_own_name() -> None:
    allowed = {transition for transition in ChatTransition if not chat_refusal(ANNS, transition, "2001", leads=True)}
    assert allowed == {ChatTransition.TAKE, ChatTransition.ASSIGN, ChatTransition.PASS_BACK, ChatTransition.FINISH}


def test_three_chats_are_two_hands_full() -> None:
    assert [has_hands_full(held) for held in range(AT_ONCE + 2)] == [False, False, False, True, True]


def test_it_is_read_by_who_has_it_and_leaders_alone() -> None:
    assert may_read(ANNS, "1001", leads=False)
    assert not may_read(ANNS, "1002", leads=False)
    assert not may_read(WAITING, "", leads=False)
    assert may_read(WAITING, "2001", leads=True)


def test_what_names_people_is_in_the_clear_for_who_still_answers_or_sums_up() -> None:
    assert [is_masked(each, "1001") for each in (WAITING, ANNS, OVER, DONE, LOST)] == [False, False, False, True, True]
    assert is_masked(OVER, "2001")


def test_a_talk_nobody_writes_in_ends_and_a_line_nobody_stands_in_is_left() -> None:
    silent, gone = NOW - SILENT_AFTER, NOW - GONE_AFTER
    assert end_by_itself(ChatState.TALKING, silent, gone - SECOND, NOW) is None
    assert end_by_itself(ChatState.TALKING, silent - SECOND, NOW, NOW) is ChatEnd.SILENCE
    assert end_by_itself(ChatState.WAITING, silent - SECOND, gone, NOW) is None
    assert end_by_itself(ChatState.WAITING, NOW, gone - SECOND, NOW) is ChatEnd.LEFT
    assert end_by_itself(ChatState.ENDED, silent - SECOND, gone - SECOND, NOW) is None


@pytest.mark.parametrize(
    ("opens", "closes", "open_now"),
    [
        (time(0), time(0), True),
        (time(8), time(20), True),
        (time(8), time(12), False),
        (time(12), time(13), True),
        (time(22), time(13), True),
        (time(22), time(6), False),
    ],
)
def test_somebody_answers_by_beijings_clock(opens: time, closes: time, open_now: bool) -> None:
    assert is_open(NOW, opens, closes) is open_now


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  退休金怎么算？\r\n急 ", "退休金怎么算？\n急"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("\u202e反过来\u202c", "反过来"),
        (" \n\t\x07 ", ""),
    ],
)
def test_of_a_text_what_writes_nothing_is_dropped(typed: str, text: str) -> None:
    assert written(typed) == text


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("我的电话 138-0000 0001，再打13800000001", ["13800000001"]),
        ("身份证11010119900307451x。", ["11010119900307451X"]),
        ("座机 010-12345678", ["01012345678"]),
        ("2026年交了123456元，工号 1001", []),
        (" ".join(f"1380000{n:04}，" for n in range(20)), [f"1380000{n:04}" for n in range(10)]),
    ],
)
def test_numbers_that_find_a_chat_are_those_long_enough_to_be_somebodys(typed: str, numbers: list[str]) -> None:
    assert numbers_in(typed) == numbers
