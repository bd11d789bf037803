"""Who may do what with an item in which state, as a table; and what it leads to."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.messaging.rules import (
    Deed,
    ItemKind,
    ItemState,
    Standing,
    after,
    due_of,
    may_open,
    objection,
)
from tests.domains.voice.calls.tales import NINE

NEW, REOPENED = Standing(ItemState.NEW), Standing(ItemState.REOPENED, "", 1)
ANNS, DONE = Standing(ItemState.TAKEN, "1001"), Standing(ItemState.DONE, "1001")


@pytest.mark.parametrize(
    ("standing", "deed", "ann", "ben", "leader"),
    [
        (NEW, Deed.TAKE, True, True, True),
        (REOPENED, Deed.TAKE, True, True, True),
        (ANNS, Deed.TAKE, True, False, False),
        (DONE, Deed.TAKE, False, False, False),
        (NEW, Deed.PUT_BACK, False, False, False),
        (ANNS, Deed.PUT_BACK, True, False, True),
        (DONE, Deed.PUT_BACK, False, False, False),
        (NEW, Deed.FINISH, False, False, False),
        (ANNS, Deed.FINISH, True, False, True),
        (DONE, Deed.FINISH, False, False, False),
        (NEW, Deed.REOPEN, False, False, False),
        (ANNS, Deed.REOPEN, False, False, False),
        (DONE, Deed.REOPEN, True, False, True),
        (NEW, Deed.ASSIGN, False, False, True),
        (ANNS, Deed.ASSIGN, False, False, True),
        (REOPENED, Deed.ASSIGN, False, False, True),
        (DONE, Deed.ASSIGN, False, False, False),
    ],
)
def test_who_may_do_what(standing: Standing, deed: Deed, ann: bool, ben: bool, leader: bool) -> None:
    assert (objection(standing, deed, "1001", leads=False) == "") is ann
    assert (objection(standing, deed, "1002", leads=False) == "") is ben
    assert (objection(standing, deed, "2001", leads=True) == "") is leader


def test_who_is_too_late_reads_who_was_first() -> None:
    assert "1001" in objection(ANNS, Deed.TAKE, "1002", leads=False)


def test_what_was_put_back_waits_as_it_did_before() -> None:
    assert after(ANNS, Deed.PUT_BACK, "") == NEW
    taken_again = after(REOPENED, Deed.TAKE, "1002")
    assert after(taken_again, Deed.PUT_BACK, "") == REOPENED


def test_done_remembers_by_whom_and_reopened_waits_for_anybody() -> None:
    done = after(ANNS, Deed.FINISH, "1001")
    assert done == DONE
    assert after(done, Deed.REOPEN, "") == REOPENED


def test_only_who_deals_with_it_and_leaders_open_what_it_holds() -> None:
    assert may_open(ANNS, "1001", leads=False)
    assert may_open(DONE, "1001", leads=False)
    assert not may_open(ANNS, "1002", leads=False)
    assert not may_open(NEW, "1001", leads=False)
    assert may_open(NEW, "2001", leads=True)


def test_the_case_of_another_hotline_is_the_most_urgent_and_a_letter_the_least() -> None:
    kinds = sorted(ItemKind, key=lambda kind: due_of(kind, NINE))
    assert kinds == [ItemKind.HANDOVER, ItemKind.VOICEMAIL, ItemKind.FAX]
    assert due_of(ItemKind.HANDOVER, NINE) - NINE == timedelta(hours=2)


PEOPLE = st.sampled_from([("1001", False), ("1002", False), ("2001", True)])


@given(st.lists(st.tuples(st.sampled_from(Deed), PEOPLE), max_size=25))
def test_whatever_people_try_an_item_is_in_the_hands_of_exactly_who_its_state_says(
    tries: list[tuple[Deed, tuple[str, bool]]],
) -> None:
    standing, reopenings = NEW, 0
    for deed, (who, leads) in tries:
        if objection(standing, deed, who, leads=leads):
            continue
        before = standing
        standing = after(standing, deed, who if deed in (Deed.TAKE, Deed.ASSIGN) else standing.holder)
        reopenings += deed is Deed.REOPEN
        assert (standing.holder == "") is (standing.state in (ItemState.NEW, ItemState.REOPENED))
        assert standing.reopened == reopenings
        assert (standing.state is ItemState.NEW) <= (reopenings == 0)
        if before.state is ItemState.TAKEN and not leads and deed is not Deed.TAKE:
            assert who == before.holder, "nobody takes it out of another's hands"
