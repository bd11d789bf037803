"""The contract's nineteen indicators as pure functions: counts in, value and yuan out, rival readings beside."""

from hotline.domains.insight.assessment.rules.ambiguities import AMBIGUITIES, ambiguities_of
from hotline.domains.insight.assessment.rules.assess import (
    Assessment,
    IndicatorVerdict,
    Shadow,
    assess,
    default_readings,
)
from hotline.domains.insight.assessment.rules.cases import assess_case, case_name, cases_from_json
from hotline.domains.insight.assessment.rules.contract import Contract, Period, Terms, contract_from_toml, contract_on
from hotline.domains.insight.assessment.rules.facts import (
    Count,
    Exclusion,
    Facts,
    Heads,
    Responses,
    Share,
    TwoShares,
    Uptime,
    Waits,
)
from hotline.domains.insight.assessment.rules.payment import Payment, payments
from hotline.domains.insight.assessment.rules.readings import Ambiguity, Option, Readings
from hotline.domains.insight.assessment.rules.year import YearSum, total, year_sum

__all__ = [
    "AMBIGUITIES",
    "Ambiguity",
    "Assessment",
    "Contract",
    "Count",
    "Exclusion",
    "Facts",
    "Heads",
    "IndicatorVerdict",
    "Option",
    "Payment",
    "Period",
    "Readings",
    "Responses",
    "Shadow",
    "Share",
    "Terms",
    "TwoShares",
    "Uptime",
    "Waits",
    "YearSum",
    "ambiguities_of",
    "assess",
    "assess_case",
    "case_name",
    "cases_from_json",
    "contract_from_toml",
    "contract_on",
    "default_readings",
    "payments",
    "total",
    "year_sum",
]
