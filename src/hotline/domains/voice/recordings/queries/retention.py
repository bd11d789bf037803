"""Reads about retention rules and legal holds."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hotline.domains.voice.recordings.models import LegalHold, RetentionRule
from hotline.domains.voice.recordings.rules.retention import FLAGS, Retention, Rule, Traits, retention_for
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.kernel.clock import beijing_day


class Choices(NamedTuple):
    """Queues, topics and flags that a rule may name: code -> name."""

    queues: dict[str, str]
    topics: Mapping[str, str]
    flags: dict[str, str]


def rule_choices() -> Choices:
    return Choices(queue_names(), topic_titles(), FLAGS)


def rule_rows() -> list[RetentionRule]:
    """The general one first."""
    return sorted(RetentionRule.objects.all(), key=lambda row: (not rule_in(row).is_general, row.pk))


def rule_in(row: RetentionRule) -> Rule:
    return Rule(row.name, row.years, row.queue, row.topic, row.flag)


def rules() -> list[Rule]:
    return [rule_in(row) for row in rule_rows()]


def retention_of(ids: Iterable[str]) -> dict[str, Retention]:
    """How long each call's recording is stored by the current rules, by call."""
    known, rows = rules(), records_by_id(ids)
    return {
        id: retention_for(beijing_day(row.at), Traits(row.queue, row.topic, row.flags), known)
        for id, row in rows.items()
    }


def held_among(ids: Iterable[str]) -> set[str]:
    return set(LegalHold.objects.filter(call__in=list(ids), lifted_at=None).values_list("call", flat=True))


def legal_holds_of(call: str) -> list[LegalHold]:
    """Newest first."""
    return list(LegalHold.objects.filter(call=call).order_by("-at"))
