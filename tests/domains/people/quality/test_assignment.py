"""Drawn calls are given out evenly, blind, and never to somebody of the agent's own group."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.people.quality.rules.assignment import assigned
from hotline.kernel.errors import Invalid

GROUPS = st.sampled_from(["一组", "二组", "三组"])
CALLS = st.dictionaries(st.text("0123456789", min_size=1), GROUPS, max_size=60)
#: At least one of each of two groups, so that every call has somebody.
INSPECTORS = st.dictionaries(st.text("abc", min_size=1), GROUPS, max_size=8).map(
    lambda some: {**some, "x": "一组", "y": "二组"}
)


@given(CALLS, INSPECTORS)
def test_every_call_has_an_inspector_of_another_group(calls: dict[str, str], inspectors: dict[str, str]) -> None:
    found = assigned(calls, inspectors, "7")
    assert found.keys() == calls.keys()
    assert all(inspectors[inspector] != calls[call] for call, inspector in found.items())
    assert assigned(dict(reversed(calls.items())), dict(reversed(inspectors.items())), "7") == found


@given(st.integers(0, 90))
def test_numbers_differ_by_one_where_everybody_may(number: int) -> None:
    inspectors = dict.fromkeys("abcdefg", "质检组")
    found = Counter(assigned({str(n): "一组" for n in range(number)}, inspectors, "7").values())
    loads = [found[name] for name in inspectors]
    assert max(loads) - min(loads) <= 1


def test_who_may_inspect_less_groups_has_as_many_of_the_others() -> None:
    """Ten calls of the first group for the second's inspector alone, and twenty of a third for both."""
    calls = {f"a{n}": "一组" for n in range(10)} | {f"b{n}": "三组" for n in range(20)}
    assert Counter(assigned(calls, {"x": "一组", "y": "二组"}, "7").values()) == {"x": 15, "y": 15}


def test_another_seed_gives_other_calls() -> None:
    calls = {str(n): "一组" for n in range(40)}
    inspectors = {"x": "二组", "y": "三组"}
    assert assigned(calls, inspectors, "7") != assigned(calls, inspectors, "8")


def test_a_group_that_nobody_may_inspect_is_named() -> None:
    with pytest.raises(Invalid, match="一组"):
        assigned({"1": "一组"}, {"x": "一组"}, "7")
    assert assigned({}, {}, "7") == {}
