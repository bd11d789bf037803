"""The lists that have saved views, and what a view of them must not hold."""

from collections.abc import Mapping

from hotline.kernel.errors import Invalid

LISTS = ("calls", "recordings")
#: Filters by a citizen's number: a view is kept for good, and a number is looked for once.
NUMBERS = frozenset({"number"})


def refuse_unknown(viewed: str, criteria: Mapping[str, str]) -> None:
    """Raises Invalid for a list without views, and for a view that holds a citizen's number."""
    if viewed not in LISTS:
        raise Invalid("这个列表不能保存视图，请每次重新筛选。")
    if any(criteria.get(name) for name in NUMBERS):
        raise Invalid("视图不能保存号码条件。请先清除号码再保存。")
