"""The catalogue of calculators, by the names that articles refer to."""

from hotline.domains.understanding.knowledge.rules.calculators import (
    annual_leave,
    contribution_years,
    double_wages,
    overtime,
    retirement_age,
    severance,
    sick_leave,
    unemployment_benefit,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import AnyCalculator
from hotline.domains.understanding.knowledge.rules.calculators.time_limits import compute as time_limits
from hotline.domains.understanding.knowledge.rules.calculators.work_injury import compute as work_injury

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
