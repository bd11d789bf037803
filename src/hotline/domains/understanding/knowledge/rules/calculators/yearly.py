"""Figures that are set every year.

They are never built in: the user enters them, with a hint where they are published.
"""

from typing import NamedTuple


class Figure(NamedTuple):
    """A figure that is published every year and entered by the user."""

    #: The same wherever the same figure is needed.
    code: str
    what: str
    where: str
    #: Plausible bounds in any year. They reject a figure of another kind, such as a year's instead of a month's.
    between: tuple[int, int]


MINIMUM_WAGE = Figure("minimum-wage", "北京市月最低工资标准", "市人社局官网公布的最低工资标准通知", (500, 20_000))
AVERAGE_WAGE = Figure(
    "average-wage", "北京市上年度职工月平均工资", "市人社局官网公布的上年度职工平均工资", (1_000, 100_000)
)
DISPOSABLE_INCOME = Figure(
    "disposable-income", "上年度全国城镇居民人均可支配收入", "国家统计局公布的上年度统计公报", (5_000, 500_000)
)
