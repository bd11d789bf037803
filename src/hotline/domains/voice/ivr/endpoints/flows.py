"""Endpoints of flows: read, save, try and publish."""

from time import perf_counter

import msgspec
from ninja import Router

from hotline.domains.voice.ivr.actions import drafts, publication, validation
from hotline.domains.voice.ivr.endpoints import shapes
from hotline.domains.voice.ivr.queries import flows as ivr_flows
from hotline.domains.voice.ivr.rules import scenario_table as tables
from hotline.domains.voice.ivr.rules.recorder import record
from hotline.domains.voice.ivr.rules.scenarios import Scenario, failures
from hotline.domains.voice.ivr.schemas import (
    ChangesOut,
    ContentBody,
    DifferencesOut,
    FlowDraftBody,
    FlowRehearsalBody,
    FlowRehearsalOut,
    FlowsOut,
    ProblemsOut,
    QueueNameRow,
    QueueNamesOut,
    ScenarioTable,
    ScenarioTableOut,
    ScenarioTextBody,
    ScenarioTextOut,
    ServicesOut,
    TrialNumbersBody,
    TriedOut,
    TryBody,
    VersionOut,
    VersionsOut,
)
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["flows"], auth=needs(Permission.FLOWS_EDIT, Permission.FLOWS_PUBLISH))
writer = needs(Permission.FLOWS_EDIT)
publisher = needs(Permission.FLOWS_PUBLISH)


@router.get("", response=FlowsOut)
def flows(request: StaffRequest) -> FlowsOut:
    return shapes.flows_out(ivr_flows.flow_names())


@router.get("/services", response=ServicesOut)
def services(request: StaffRequest) -> ServicesOut:
    """The names a query may ask."""
    return ServicesOut(rows=sorted(settings().services))


@router.get("/queues", response=QueueNamesOut)
def queues(request: StaffRequest) -> QueueNamesOut:
    """The queues to which a flow may send callers."""
    return QueueNamesOut(rows=[QueueNameRow(id=each, name=name) for each, name in queue_names().items()])


@router.post("/check", response=ProblemsOut)
def check(request: StaffRequest, body: ContentBody) -> ProblemsOut:
    return shapes.problems_out(validation.validate(shapes.flow_in(body.content)))


@router.post("/rehearse", response=TriedOut)
def rehearse(request: StaffRequest, body: TryBody) -> TriedOut:
    """Run scenarios without telephony."""
    scenarios = validation.read_scenarios(body.scenarios).scenario
    content, others = shapes.flow_in(body.content), ivr_flows.live_flows()
    began = perf_counter()
    failed = failures(content, scenarios, others)
    return shapes.tried_out(len(scenarios), failed, perf_counter() - began)


@router.post("/record", response=FlowRehearsalOut)
def recording(request: StaffRequest, body: FlowRehearsalBody) -> FlowRehearsalOut:
    """Walk through a flow step by step, without telephony. The steps of the answer can be stored as a scenario."""
    begun = body.beginning
    beginning = Scenario("预演", (), at=begun.at, facts=begun.facts, on=tuple(begun.on), days=begun.days)
    actions = msgspec.convert([each.model_dump() for each in body.actions], tuple[tables.TableStep, ...])
    return shapes.recording_out(record(shapes.flow_in(body.content), beginning, actions, ivr_flows.live_flows()))


@router.post("/scenarios/table", response=ScenarioTableOut)
def scenario_table(request: StaffRequest, body: ScenarioTextBody) -> ScenarioTableOut:
    """422 ``table_cannot_express``: the text has something that a table has no place for."""
    return shapes.table_out(validation.read_table(body.scenarios))


@router.post("/scenarios/text", response=ScenarioTextOut)
def scenario_text(request: StaffRequest, body: ScenarioTable) -> ScenarioTextOut:
    """A table that is not finished has a text too; ``problems`` tell why it cannot be run."""
    return shapes.text_out(msgspec.convert(body.model_dump(), tables.ScenarioTable))


@router.get("/{flow}/versions", response=VersionsOut)
def versions(request: StaffRequest, flow: str) -> VersionsOut:
    return shapes.versions_out(list(ivr_flows.FLOWS.all(flow)))


@router.get("/{flow}/versions/{version}", response=VersionOut)
def version(request: StaffRequest, flow: str, version: int) -> VersionOut:
    return shapes.version_out(ivr_flows.FLOWS.one(flow, version))


@router.get("/{flow}/changes", response=ChangesOut)
def changes(request: StaffRequest, flow: str) -> ChangesOut:
    return shapes.changes_out(ivr_flows.changes(flow))


@router.get("/{flow}/differences", response=DifferencesOut)
def differences(request: StaffRequest, flow: str, before: int, after: int) -> DifferencesOut:
    return shapes.differences_out(ivr_flows.changed(flow, before, after))


@router.post("/{flow}/drafts", response=VersionOut, auth=writer)
def save(request: StaffRequest, flow: str, body: FlowDraftBody) -> VersionOut:
    """409 ``stale_version``, which names who saved since ``base`` and when."""
    content = shapes.flow_in(body.content)
    if content.id != flow:
        raise Invalid(f"内容是流程“{content.id}”的，不是“{flow}”的，请核对后保存", code="another_flow")
    row = drafts.save_draft(
        by=current_staff(request).number,
        flow=content,
        base=body.base,
        numbers=body.numbers,
        scenarios=body.scenarios,
        remark=body.note,
    )
    return shapes.version_out(row)


@router.post("/{flow}/versions/{version}/trial", response=VersionOut, auth=writer)
def begin_trial(request: StaffRequest, flow: str, version: int, body: TrialNumbersBody) -> VersionOut:
    by = current_staff(request).number
    return shapes.version_out(drafts.try_version(by=by, flow=flow, version=version, numbers=body.numbers))


@router.delete("/{flow}/trial", response={204: None}, auth=writer)
def end_trial(request: StaffRequest, flow: str) -> tuple[int, None]:
    drafts.end_trial(by=current_staff(request).number, flow=flow)
    return 204, None


@router.post("/{flow}/versions/{version}/publish", response=VersionOut, auth=publisher)
def publish(request: StaffRequest, flow: str, version: int) -> VersionOut:
    row = publication.publish_version(by=current_staff(request).number, flow=flow, version=version)
    return shapes.version_out(row)


@router.post("/{flow}/versions/{version}/roll-back", response=VersionOut, auth=publisher)
def revert(request: StaffRequest, flow: str, version: int) -> VersionOut:
    return shapes.version_out(publication.revert(by=current_staff(request).number, flow=flow, version=version))
