"""Between flows as the rules and tables have them and flows on the wire."""

from collections.abc import Sequence
from typing import Any

import msgspec

from hotline.domains.ivr import queries
from hotline.domains.ivr.models import FlowChange, FlowVersion
from hotline.domains.ivr.rules import Difference, Failure, Flow, Problem, flow_from_json
from hotline.domains.ivr.schemas import (
    ChangeRow,
    ChangesOut,
    DifferenceRow,
    DifferencesOut,
    FailureRow,
    FlowRow,
    ProblemRow,
    ProblemsOut,
    TriedOut,
    VersionOut,
    VersionRow,
)

State = FlowVersion.State


def flow_in(content: dict[str, Any]) -> Flow:
    """Invalid ``flow_unreadable`` names the place."""
    return flow_from_json(msgspec.json.encode(content))


def flow_row(flow: str) -> FlowRow:
    rows = queries.versions(flow)
    newest, by_state = rows[0], {row.state: row for row in reversed(rows)}
    live, trial = by_state.get(State.PUBLISHED), by_state.get(State.TRIAL)
    return FlowRow(
        id=flow,
        name=(live or newest).name,
        live=live.version if live else 0,
        trial=trial.version if trial else 0,
        newest=newest.version,
        numbers=live.numbers if live else [],
        trial_numbers=trial.trial_numbers if trial else [],
        changed_at=newest.saved_at,
        by=newest.by,
    )


def version_row(row: FlowVersion) -> VersionRow:
    return VersionRow.from_orm(row)


def version_out(row: FlowVersion) -> VersionOut:
    return VersionOut.from_orm(row)


def changes_out(changes: Sequence[FlowChange]) -> ChangesOut:
    rows = [
        ChangeRow(what=each.what, said=FlowChange.What(each.what).label, version=each.version, at=each.at, by=each.by)
        for each in changes
    ]
    return ChangesOut(rows=rows)


def differences_out(found: Sequence[Difference]) -> DifferencesOut:
    return DifferencesOut(rows=[DifferenceRow(**msgspec.structs.asdict(each)) for each in found])


def problems_out(found: Sequence[Problem]) -> ProblemsOut:
    return ProblemsOut(rows=[ProblemRow(**msgspec.structs.asdict(each)) for each in found])


def tried_out(count: int, failed: Sequence[Failure]) -> TriedOut:
    return TriedOut(count=count, rows=[FailureRow(**msgspec.structs.asdict(each)) for each in failed])
