"""Decides whether what a citizen stated is all that an article's calculator needs, and what is missing."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from hotline.domains.understanding.assistant.rules.facts import Length
from hotline.domains.understanding.assistant.rules.stated import Stated
from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.periods import YEAR, add_months, next_day
from hotline.domains.understanding.knowledge.rules.search.index import Card

#: The topic of what is due at whatever end of a contract.
SEVERANCE = "lc-severance-calc"
#: The topics whose question a calculator answers; others only mention it. With each the payment that it is about.
ANSWERS: dict[str, dict[str, str]] = {
    "retirement-age": {"pension-retire-age-delay": "", "pension-elastic-retire": ""},
    "unemployment-benefit": {"ui-duration": ""},
    "overtime": {"wage-overtime": ""},
    "annual-leave": {"leave-annual": ""},
    "double-wages": {"lc-double-wage": ""},
    "severance": {
        SEVERANCE: "n",
        "lc-forced-resign": "n",
        "lc-layoff": "n",
        "lc-term-renew-end": "n",
        "lc-nonfault-dismiss": "n+1",
        "lc-illegal-dismiss": "2n",
    },
}
KINDS_OF_DAY = {"weekday": "平时", "restday": "休息日", "holiday": "法定节假日"}
WORKERS = {"man": "男职工", "woman-55": "原 55 岁退休的女职工", "woman-50": "原 50 岁退休的女职工"}


class Need(NamedTuple):
    """Something that a calculator needs."""

    #: How the citizen is asked for it.
    request: str
    #: What was stated of it, in words; "" while nothing was.
    stated: Callable[[Stated], str]


class Use(NamedTuple):
    """How 京晓保 uses a calculator."""

    needs: tuple[Need, ...]
    #: What it works out.
    result: str
    inputs: Callable[[Stated, date, str], Mapping[str, object]]
    #: What the result takes for granted, a sentence; "" for nothing.
    assumed: str = ""


class Calculated(NamedTuple):
    worked: Worked
    decides: str
    assumed: str


def _length(length: Length | None, before: str) -> str:
    if length is None:
        return ""
    years, months = f" {length.years} 年" if length.years else "", f" {length.months} 个月" if length.months else ""
    return f"{before}{years}{months}"


def _born(stated: Stated) -> str:
    return f"{stated.born[:4]} 年 {int(stated.born[5:])} 月出生" if stated.born else ""


def _hours(stated: Stated) -> str:
    return "、".join(f"{KINDS_OF_DAY[kind]}加班 {hours} 小时" for kind, hours in stated.hours.items())


def _severance(stated: Stated, today: date, due: str) -> Mapping[str, object]:
    assert stated.service is not None
    length = {"known": "length", "years": stated.service.years, "months": stated.service.months}
    return {
        "due": stated.due or due,
        "ended": today.isoformat(),
        "wage": str(stated.wage),
        "last_wage": str(stated.wage),
    } | length


def _unemployment(stated: Stated, today: date, _: str) -> Mapping[str, object]:
    assert stated.paid is not None
    why = "resigned" if stated.resigned else "involuntary"
    return {"lost": f"{today:%Y-%m}", "why": why, "years": stated.paid.years, "months": stated.paid.months}


def _overtime(stated: Stated, today: date, _: str) -> Mapping[str, object]:
    return {"month": f"{today:%Y-%m}", "hours": "standard", "wage": str(stated.wage), **stated.hours}


def _annual_leave(stated: Stated, today: date, _: str) -> Mapping[str, object]:
    assert stated.service is not None
    leave = {"continuous": "yes", "absence": "none", "taken": 0, "own_wish": "no"}
    return {"year": today.year, "worked": stated.service.years, **leave}


def _double_wages(stated: Stated, today: date, _: str) -> Mapping[str, object]:
    assert stated.service is not None
    started = next_day(add_months(today, -(stated.service.years * YEAR + stated.service.months)))
    return {"started": started.isoformat(), "until": "still", "ended": today.isoformat(), "wage": str(stated.wage)}


def _wage(stated: Stated) -> str:
    return f"月工资 {stated.wage:,.0f} 元" if stated.wage else ""


_WAGE = Need("解除前十二个月的月平均工资", _wage)
_BASE = Need("加班工资基数", lambda each: f"工资基数 {each.wage:,.0f} 元" if each.wage else "")
_SERVICE = Need("在单位工作了几年几个月", lambda each: _length(each.service, "年限"))
USES: dict[str, Use] = {
    "retirement-age": Use(
        (
            Need("出生年月", _born),
            Need(
                "职工类别（男职工，或者原来 55 岁、50 岁退休的女职工）",
                lambda each: WORKERS.get(each.worker, ""),
            ),
        ),
        "哪年哪月退休",
        lambda stated, _, __: {"born": stated.born, "kind": stated.worker},
    ),
    "unemployment-benefit": Use(
        (Need("累计缴了几年失业保险", lambda each: _length(each.paid, "缴费")),), "能领几个月", _unemployment
    ),
    "overtime": Use(
        (
            _BASE,
            Need("加班小时数和是平时、休息日还是法定节假日", _hours),
        ),
        "加班费",
        _overtime,
    ),
    "annual-leave": Use(
        (Need("累计工作满几年", lambda each: _length(each.service, "年限")),),
        "有几天年休假",
        _annual_leave,
        "这是按连续工作满十二个月、没有长病假长事假、今年还没有休过算的。",
    ),
    "double-wages": Use(
        (_SERVICE, Need("每月工资", _wage)),
        "能要几个月的二倍工资差额",
        _double_wages,
        "这是按从今天往前推算入职、到今天还没有签合同算的，入职日期不同的请以实际为准。",
    ),
    "severance": Use((_SERVICE, _WAGE), "能拿多少", _severance, "这是按您说的月工资和年限算的。"),
}


def calculate(card: Card, stated: Stated, today: date) -> Calculated | None:
    """The result of the article's first calculator for which everything was stated.

    None when there is none, or when the values do not fit.
    """
    for name, due in _answering(card):
        use = USES[name]
        if card.topic == SEVERANCE and stated.unlawful:
            due = "2n"
        if any(not each.stated(stated) for each in use.needs):
            continue
        try:
            calculator = CALCULATORS[name]
            worked = calculator.calculate(use.inputs(stated, today, due))
            if not _is_only_supposed(due, stated):
                return Calculated(worked, calculator.decides, use.assumed)
            lawful = calculator.calculate(use.inputs(stated, today, "n"))
            twice = f"如果是单位违法解除，{worked.conclusion.removeprefix('违法解除')}"
            return Calculated(lawful, calculator.decides, f"{use.assumed}{twice}")
        except BadInput:
            continue
    return None


def _is_only_supposed(due: str, stated: Stated) -> bool:
    """The article is about unlawful dismissal, of which the citizen has not spoken."""
    return due == "2n" and not stated.due and not stated.unlawful


def refused(card: Card, stated: Stated, today: date) -> str:
    """Why the article's calculator does not take what was stated, in a sentence; "" where it takes it or lacks some."""
    for name, due in _answering(card):
        if all(each.stated(stated) for each in USES[name].needs):
            try:
                CALCULATORS[name].calculate(USES[name].inputs(stated, today, due))
            except BadInput as error:
                return f"按您说的（{_known(name, stated, '')[:-1]}）不能这样算：{error.message}"
    return ""


def needed_for(card: Card, stated: Stated) -> str:
    """What the citizen would have to add for a calculation; "" where nothing can be calculated."""
    for name, _ in _answering(card):
        missing = [each.request for each in USES[name].needs if not each.stated(stated)]
        if missing:
            return f"{_known(name, stated, '按')}告诉我{'和'.join(missing)}，我可以算出{USES[name].result}。"
    return ""


def noted(card: Card, stated: Stated) -> str:
    """What was noted for the article's calculator and what is missing yet; "" where it needs none of it."""
    for name, _ in _answering(card):
        known = _known(name, stated, "记下了：")
        missing = [each.request for each in USES[name].needs if not each.stated(stated)]
        if known and missing:
            return f"{known[:-1]}。还差{'和'.join(missing)}，告诉我就能算出{USES[name].result}。"
    return ""


def summary_of(stated: Stated) -> str:
    """Everything that was stated, in words; "" for nothing."""
    texts = [need.stated(stated) for use in USES.values() for need in use.needs if need is not _BASE]
    woman = "女职工" if stated.sex == "woman" and not stated.post else ""
    return "、".join(dict.fromkeys(filter(None, (*texts, woman))))


def _known(name: str, stated: Stated, opening: str) -> str:
    found = [text for each in USES[name].needs if (text := each.stated(stated))]
    if name == "retirement-age" and stated.sex == "woman" and not stated.post:
        found.append("女职工")
    return f"{opening}{'、'.join(found)}，" if found else ""


def _answering(card: Card) -> list[tuple[str, str]]:
    return [(name, ANSWERS[name][card.topic]) for name in card.calculators if card.topic in ANSWERS.get(name, {})]
