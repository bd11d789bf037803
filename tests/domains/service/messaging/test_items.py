"""Who may do what with an item in which state, as a table, and the state afterwards."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.messaging.rules.items import (
    ItemKind,
    ItemState,
    ItemStatus,
    ItemTransition,
    after,
    due_of,
    item_refusal,
    may_open,
)
from tests.domains.voice.calls.tales import NINE

NEW, REOPENED = ItemStatus(ItemState.NEW), ItemStatus(ItemState.REOPENED, "", 1)
ANNS, DONE = ItemStatus(ItemState.TAKEN, "1001"), ItemStatus(ItemState.DONE, "1001")


@pytest.mark.parametrize(
    ("status", "transition", "ann", "ben", "leader"),
    [
        (NEW, ItemTransition.TAKE, True, True, True),
        (REOPENED, ItemTransition.TAKE, True, True, True),
        (ANNS, ItemTransition.TAKE, True, False, False),
        (DONE, ItemTransition.TAKE, False, False, False),
        (NEW, ItemTransition.PUT_BACK, False, False, False),
        (ANNS, ItemTransition.PUT_BACK, True, False, True),
        (DONE, ItemTransition.PUT_BACK, False, False, False),
        (NEW, ItemTransition.FINISH, False, False, False),
        (ANNS, ItemTransition.FINISH, True, False, True),
        (DONE, ItemTransition.FINISH, False, False, False),
        (NEW, ItemTransition.REOPEN, False, False, False),
        (ANNS, ItemTransition.REOPEN, False, False, False),
        (DONE, ItemTransition.REOPEN, True, False, True),
        (NEW, ItemTransition.ASSIGN, False, False, True),
        (ANNS, ItemTransition.ASSIGN, False, False, True),
        (REOPENED, ItemTransition.ASSIGN, False, False, True),
        (DONE, ItemTransition.ASSIGN, False, False, False),
    ],
)
def test_who_may_do_what(status: ItemStatus, transition: ItemTransition, ann: bool, ben: bool, leader: bool) -> None:
    assert (item_refusal(status, transition, "1001", leads=False) == "") is ann
    assert (item_refusal(status, transition, "1002", leads=False) == "") is ben
    assert (item_refusal(status, transition, "2001", leads=True) == "") is leader


def test_who_is_too_late_reads_who_was_first() -> None:
    assert "1001" in item_refusal(ANNS, ItemTransition.TAKE, "1002", leads=False)


def test_what_was_put_back_waits_as_it_did_before() -> None:
    assert after(ANNS, ItemTransition.PUT_BACK, "") == NEW
    taken_again = after(REOPENED, ItemTransition.TAKE, "1002")
    assert after(taken_again, ItemTransition.PUT_BACK, "") == REOPENED


def test_done_remembers_by_whom_and_reopened_waits_for_anybody() -> None:
    done = after(ANNS, ItemTransition.FINISH, "1001")
    assert done == DONE
    assert after(done, ItemTransition.REOPEN, "") == REOPENED


def test_only_who_deals_with_it_and_leaders_open_what_it_holds() -> None:
    assert may_open(ANNS, "1001", leads=False)
    assert may_open(DONE, "1001", leads=False)
    assert not may_open(ANNS, "1002", leads=False)
    assert not may_open(NEW, "1001", leads=False)
    assert may_open(NEW, "2001", leads=True)


def test_the_case_of_another_hotline_is_the_most_urgent_and_a_letter_the_least() -> None:
    kinds = sorted(ItemKind, key=lambda kind: due_of(kind, NINE))
    assert kinds == [ItemKind.HANDOVER, ItemKind.VOICEMAIL, ItemKind.TEXT, ItemKind.FAX]
    assert due_of(ItemKind.HANDOVER, NINE) - NINE == timedelta(hours=2)


PEOPLE = st.sampled_from([("1001", False), ("1002", False), ("2001", True)])


@given(st.lists(st.tuples(st.sampled_from(ItemTransition), PEOPLE), max_size=25))
def test_whatever_people_try_an_item_is_in_the_hands_of_exactly_who_its_state_says(
    tries: list[tuple[ItemTransition, tuple[str, bool]]],
) -> None:
    status, reopenings = NEW, 0
    for transition, (who, leads) in tries:
        if item_refusal(status, transition, who, leads=leads):
            continue
        before = status
        status = after(
            status, transition, who if transition in (ItemTransition.TAKE, ItemTransition.ASSIGN) else status.holder
        )
        reopenings += transition is ItemTransition.REOPEN
        assert (status.holder == "") is (status.state in (ItemState.NEW, ItemState.REOPENED))
        assert status.reopened == reopenings
        assert (status.state is ItemState.NEW) <= (reopenings == 0)
        if before.state is ItemState.TAKEN and not leads and transition is not ItemTransition.TAKE:
            assert who == before.holder, "nobody takes it out of another's hands"
