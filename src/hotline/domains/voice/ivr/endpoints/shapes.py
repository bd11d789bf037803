"""Converts between flows in rules and tables and flows on the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.ivr.models import FlowChange, FlowVersion
from hotline.domains.voice.ivr.queries import flows as ivr_flows
from hotline.domains.voice.ivr.rules import scenario_table as tables
from hotline.domains.voice.ivr.rules.differences import Difference
from hotline.domains.voice.ivr.rules.flow import Flow, flow_from_json
from hotline.domains.voice.ivr.rules.problems import FlowProblem
from hotline.domains.voice.ivr.rules.recorder import Recording
from hotline.domains.voice.ivr.rules.scenarios import Failure
from hotline.domains.voice.ivr.schemas import (
    ChangeRow,
    ChangesOut,
    DifferenceRow,
    DifferencesOut,
    FailureRow,
    FlowRehearsalOut,
    FlowRow,
    FlowsOut,
    ProblemRow,
    ProblemsOut,
    ScenarioProblemRow,
    ScenarioTable,
    ScenarioTableOut,
    ScenarioTextOut,
    TriedOut,
    VersionOut,
    VersionRow,
    VersionsOut,
)

State = FlowVersion.State


def flow_in(content: dict[str, Any]) -> Flow:
    """Invalid ``flow_unreadable`` names the place."""
    return flow_from_json(msgspec.json.encode(content))


def flows_out(flows: Sequence[str]) -> FlowsOut:
    found = [list(ivr_flows.FLOWS.all(flow)) for flow in flows]
    names = names_of({rows[0].by for rows in found})
    return FlowsOut(rows=[_flow_row(rows, names) for rows in found])


def _flow_row(rows: Sequence[FlowVersion], names: Mapping[str, str]) -> FlowRow:
    newest, by_state = rows[0], {row.state: row for row in reversed(rows)}
    live, trial = by_state.get(State.PUBLISHED), by_state.get(State.TRIAL)
    return FlowRow(
        id=newest.flow,
        name=(live or newest).name,
        live=live.version if live else 0,
        trial=trial.version if trial else 0,
        newest=newest.version,
        numbers=live.numbers if live else [],
        trial_numbers=trial.trial_numbers if trial else [],
        changed_at=newest.saved_at,
        by=newest.by,
        by_name=names.get(newest.by, ""),
    )


def versions_out(rows: Sequence[FlowVersion]) -> VersionsOut:
    names = names_of({row.by for row in rows})
    return VersionsOut(rows=[_with_authors(VersionRow.from_orm(row), names) for row in rows])


def version_out(row: FlowVersion) -> VersionOut:
    return _with_authors(VersionOut.from_orm(row), names_of({row.by}))


def _with_authors[V: VersionRow](row: V, names: Mapping[str, str]) -> V:
    return row.model_copy(update={"by_name": names.get(row.by, "")})


def changes_out(changes: Sequence[FlowChange]) -> ChangesOut:
    names = names_of({each.by for each in changes})
    rows = [
        ChangeRow(
            what=each.what,
            label=FlowChange.What(each.what).label,
            version=each.version,
            at=each.at,
            by=each.by,
            by_name=names.get(each.by, ""),
        )
        for each in changes
    ]
    return ChangesOut(rows=rows)


def differences_out(found: Sequence[Difference]) -> DifferencesOut:
    return DifferencesOut(rows=[DifferenceRow(**msgspec.structs.asdict(each)) for each in found])


def problems_out(found: Sequence[FlowProblem]) -> ProblemsOut:
    return ProblemsOut(rows=[ProblemRow(**msgspec.structs.asdict(each)) for each in found])


def tried_out(count: int, failed: Sequence[Failure], seconds: float) -> TriedOut:
    rows = [FailureRow(**msgspec.structs.asdict(each)) for each in failed]
    return TriedOut(count=count, milliseconds=round(seconds * 1000, 1), rows=rows)


def recording_out(found: Recording) -> FlowRehearsalOut:
    return FlowRehearsalOut(**msgspec.to_builtins(found))


def table_out(table: tables.ScenarioTable) -> ScenarioTableOut:
    return ScenarioTableOut(table=ScenarioTable(**msgspec.to_builtins(table)), problems=_scenario_problems(table))


def text_out(table: tables.ScenarioTable) -> ScenarioTextOut:
    return ScenarioTextOut(text=tables.text_of(table), problems=_scenario_problems(table))


def _scenario_problems(table: tables.ScenarioTable) -> list[ScenarioProblemRow]:
    return [ScenarioProblemRow(**msgspec.structs.asdict(each)) for each in tables.problems_of(table)]
