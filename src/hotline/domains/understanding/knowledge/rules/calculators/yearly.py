"""Figures that are set every year.

They are never built in: the user enters them, with a hint where they are published.
"""

from typing import NamedTuple


class Figure(NamedTuple):
    """``code`` is the same wherever the same figure is asked for.

    ``between``: what it can be in any year; keeps out a figure of another kind, such as a year's for a month's.
    """

    code: str
    what: str
    where: str
    between: tuple[int, int]


MINIMUM_WAGE = Figure("minimum-wage", "北京市月最低工资标准", "市人社局官网公布的最低工资标准通知", (500, 20_000))
AVERAGE_WAGE = Figure(
    "average-wage", "北京市上年度职工月平均工资", "市人社局官网公布的上年度职工平均工资", (1_000, 100_000)
)
DISPOSABLE_INCOME = Figure(
    "disposable-income", "上年度全国城镇居民人均可支配收入", "国家统计局公布的上年度统计公报", (5_000, 500_000)
)
