"""Conditions: the result of a comparison, also with several chosen values and with empty ones."""

import pytest

from hotline.domains.service.workorders.rules.flows.expressions import value_of

CASE = {"hazards": ["粉尘", "噪声"], "none": [], "kind": "投诉", "headcount": 30, "district": ""}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("kind == '投诉'", True),
        ("kind == ['投诉', '举报']", True),
        ("kind != ['投诉', '举报']", False),
        ("hazards == '粉尘'", True),
        ("hazards == '高温'", False),
        ("hazards != '高温'", True),
        ("hazards == ['高温', '噪声']", True),
        ("hazards in ['高温', '噪声']", True),
        ("hazards not in ['高温']", True),
        ("'粉尘' in hazards", True),
        ("hazards == ''", False),
        ("none == ''", True),
        ("none in ['粉尘']", False),
        ("district == ''", True),
        ("unknown == ''", True),
        ("unknown != ''", False),
        ("unknown == null", True),
        ("unknown in ['投诉']", False),
        ("unknown not in ['投诉']", True),
        ("headcount >= 30 and kind != '咨询'", True),
        ("hazards > 3", False),
    ],
)
def test_what_a_condition_holds(condition: str, holds: bool) -> None:
    assert value_of(condition, CASE) is holds
