"""K15: the share of minutes in which 京晓保 could be used; bands instead of steps."""

from fractions import Fraction

from hotline.domains.insight.assessment.rules.ambiguities.others import LATE_SURCHARGE, UPTIME_WORDING
from hotline.domains.insight.assessment.rules.contract import Band, Terms
from hotline.domains.insight.assessment.rules.facts import Uptime, what_counts
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation
from hotline.domains.insight.assessment.rules.families.shares import as_read
from hotline.domains.insight.assessment.rules.readings import Readings
from hotline.domains.insight.assessment.rules.tiers import Charge
from hotline.kernel.errors import Invalid


def evaluate(facts: Uptime, terms: Terms, readings: Readings) -> Evaluation:
    _, owed = what_counts(facts, Fraction(0), facts.quarter - facts.planned - facts.beyond_control)
    if facts.down > owed:
        raise Invalid("不可用分钟超过了剔除之后的本季总分钟，请核对。")
    up = owed - facts.down
    if owed == 0:
        return Evaluation(value=None, num=up, den=owed)
    value = as_read(up / owed, terms, readings)
    as_worded = as_read(facts.down / owed, terms, readings) if readings.of(UPTIME_WORDING) == "literal" else value
    share = band_share(terms.bands, as_worded)
    if share == 0:
        clues = ("有未及时发现或告知的情况，但没有停机：没有原扣减比例，记为安全（K19）线索。",) if facts.late else ()
        return Evaluation(value=value, num=up, den=owed, clues=clues)
    share += _surcharge(facts.late, share, terms, readings)
    return Evaluation(value=value, num=up, den=owed, met=False, charges=(Charge(share, Fraction(1)),))


def band_share(bands: tuple[Band, ...], value: Fraction) -> Fraction:
    """The share of the lowest band that the value lies below; 0 when it lies below none."""
    return next((band.share for band in reversed(bands) if value < band.below), Fraction(0))


def _surcharge(late: int, share: Fraction, terms: Terms, readings: Readings) -> Fraction:
    if not late:
        return Fraction(0)
    match readings.of(LATE_SURCHARGE):
        case "points_each":
            return terms.surcharge * late
        case "relative":
            return terms.surcharge * share
        case _:
            return terms.surcharge
