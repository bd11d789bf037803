"""Assesses an indicator under an assumption, by the same rules as the real numbers."""

from datetime import datetime
from fractions import Fraction

import msgspec

from hotline.domains.insight.assessment.queries.board import CurrentAssessment, board
from hotline.domains.insight.assessment.rules.assess import Assessment, assess
from hotline.domains.insight.assessment.rules.contract import Contract, Period
from hotline.domains.insight.assessment.rules.facts import Count, Facts, Heads, Share, Waits
from hotline.domains.insight.assessment.rules.indicator_forecast import with_rest
from hotline.kernel.errors import Invalid

MAX_VALUE = 10_000_000


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """An assumption about the rest of the period."""

    #: Mean of the days to come: a share 0 … 1, or seconds.
    rest: Fraction | None = None
    #: So many more hits or cases, now.
    more: int = 0
    #: Mean of people or seats in place of the real one.
    heads: Fraction | None = None


def tried(contract: Contract, quarter: Period, key: str, trial: Trial, now: datetime) -> Assessment:
    """Nothing is written. Raises Invalid where the trial has no sense."""
    terms = contract.terms(key)
    current = next(each for each in board(contract, quarter, now).standings if each.terms == terms)
    period = contract.year if terms.span == "year" else quarter
    return assess(contract, key, period.key, _altered(current, trial))


def _altered(current: CurrentAssessment, trial: Trial) -> Facts:
    if not 0 <= trial.more <= MAX_VALUE:
        raise Invalid("增加的件数须在0到一千万之间。")
    facts = current.facts
    if trial.heads is not None:
        if not isinstance(facts, Heads | None) or trial.heads < 0:
            raise Invalid("这项指标不按人数、席数试算。请改选指标。")
        return Heads(value=trial.heads)
    match facts:
        case Share() if current.terms.direction == "at_least":
            facts = Share(num=facts.num + trial.more, den=facts.den + trial.more, exclusions=facts.exclusions)
        case Share():
            facts = Share(num=facts.num + trial.more, den=facts.den, exclusions=facts.exclusions)
        case Count():
            facts = Count(value=facts.value + trial.more, earlier=facts.earlier)
        case Waits():
            pass
        case _:
            raise Invalid("该指标暂无可试算的数据，请稍后再试或改选指标。")
    if trial.rest is not None and current.rest is not None:
        if trial.rest < 0 or (isinstance(facts, Share) and trial.rest > 1):
            raise Invalid("剩余时段的达标率须在0到100%之间。")
        facts = with_rest(facts, current.rest.den, trial.rest)
    return facts
