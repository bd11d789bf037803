"""A campaign until it is approved: its list uploaded, its settings checked row by row, submitted to a second person."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.ports import Approved
from hotline.domains.platform.approvals.queries.requests import is_pending
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.campaigns.models import Campaign
from hotline.domains.service.campaigns.queries.campaigns import NONE, about, frame_of, published_surveys
from hotline.domains.service.campaigns.rules.campaign import (
    MAX_ROWS,
    MODE_NAMES,
    CampaignMode,
    CampaignSettings,
    CampaignStage,
    CampaignStep,
    settings_problem,
    step_refusal,
)
from hotline.domains.service.campaigns.rules.sources import NUMBER, SOURCE_NAMES, ListSource
from hotline.domains.service.campaigns.rules.spoken import spoken_problem
from hotline.domains.service.messaging.actions.mass_check import read_rows
from hotline.domains.service.messaging.rules.mass import variables_of
from hotline.domains.service.surveys.queries.surveys import survey_named, version_of
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.events.campaigns import CampaignMoved
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.infrastructure.workbooks.reader import TABLES
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

CHECK = "hotline.domains.service.campaigns.jobs.check_campaign"
FOLDER = "campaigns"
POLICY = UploadPolicy(TABLES, max_bytes=10 * MEGABYTE, code="unreadable_file", max_unpacked=100 * MEGABYTE)
MAX_NAME = 60


def upload(*, by: Principal, name: str, content: bytes) -> Campaign:
    """Store a list of citizens. Raises NotPermitted, Invalid ``unreadable_file``."""
    if not by.may(Permission.CAMPAIGNS_MANAGE):
        deny(by, Permission.CAMPAIGNS_MANAGE, FOLDER)
    file = admit(name, content, POLICY, by=by.number)
    headings, rows = read_rows(content)
    if len(rows) > MAX_ROWS:
        raise Invalid(f"名单最多 {MAX_ROWS} 行，请分成几个任务。", code="unreadable_file")
    id, at = new_id("campaign"), now()
    stored = store_sealed(FOLDER, id, at, content)
    try:
        with transaction.atomic():
            row = Campaign(
                id=id,
                name=file.name.rpartition(".")[0][:MAX_NAME] or file.name[:MAX_NAME],
                created_by=by.number,
                created_at=at,
                file=stored,
                headings=headings,
                rows=len(rows),
            )
            row.save(force_insert=True)
            audit.record(by=by.number, action="campaigns.upload", about=about(id), rows=len(rows))
    except BaseException:
        discard(stored)
        raise
    return row


def request_check(*, by: Principal, id: str, chosen: CampaignSettings) -> Campaign:
    """Have each row checked under these settings; what an earlier check found is dropped. Raises Invalid, Refused."""
    surveys = {survey.id: survey.published for survey in published_surveys()}
    with campaign_step(by, id, CampaignStep.CHECK) as change:
        row = change.row
        if why_not := settings_problem(chosen, row.headings, queue_names()):
            raise Invalid(why_not, code="bad_settings")
        if chosen.survey and chosen.survey not in surveys:
            raise Invalid("所选问卷未发布，请重新选择。", code="bad_settings")
        if chosen.mode is CampaignMode.AI_SEATS:
            questionnaire = version_of(survey_named(chosen.survey), surveys[chosen.survey]) if chosen.survey else None
            if why_not := spoken_problem(chosen, row.headings, ListSource(row.source), questionnaire):
                raise Invalid(why_not, code="bad_settings")
            variables = (*chosen.variables, *(one for one in variables_of(chosen.script) if one != chosen.name_column))
            chosen = replace(chosen, variables=tuple(dict.fromkeys(variables)))
        row.name, row.purpose = chosen.name.strip()[:MAX_NAME], chosen.purpose.strip()
        row.queue, row.mode, row.script = chosen.queue, chosen.mode.value, chosen.script.strip()
        row.survey, row.survey_version = chosen.survey, surveys.get(chosen.survey, 0)
        row.spans = [[f"{since:%H:%M}", f"{until:%H:%M}"] for since, until in chosen.spans]
        row.working_days_only, row.max_tries = chosen.working_days_only, chosen.max_tries
        row.gap_minutes = chosen.gap_minutes
        row.number_column = chosen.number_column if row.source == ListSource.FILE.value else NUMBER
        row.name_column, row.variables = chosen.name_column, list(chosen.variables)
        row.lines = chosen.lines
        row.sample_size, row.seed = chosen.sample_size, row.seed or new_id("seed").removeprefix("seed-")
        row.check_number, row.failure = row.check_number + 1, ""
        move(change, CampaignStage.CHECKING)
        change.record("campaigns.check", check=row.check_number, sample=row.sample_size, seed=row.seed)
        jobs.defer(CHECK, campaign=id)
    return row


def submit(*, by: Principal, id: str, reason: str) -> Campaign:
    """Request that it may be run. Another person approves. Raises Refused, Invalid."""
    with campaign_step(by, id, CampaignStep.SUBMIT) as change:
        row = change.row
        if not row.callable_count:
            raise Refused("名单中没有可拨打的号码，请检查名单。", code="nothing_to_ring")
        spans = "、".join(f"{since}–{until}" for since, until in row.spans)
        queue = queue_names().get(row.queue, row.queue)
        requests.submit(
            by=by,
            kind=ApprovalKind.CAMPAIGN,
            about=change.about,
            title=f"外呼任务“{row.name}”：{row.callable_count} 个号码",
            reason=reason,
            payload={"check": row.check_number},
            facts=[
                ("目的", row.purpose),
                ("名单来自", SOURCE_NAMES[ListSource(row.source)]),
                ("号码", f"{row.callable_count} 个（另有 {sum(row.problems.values())} 行不拨打）"),
                *([("抽样", sample_text(row))] if row.sample_size else []),
                ("方式", dialler_text(row, queue)),
                ("时段", f"{spans}{'，仅工作日' if row.working_days_only else ''}"),
                ("次数", f"每个号码最多 {row.max_tries} 次，间隔至少 {row.gap_minutes} 分钟"),
                ("批准后", "由申请人开始外呼"),
            ],
        )
        change.record("campaigns.submit", check=row.check_number, count=row.callable_count)
    return row


def dialler_text(row: Campaign, queue: str) -> str:
    if row.mode == CampaignMode.AI_SEATS.value:
        return f"智能坐席拨打，最多 {row.lines} 线，需要人工时转“{queue}”"
    return f"{MODE_NAMES[CampaignMode(row.mode)]}，由“{queue}”坐席办理"


def sample_text(row: Campaign) -> str:
    return f"从可拨的 {frame_of(row)} 个号码中随机抽取 {row.callable_count} 个，种子 {row.seed}"


def carry_out_campaign(approved: Approved) -> None:
    """What was checked may be started. Raises NotFound, Refused when it was checked anew since."""
    id = approved.about.removeprefix("campaign/")
    rows = Campaign.objects.filter(pk=id)
    with changing(rows, by=approved.approved_by, about=approved.about, missing=NONE) as change:
        row = change.row
        if row.created_by == approved.approved_by:
            raise Refused("该外呼任务由您创建，须由另一人审批。", code="not_now")
        if row.stage != CampaignStage.CHECKED.value or row.check_number != approved.payload["check"]:
            raise Refused("该外呼任务的设置已变更，请拒绝此申请，由申请人重新提交。", code="not_now")
        row.approved_by = approved.approved_by
        move(change, CampaignStage.APPROVED)
        change.record("campaigns.approve", requested_by=approved.requested_by, approval=approved.id)


@contextmanager
def campaign_step(by: Principal, id: str, step: CampaignStep) -> Iterator[Change[Campaign]]:
    """The campaign, locked, for a step that is possible now. Raises NotFound, NotPermitted, Refused ``not_now``."""
    if not by.may(Permission.CAMPAIGNS_MANAGE):
        deny(by, Permission.CAMPAIGNS_MANAGE, about(id))
    with changing(Campaign.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        requested = is_pending(ApprovalKind.CAMPAIGN, change.about, change.at)
        if why_not := step_refusal(step, CampaignStage(change.row.stage), is_requested=requested):
            raise Refused(why_not, code="not_now")
        yield change


def move(change: Change[Campaign], stage: CampaignStage) -> None:
    """To another stage, announced."""
    change.announce(CampaignMoved(stage.value, change.row.stage, change.by))
    change.row.stage = stage.value
