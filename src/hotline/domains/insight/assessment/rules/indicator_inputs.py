"""Builds each indicator's facts from the registry's counts, with the rival counts beside them."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

import msgspec

from hotline.domains.insight.assessment.rules.facts import (
    Count,
    Facts,
    Heads,
    Responses,
    Share,
    TwoShares,
    Uptime,
    Waits,
)

MINUTES_A_DAY = 1440
MS = 1000


class IndicatorInputs(msgspec.Struct, frozen=True):
    """The registry's counts of a period."""

    #: Measure -> numerator and denominator.
    sums: Mapping[str, tuple[int, int | None]]
    #: Days gone by.
    days: int
    #: Measure -> values that are assessed one by one.
    lists: Mapping[str, tuple[Fraction, ...]] = {}
    earlier: int = 0

    def num(self, measure: str) -> Fraction:
        return Fraction(self.sums[measure][0])

    def den(self, measure: str) -> Fraction:
        return Fraction(self.sums[measure][1] or 0)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The source of an indicator's numbers."""

    measures: tuple[str, ...]
    #: Returns None while nothing was entered.
    facts: Callable[[IndicatorInputs], Facts | None]
    #: The measure whose rows are the evidence, and the part of it that costs: num or rest.
    evidence: tuple[str, str]
    #: Names of numerator and denominator.
    part_names: tuple[str, str] = ("", "")
    #: The measure of the trend; "" for none.
    ratio: str = ""
    #: ``<ambiguity>.<option>`` -> the facts under a reading that counts other things.
    otherwise: Callable[[IndicatorInputs], dict[str, Facts]] = lambda _: {}
    lists: tuple[str, ...] = ()
    #: The same for AI seats and for people, or for the page, shown beside it; no deduction is computed from them.
    apart: tuple[str, ...] = ()


def _share(inputs: IndicatorInputs, measure: str) -> Share:
    return Share(num=inputs.num(measure), den=inputs.den(measure))


def _of_answered(inputs: IndicatorInputs, part: str) -> Share:
    return Share(num=inputs.num(part), den=inputs.num("answered"))


def _answer_rate(inputs: IndicatorInputs) -> dict[str, Facts]:
    num, den = inputs.num("answer_rate"), inputs.den("answer_rate")
    return {
        "short_abandons.left_out": Share(num=num, den=den - inputs.num("short_abandoned")),
        "called_back.answered": Share(num=num + inputs.num("callbacks_done"), den=den),
    }


def _waits(inputs: IndicatorInputs) -> Waits:
    """The waits. Single calls are listed only when they waited too long: the others cost nothing in any reading."""
    return Waits(
        total=inputs.num("mean_wait") / MS, calls=inputs.den("mean_wait"), each=inputs.lists.get("waited_long", ())
    )


def _waits_otherwise(inputs: IndicatorInputs) -> dict[str, Facts]:
    total, calls = inputs.num("mean_wait"), inputs.den("mean_wait")
    abandoned = inputs.num("mean_abandoned_wait"), inputs.den("mean_abandoned_wait")
    return {
        "abandoned_waits.counted": Waits(total=(total + abandoned[0]) / MS, calls=calls + abandoned[1]),
        "wait_from.arrival": Waits(total=inputs.num("mean_arrival_wait") / MS, calls=calls),
    }


def _heads(measure: str, days: str) -> Callable[[IndicatorInputs], Facts | None]:
    def facts(inputs: IndicatorInputs) -> Facts | None:
        if not inputs.den(measure):
            return None
        return _mean(inputs, measure, days)

    return facts


def _mean(inputs: IndicatorInputs, measure: str, days: str) -> Heads:
    of = inputs.den(measure)
    return Heads(value=inputs.num(measure) / of, daily=inputs.lists.get(days, ()), days=of)


def _trainees(inputs: IndicatorInputs) -> dict[str, Facts]:
    key = "front_staff_with_trainees"
    return {"trainees.counted": _mean(inputs, key, key)} if inputs.den(key) else {}


def _seats(inputs: IndicatorInputs) -> Facts | None:
    return Heads(value=inputs.num("seats")) if inputs.num("seats") else None


def _satisfaction(inputs: IndicatorInputs) -> dict[str, Facts]:
    num, den = inputs.num("satisfaction"), inputs.den("satisfaction")
    by_text = inputs.num("satisfied_by_text"), inputs.num("rated_by_text")
    return {
        "satisfied_of.calls": _of_answered(inputs, "satisfied"),
        "sms_ratings.phone_only": Share(num=num - by_text[0], den=den - by_text[1]),
    }


def _transfers(inputs: IndicatorInputs) -> dict[str, Facts]:
    num, den = inputs.num("rating_rate"), inputs.den("rating_rate")
    return {
        "hung_up_first.left_out": Share(num=num, den=den - inputs.num("hung_up_first")),
        "sms_invitations.counted": Share(num=num + inputs.num("invited_instead"), den=den),
    }


def _answers(inputs: IndicatorInputs) -> Facts:
    answered = inputs.num("answered")
    return Share(num=answered - inputs.num("wrong_answers"), den=answered)


def _answers_inspected(inputs: IndicatorInputs) -> dict[str, Facts]:
    inspected, wrong = inputs.num("answers_inspected"), inputs.num("wrong_answers")
    return {"correct_of.inspected": Share(num=inspected - wrong, den=inspected)} if inspected >= wrong else {}


def _uptime(inputs: IndicatorInputs) -> Facts:
    return Uptime(
        quarter=Fraction(inputs.days * MINUTES_A_DAY),
        down=inputs.num("down_minutes"),
        planned=inputs.num("planned_minutes"),
        beyond_control=inputs.num("beyond_minutes"),
        late=int(inputs.num("late_outages")),
    )


def _records(inputs: IndicatorInputs) -> Facts | None:
    accuracy, transfers = _share(inputs, "record_accuracy"), _share(inputs, "transfer_rate")
    return TwoShares(first=accuracy, second=transfers) if accuracy.den or transfers.den else None


def _ratio(
    measure: str,
    texts: tuple[str, str],
    more: Iterable[str] = (),
    otherwise: Callable[[IndicatorInputs], dict[str, Facts]] = lambda _: {},
    apart: tuple[str, ...] = (),
) -> Source:
    return Source(
        measures=(measure, *more),
        facts=lambda inputs: _share(inputs, measure),
        evidence=(measure, "rest"),
        part_names=texts,
        ratio=measure,
        otherwise=otherwise,
        apart=apart,
    )


def _two_systems(inputs: IndicatorInputs) -> Facts:
    """Pooled, with each system's own numbers where together they are all."""
    pooled = _share(inputs, "ai_correct")
    parts = tuple(_share(inputs, key) for key in SYSTEMS)
    is_all = sum(each.den for each in parts) == pooled.den and all(each.den for each in parts)
    return msgspec.structs.replace(pooled, parts=parts if is_all else ())


SYSTEMS = ("ai_page_correct", "ai_seat_correct")
SOURCES: dict[str, Source] = {
    "annual_volume": Source(
        measures=("people_answered", "reached"),
        facts=lambda inputs: Count(value=inputs.num("people_answered")),
        otherwise=lambda inputs: {
            "volume_of.with_outbound": Count(value=inputs.num("people_answered") + inputs.num("reached"))
        },
        evidence=("people_answered", "num"),
        part_names=("人员接通", ""),
        ratio="people_answered",
        apart=("ai_answered",),
    ),
    "front_staff": Source(
        measures=("front_staff", "front_staff_with_trainees"),
        facts=_heads("front_staff", "front_staff"),
        otherwise=_trainees,
        evidence=("front_staff", "num"),
        part_names=("人数之和", "登记天数"),
        ratio="front_staff",
        lists=("front_staff", "front_staff_with_trainees"),
    ),
    "back_staff": Source(
        measures=("back_staff",),
        facts=_heads("back_staff", "back_staff"),
        evidence=("back_staff", "num"),
        part_names=("人数之和", "登记天数"),
        ratio="back_staff",
        lists=("back_staff",),
    ),
    "seats": Source(measures=("seats",), facts=_seats, evidence=("seats", "num"), part_names=("可用工位", "")),
    "answer_rate": _ratio(
        "answer_rate",
        ("坐席应答", "进入人工排队"),
        ("short_abandoned", "callbacks_done"),
        otherwise=_answer_rate,
        apart=("people_answer_rate", "ai_answer_rate"),
    ),
    "wait_seconds": Source(
        measures=("mean_wait", "mean_abandoned_wait", "mean_arrival_wait"),
        facts=_waits,
        otherwise=_waits_otherwise,
        evidence=("waited_long", "num"),
        part_names=("等待秒数", "人工接通"),
        ratio="mean_wait",
        lists=("waited_long",),
    ),
    "retain": _ratio("retain", ("合格且在岗", "报到")),
    "attendance": _ratio("attendance", ("实际出勤工日", "应出勤工日")),
    "order_complete": _ratio("order_complete", ("按时完成", "本季到期")),
    "record_transfer": Source(
        measures=("record_accuracy", "transfer_rate"),
        facts=_records,
        evidence=("record_accuracy", "den"),
        part_names=("较低一率的分子", "分母"),
        ratio="record_accuracy",
    ),
    "eval_transfer": _ratio(
        "rating_rate",
        ("成功转入评价", "人工接通"),
        ("hung_up_first", "invited_instead"),
        otherwise=_transfers,
        apart=("people_rating_rate", "ai_rating_rate"),
    ),
    "satisfaction": _ratio(
        "satisfaction",
        ("满意侧", "有效评价"),
        ("satisfied", "answered", "rated_by_text", "satisfied_by_text"),
        otherwise=_satisfaction,
        apart=("people_satisfaction", "ai_satisfaction"),
    ),
    "answer_correct": Source(
        measures=("wrong_answers", "answers_inspected", "answered"),
        facts=_answers,
        otherwise=_answers_inspected,
        evidence=("wrong_answers", "num"),
        part_names=("答对", "人工接通"),
    ),
    "complaint": Source(
        measures=("complaints", "complaints_received", "answered"),
        facts=lambda inputs: _of_answered(inputs, "complaints"),
        otherwise=lambda inputs: {"complaints_proven.received": _of_answered(inputs, "complaints_received")},
        evidence=("complaints", "num"),
        part_names=("核实有责", "人工接通"),
    ),
    "uptime": Source(
        measures=("down_minutes", "planned_minutes", "beyond_minutes", "late_outages"),
        facts=_uptime,
        evidence=("down_minutes", "num"),
        part_names=("可用分钟", "应可用分钟"),
    ),
    "ai_correct": Source(
        measures=("ai_correct",),
        facts=_two_systems,
        evidence=("ai_correct", "rest"),
        part_names=("判定正确", "抽检"),
        ratio="ai_correct",
        apart=SYSTEMS,
    ),
    "fault_response": Source(
        measures=("faults",),
        facts=lambda inputs: Responses(minutes=inputs.lists.get("fault_seconds", ())),
        evidence=("faults", "num"),
        part_names=("各件分钟", "件数"),
        lists=("fault_seconds",),
    ),
    "unstable": Source(
        measures=("unrest_bad", "unrest_cases"),
        facts=lambda inputs: Count(value=inputs.num("unrest_bad")),
        evidence=("unrest_bad", "num"),
        part_names=("未妥善处置", ""),
    ),
    "security": Source(
        measures=("accidents",),
        facts=lambda inputs: Count(value=inputs.num("accidents"), earlier=Fraction(inputs.earlier)),
        evidence=("accidents", "num"),
        part_names=("安全事故", ""),
    ),
}
#: Everything any indicator is computed from, each once.
MEASURES: tuple[str, ...] = tuple(
    dict.fromkeys(key for source in SOURCES.values() for key in (*source.measures, *source.apart))
)
