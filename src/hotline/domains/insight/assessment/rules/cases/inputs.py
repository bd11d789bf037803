"""From the inputs of a case to the facts of an indicator. A builder for each family."""

import re
from collections.abc import Callable
from fractions import Fraction

from hotline.domains.insight.assessment.rules.cases.numbers import Numbers, exact_number
from hotline.domains.insight.assessment.rules.contract import Family, Terms
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
from hotline.kernel.errors import Invalid

#: Words for the outage that was not found or told in time, and for the one that was.
LATE = re.compile(
    r"late|not_|no_|un(detect|notif|inform|report|timel|discover|announc)|fail|miss|delay|surcharge|plus|extra|未"
)
IN_TIME = re.compile(r"notif|inform|report|detect|timely|told|notice|discover|found|announc|告知|发现")
SECONDS = re.compile(r"sec|秒")
COUNTED = ("answered", "value", "count", "num")
MINUTES = ("minutes", "response_minutes", "responses_minutes", "responses", "faults", "durations", "items")


def facts_from(numbers: Numbers, terms: Terms) -> Facts:
    """Raises Invalid for what is missing or no number; leaves in ``numbers`` what it had no use for."""
    return BUILDERS[terms.family](numbers, terms)


def _volume(numbers: Numbers, _: Terms) -> Facts:
    return Count(value=numbers.whole(*COUNTED, "answered_calls", "calls"), exclusions=_exclusions(numbers))


def _headcount(numbers: Numbers, _: Terms) -> Facts:
    if numbers.has_any("daily", "days"):
        daily = numbers.several("daily", "days")
        if not daily:
            raise Invalid("“daily”是空的：至少要有一天。")
        return Heads(value=sum(daily, Fraction(0)) / len(daily), daily=daily)
    return Heads(value=numbers.number("value", "average", "mean", "avg", "count", "seats"))


def _share(numbers: Numbers, terms: Terms) -> Facts:
    if terms.key == "complaint":
        return Share(
            num=numbers.whole("complaints", "num"),
            den=numbers.whole("answered", "den"),
            exclusions=_exclusions(numbers),
        )
    if terms.key == "ai_correct" and "num" not in numbers:
        return _two_systems(numbers)
    if "wrong" in numbers:
        wrong, answered = numbers.number("wrong"), numbers.number("answered", "den")
        if wrong > answered:
            raise Invalid("“wrong”大于“answered”，请核对。")
        return Share(num=answered - wrong, den=answered, exclusions=_exclusions(numbers))
    return Share(num=numbers.number("num"), den=numbers.number("den"), exclusions=_exclusions(numbers))


def _two_systems(numbers: Numbers) -> Facts:
    """京晓保 and the AI seats sampled apart: pooled, unless the reading says otherwise."""
    names = ("jingxiaobao", "ai_seats")
    for name in names:
        if name not in numbers:
            raise Invalid(f"缺少输入“num”和“den”，或“{names[0]}”和“{names[1]}”。")
    apart = [numbers.nested(name) for name in names]
    parts = tuple(Share(num=each.number("num"), den=each.number("den")) for each in apart)
    if any(part.num > part.den for part in parts):
        raise Invalid("分子大于分母，请核对。")
    return Share(
        num=sum((each.num for each in parts), Fraction(0)),
        den=sum((each.den for each in parts), Fraction(0)),
        parts=parts,
    )


def _waiting(numbers: Numbers, _: Terms) -> Facts:
    if numbers.has_any("seconds", "waits"):
        each = numbers.several("seconds", "waits")
        return Waits(total=sum(each, Fraction(0)), calls=Fraction(len(each)), each=each)
    if numbers.has_any("total_seconds", "num"):
        return Waits(total=numbers.number("total_seconds", "num"), calls=numbers.whole("answered", "calls", "den"))
    mean = numbers.number("avg_seconds", "mean_seconds", "value")
    calls = numbers.whole("answered", "calls") if numbers.has_any("answered", "calls") else Fraction(1)
    return Waits(total=mean * calls, calls=calls)


def _records(numbers: Numbers, _: Terms) -> Facts:
    return TwoShares(
        first=Share(num=numbers.number("accurate"), den=numbers.number("checked")),
        second=Share(num=numbers.number("transferred"), den=numbers.number("should_transfer")),
    )


def _uptime(numbers: Numbers, _: Terms) -> Facts:
    return Uptime(
        quarter=numbers.number("quarter_minutes", "total_minutes"),
        down=numbers.number("down_minutes", "unavailable_minutes"),
        planned=numbers.number_or(0, "planned_minutes", "maintenance_minutes", "planned_maintenance_minutes"),
        beyond_control=numbers.number_or(0, "force_majeure_minutes", "beyond_control_minutes"),
        late=_late(numbers),
    )


def _late(numbers: Numbers) -> int:
    """How many outages were not found or told in time; a mere yes is one. ``notified: false`` is a yes too."""
    times = 0
    for name in numbers.left:
        late, in_time = LATE.search(name), IN_TIME.search(name)
        if not late and not in_time:
            continue
        given = numbers.raw(name)
        if isinstance(given, bool):
            times += given if late else not given
        elif late:
            times += int(exact_number(given, name))
        else:
            raise Invalid(f"“{name}”要写是或否（true、false）。")
    return times


def _faults(numbers: Numbers, _: Terms) -> Facts:
    name = next((each for each in MINUTES if each in numbers), None) or _only_list(numbers)
    per_minute = 60 if SECONDS.search(name) else 1
    given = numbers.raw(name)
    if not isinstance(given, list | tuple):
        given = [given]
    return Responses(minutes=tuple(_minutes(each, name, per_minute) for each in given))


def _only_list(numbers: Numbers) -> str:
    """Whatever it is called: the one list there is, else the one value."""
    left = numbers.left
    if len(left) != 1:
        raise Invalid(f"缺少输入“minutes”：每件故障从告警到首次人工确认的分钟数。现有：{'、'.join(left) or '无'}。")
    return left[0]


def _minutes(given: object, name: str, per_minute: int) -> Fraction:
    if isinstance(given, dict):
        inside = Numbers(given)
        if inside.has_any("seconds", "response_seconds"):
            return inside.number("seconds", "response_seconds") / 60
        return inside.number("minutes", "response_minutes")
    return exact_number(given, name) / per_minute


def _incidents(numbers: Numbers, terms: Terms) -> Facts:
    if terms.key == "unstable" and numbers.has_any("num", "handled", "proper"):
        proper, in_all = numbers.whole("handled", "proper", "num"), numbers.whole("total", "den")
        if proper > in_all:
            raise Invalid("妥善处置的件数大于总件数，请核对。")
        return Count(value=in_all - proper)
    names = ("accidents", "accident", "count", "value") if terms.key == "security" else ("bad", "count", "value")
    value = numbers.whole(*names)
    if "total" in numbers and numbers.number("total") < value:
        raise Invalid("未妥善处置的件数大于总件数，请核对。")
    earlier = numbers.number_or(0, "earlier", "earlier_accidents", "year_before")
    return Count(value=value, earlier=earlier, exclusions=_exclusions(numbers))


def _exclusions(numbers: Numbers) -> tuple[Exclusion, ...]:
    if "exclusions" not in numbers:
        return ()
    given = numbers.raw("exclusions")
    if not isinstance(given, list | tuple):
        raise Invalid("“exclusions”要是一列排除项。")
    return tuple(_exclusion(Numbers(each)) for each in given)


def _exclusion(each: Numbers) -> Exclusion:
    return Exclusion(
        reason=str(each.raw("reason")),
        approver=str(each.raw("approver")),
        second_approver=str(each.raw("second_approver")) if "second_approver" in each else "",
        num=each.number_or(0, "num"),
        den=each.number_or(0, "den"),
    )


BUILDERS: dict[Family, Callable[[Numbers, Terms], Facts]] = {
    "volume": _volume,
    "headcount": _headcount,
    "share": _share,
    "waiting": _waiting,
    "records": _records,
    "uptime": _uptime,
    "faults": _faults,
    "incidents": _incidents,
}
