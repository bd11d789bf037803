"""Inputs of an indicator: counts, with what was excluded from them and on whose authority."""

from fractions import Fraction

import msgspec

from hotline.kernel.errors import Invalid


class Exclusion(msgspec.Struct, frozen=True):
    """Counts taken out, with the reason and who approved it (two people where the contract requires two)."""

    reason: str
    approver: str
    second_approver: str = ""
    num: Fraction = Fraction(0)
    den: Fraction = Fraction(0)
    evidence: tuple[str, ...] = ()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What an indicator is assessed from. Counts are those before exclusions.

    Excluded days and faults are missing from the lists. ``exclusions`` gives the reason of each.
    """

    exclusions: tuple[Exclusion, ...] = ()


class Count(Facts, frozen=True):
    """A count: calls of the year, unrest cases handled badly, or accidents."""

    value: Fraction
    #: Those of the contract year before this period.
    earlier: Fraction = Fraction(0)


class Heads(Facts, frozen=True):
    """A number of people or seats."""

    #: The mean over the period.
    value: Fraction
    #: The number on each day, where known.
    daily: tuple[Fraction, ...] = ()
    #: Days of the period that the mean is over; 0: not known.
    days: Fraction = Fraction(0)


class Share(Facts, frozen=True):
    """A part and a total before exclusions. ``parts`` are the systems pooled in them, where they are known apart."""

    num: Fraction
    den: Fraction
    parts: "tuple[Share, ...]" = ()


class Waits(Facts, frozen=True):
    """Seconds waited in all and calls answered; call by call where known."""

    total: Fraction
    calls: Fraction
    each: tuple[Fraction, ...] = ()


class TwoShares(Facts, frozen=True):
    first: Share
    second: Share


class Uptime(Facts, frozen=True):
    """Minutes of a quarter. Downtime in ``planned`` and ``beyond_control`` does not count."""

    quarter: Fraction
    down: Fraction
    planned: Fraction = Fraction(0)
    beyond_control: Fraction = Fraction(0)
    #: Outages that were not found or reported in time.
    late: int = 0


class Responses(Facts, frozen=True):
    """Minutes from the alarm to the first human answer, one value a fault."""

    minutes: tuple[Fraction, ...]


def exclusions_of(facts: Facts) -> tuple[Exclusion, ...]:
    """The exclusions of the facts and of their parts."""
    match facts:
        case TwoShares():
            return (*facts.exclusions, *facts.first.exclusions, *facts.second.exclusions)
        case Share():
            return (*facts.exclusions, *(each for part in facts.parts for each in part.exclusions))
        case _:
            return facts.exclusions


def settle_exclusions(facts: Facts, *, two_approve: bool) -> None:
    """Raises Invalid for one that nobody answers for."""
    for each in exclusions_of(facts):
        approvers = {each.approver.strip(), each.second_approver.strip()} - {""}
        if not each.reason.strip() or not each.approver.strip():
            raise Invalid("每项排除须写明理由和审批人。")
        if two_approve and len(approvers) < 2:
            raise Invalid("该指标的排除须由两人复核，请补上第二名审批人。")


def what_counts(facts: Facts, num: Fraction, den: Fraction) -> tuple[Fraction, Fraction]:
    """Numerator and denominator after the exclusions. Raises Invalid when more is taken out than there was."""
    num -= sum(each.num for each in facts.exclusions)
    den -= sum(each.den for each in facts.exclusions)
    if num < 0 or den < 0:
        raise Invalid("排除的数量超过了原有的数量，请核对排除清单。")
    return num, den
