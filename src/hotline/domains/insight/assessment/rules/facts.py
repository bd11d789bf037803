"""What an indicator is computed from: counts with what was left out of them and on whose word."""

from fractions import Fraction

import msgspec

from hotline.kernel.errors import Invalid


class Exclusion(msgspec.Struct, frozen=True):
    """Taken out of the counts, with a reason and who answers for it (two people where the contract asks for two)."""

    reason: str
    approver: str
    second_approver: str = ""
    num: Fraction = Fraction(0)
    den: Fraction = Fraction(0)
    evidence: tuple[str, ...] = ()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Counts are before exclusions. Days and faults left out are not in their lists; their exclusions say why."""

    exclusions: tuple[Exclusion, ...] = ()


class Count(Facts, frozen=True):
    """Calls of the year, unrest cases handled badly, accidents; ``earlier``: those of the year before this period."""

    value: Fraction
    earlier: Fraction = Fraction(0)


class Heads(Facts, frozen=True):
    """People or seats: the mean over so many ``days`` of the period (0: not told), and each of them where known."""

    value: Fraction
    daily: tuple[Fraction, ...] = ()
    days: Fraction = Fraction(0)


class Share(Facts, frozen=True):
    """Part and whole before exclusions; ``parts`` are the systems pooled in them, where they are told apart."""

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
    """Minutes; in ``planned`` and ``beyond_control`` it was not owed. ``late``: outages not found or told in time."""

    quarter: Fraction
    down: Fraction
    planned: Fraction = Fraction(0)
    beyond_control: Fraction = Fraction(0)
    late: int = 0


class Responses(Facts, frozen=True):
    """Minutes from the alarm to the first human answer, fault by fault."""

    minutes: tuple[Fraction, ...]


def exclusions_of(facts: Facts) -> tuple[Exclusion, ...]:
    """Of the facts and of what they are made of."""
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
            raise Invalid("每项排除都要写明理由和审批人。")
        if two_approve and len(approvers) < 2:
            raise Invalid("这项指标的排除须由两人复核，请补上第二名审批人。")


def what_counts(facts: Facts, num: Fraction, den: Fraction) -> tuple[Fraction, Fraction]:
    """Numerator and denominator after the exclusions. Raises Invalid when more is taken out than there was."""
    num -= sum(each.num for each in facts.exclusions)
    den -= sum(each.den for each in facts.exclusions)
    if num < 0 or den < 0:
        raise Invalid("排除的数量超过了原有的数量，请核对排除清单。")
    return num, den
