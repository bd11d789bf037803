"""All calculators, by the names that articles call them."""

from hotline.domains.understanding.knowledge.rules.calculators import (
    annual_leave,
    contribution_years,
    double_wages,
    overtime,
    retirement_age,
    severance,
    sick_leave,
    time_limits,
    unemployment_benefit,
    work_injury,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import AnyCalculator

CALCULATORS: dict[str, AnyCalculator] = {
    each.CALCULATOR.name: each.CALCULATOR
    for each in (
        retirement_age,
        contribution_years,
        severance,
        double_wages,
        overtime,
        annual_leave,
        sick_leave,
        unemployment_benefit,
        work_injury,
        time_limits,
    )
}
