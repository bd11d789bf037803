"""Positions: what is written can be read, of too many the newest count, anything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.kernel.errors import Invalid
from hotline.kernel.positions import MAX_NUMBER, MAX_SUBJECTS, add, from_text, to_text

subjects = st.from_regex(r"[a-z]{1,8}/[A-Za-z0-9_.:-]{1,12}", fullmatch=True)
noted = st.lists(st.tuples(subjects, st.integers(1, MAX_NUMBER)), max_size=40)


@given(noted)
def test_what_is_written_is_read_back(events: list[tuple[str, int]]) -> None:
    positions: dict[str, int] = {}
    for subject, number in events:
        add(positions, subject, number)
    assert from_text(to_text(positions)) == positions


@given(noted)
def test_of_too_many_subjects_the_newest_count_each_with_its_last_event(events: list[tuple[str, int]]) -> None:
    positions: dict[str, int] = {}
    for subject, number in events:
        add(positions, subject, number)
    newest = list(dict.fromkeys(subject for subject, _ in reversed(events)))[:MAX_SUBJECTS]
    assert list(positions) == newest[::-1]


def test_the_higher_number_of_a_subject_counts() -> None:
    positions: dict[str, int] = {}
    for number in (3, 7, 5):
        add(positions, "call/c1", number)
    assert positions == {"call/c1": 7}


@pytest.mark.parametrize(
    "subject", ["call/工单", "call/a b", "call/a,b", "call/a=b", "call/*", "call/>", "call", "/c1"]
)
def test_a_subject_that_no_header_can_carry_is_left_out(subject: str) -> None:
    positions: dict[str, int] = {}
    add(positions, subject, 1)
    assert positions == {}


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "call/c1",
        "call/c1=0",
        "call/c1=-1",
        "call/c1=1.5",
        "call/c1=99999999999",
        f"call/c1={MAX_NUMBER + 1}",
        "call/c1=1,",
        "call/c1=1;call/c2=2",
        "call/*=1",
        "call/" + "c" * 101 + "=1",
        ",".join(f"call/c{n}=1" for n in range(MAX_SUBJECTS + 1)),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        from_text(text)
