"""The columns of each table of facts, as Arrow has them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import msgspec
import pyarrow as pa

from hotline.domains.insight.analytics.rules.facts.agent_time import AgentTimeFact
from hotline.domains.insight.analytics.rules.facts.alarms import AlarmFact
from hotline.domains.insight.analytics.rules.facts.attendance import AttendanceFact
from hotline.domains.insight.analytics.rules.facts.calls import CallFact
from hotline.domains.insight.analytics.rules.facts.cases import CaseFact, DeadlineFact
from hotline.domains.insight.analytics.rules.facts.chats import ChatFact
from hotline.domains.insight.analytics.rules.facts.entries import EntryFact
from hotline.domains.insight.analytics.rules.facts.inspections import InspectionFact
from hotline.domains.insight.analytics.rules.facts.knowledge import ConsultFact
from hotline.domains.insight.analytics.rules.facts.messages import MessageFact
from hotline.domains.insight.analytics.rules.facts.ratings import RatingFact
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.domains.insight.analytics.rules.facts.stays import QueueVisitFact
from hotline.domains.insight.analytics.rules.facts.steps import StepFact
from hotline.domains.insight.analytics.rules.facts.texts import TextFact
from hotline.domains.insight.analytics.rules.measures.shape import Table

SHAPES: dict[Table, type[Fact]] = {
    "calls": CallFact,
    "stays": QueueVisitFact,
    "agent_time": AgentTimeFact,
    "cases": CaseFact,
    "deadlines": DeadlineFact,
    "consults": ConsultFact,
    "entries": EntryFact,
    "alarms": AlarmFact,
    "texts": TextFact,
    "steps": StepFact,
    "messages": MessageFact,
    "chats": ChatFact,
    "inspections": InspectionFact,
    "attendance": AttendanceFact,
    "ratings": RatingFact,
}
_TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us"),
}


#: Tables that mark rows of test calls. No measure counts those rows.
TESTED: frozenset[Table] = frozenset(table for table, shape in SHAPES.items() if "test" in shape.__struct_fields__)


def schema(table: Table) -> pa.Schema:
    shape = SHAPES[table]
    hints = get_type_hints(shape)
    return pa.schema([(name, _TYPES[hints[name]]) for name in shape.__struct_fields__])


def arrow(table: Table, facts: Sequence[Fact]) -> pa.Table:
    """Moments go in as UTC without a zone."""
    names = SHAPES[table].__struct_fields__
    columns = [[_plain(getattr(fact, name)) for fact in facts] for name in names]
    return pa.Table.from_arrays(
        [pa.array(column, type=field.type) for column, field in zip(columns, schema(table), strict=True)],
        schema=schema(table),
    )


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in the order of a file: by moment, then id."""
    return sorted(facts, key=lambda fact: (fact.at, fact.id))


def fact_in(table: Table, data: dict[str, Any]) -> Fact:
    """The fact in a row of the database."""
    return msgspec.convert(data, SHAPES[table])


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
