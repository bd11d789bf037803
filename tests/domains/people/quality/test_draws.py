"""Quotas of strata and the draw itself: nobody below the minimum, nothing drawn twice, the same from the same seed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.people.quality.rules.draws import draw, quotas
from hotline.kernel.errors import Invalid

STOCK = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 30), max_size=8)


@given(STOCK, st.integers(0, 150), st.integers(0, 6))
def test_quotas_fit_the_stock_the_total_and_the_minimum(stock: dict[str, int], total: int, min_each: int) -> None:
    found = quotas(stock, total, min_each)
    assert found.keys() == stock.keys()
    minima = {name: min(min_each, calls) for name, calls in stock.items()}
    assert all(minima[name] <= found[name] <= stock[name] for name in stock)
    assert sum(found.values()) == max(min(total, sum(stock.values())), sum(minima.values()))


@given(STOCK, st.integers(0, 150))
def test_without_a_minimum_quotas_are_in_proportion(stock: dict[str, int], total: int) -> None:
    calls = sum(stock.values())
    for name, quota in quotas(stock, total).items():
        assert abs(quota - min(total, calls) * stock[name] / max(1, calls)) < 1


def test_equal_remainders_go_to_the_first_by_name() -> None:
    assert (
        quotas({"丙": 10, "甲": 10, "乙": 10}, 4)
        == quotas({"甲": 10, "乙": 10, "丙": 10}, 4)
        == {"丙": 2, "乙": 1, "甲": 1}
    )


@pytest.mark.parametrize(("stock", "total", "min_each"), [({"a": 3}, -1, 0), ({"a": 3}, 1, -1), ({"a": -3}, 1, 0)])
def test_nothing_is_below_zero(stock: dict[str, int], total: int, min_each: int) -> None:
    with pytest.raises(Invalid):
        quotas(stock, total, min_each)


@given(st.lists(st.integers(0, 12), max_size=5), st.lists(st.integers(0, 15), max_size=5), st.text(max_size=3))
def test_a_draw_has_its_sizes_and_chances_and_is_repeated_by_its_seed(
    numbers: list[int], sizes: list[int], seed: str
) -> None:
    stock = {str(at): [f"{at}-{call}" for call in range(number)] for at, number in enumerate(numbers)}
    by_stratum = {str(at): size for at, size in enumerate(sizes)}
    found = draw(stock, by_stratum, seed)
    assert found == draw({name: calls[::-1] for name, calls in stock.items()}, by_stratum, seed)
    assert len({each.call for each in found}) == len(found)
    for name, calls in stock.items():
        some = [each for each in found if each.stratum == name]
        assert len(some) == min(by_stratum.get(name, 0), len(calls))
        assert {each.call for each in some} <= set(calls)
        assert all(each.chance == len(some) / len(calls) for each in some)


def test_another_seed_draws_others() -> None:
    stock = {"a": [str(call) for call in range(100)]}
    assert {each.call for each in draw(stock, {"a": 10}, "1")} != {each.call for each in draw(stock, {"a": 10}, "2")}


def test_a_call_in_two_strata_is_refused_and_one_that_is_listed_twice_counts_once() -> None:
    with pytest.raises(Invalid, match="同时属于两层"):
        draw({"a": ["1", "2"], "b": ["2"]}, {"a": 1}, "seed")
    assert len(draw({"a": ["1", "1", "2"]}, {"a": 3}, "seed")) == 2


def test_a_size_below_zero_is_refused() -> None:
    with pytest.raises(Invalid):
        draw({"a": ["1", "2"]}, {"a": -1}, "seed")
