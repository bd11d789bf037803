"""Endpoints of campaigns: upload, settings, request, start, pause, cancel, entries, result."""

from datetime import UTC, datetime, time
from io import BytesIO

from django.http import FileResponse
from ninja import File, Router
from ninja.files import UploadedFile

from hotline.domains.platform.approvals.queries.requests import open_abouts
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.campaigns.actions import from_search, lifecycle, set_up, talks
from hotline.domains.service.campaigns.endpoints.findings import findings_of
from hotline.domains.service.campaigns.endpoints.shapes import detail_of, entries_of, facts_of, talks_of
from hotline.domains.service.campaigns.models import Campaign
from hotline.domains.service.campaigns.queries import campaigns
from hotline.domains.service.campaigns.queries.workbook import sheets
from hotline.domains.service.campaigns.rules.campaign import MAX_ROWS, CampaignSettings
from hotline.domains.service.campaigns.schemas import (
    CampaignChoiceOut,
    CampaignChoicesOut,
    CampaignDetailOut,
    CampaignEntriesOut,
    CampaignFindingsOut,
    CampaignFoundOut,
    CampaignListOut,
    CampaignOut,
    CampaignSearchBody,
    CampaignSettingsBody,
    CampaignSubmitBody,
    CampaignTalksOut,
)
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, write_workbook
from hotline.kernel.errors import Invalid
from hotline.kernel.files.uploads import check_size
from hotline.kernel.permissions import Permission

router = Router(tags=["campaigns"], auth=needs(Permission.CAMPAIGNS_MANAGE))


@router.get("", response=CampaignListOut)
def listed(request: StaffRequest, cursor: str = "") -> CampaignListOut:
    """Fifty a page, the newest first."""
    page = campaigns.campaigns(cursor)
    waiting = _waiting(page.rows)
    closed = campaigns.closed_counts([row.pk for row in page.rows])
    rows = [CampaignOut(**facts_of(row, waiting, closed[row.pk])) for row in page.rows]
    return CampaignListOut(rows=rows, next=page.next)


@router.post("", response=CampaignDetailOut)
def upload(request: StaffRequest, file: File[UploadedFile]) -> CampaignDetailOut:
    """A list (xlsx, xls, csv) whose first row has the headings; 20,000 rows at most. 422 ``unreadable_file``."""
    check_size(file.size, set_up.POLICY)
    return _detail(set_up.upload(by=current_staff(request), name=file.name or "", content=file.read()))


@router.post("/found", response=CampaignFoundOut)
def found(request: StaffRequest, body: CampaignSearchBody) -> CampaignFoundOut:
    """How long a list of what this search finds would be. 422 for filters that no list has."""
    counted = from_search.count_found(by=current_staff(request), source=body.source, filters=body.filters)
    return CampaignFoundOut(rows=counted.rows, numbers=counted.numbers, max_rows=MAX_ROWS)


@router.post("/from-search", response=CampaignDetailOut)
def make_list(request: StaffRequest, body: CampaignSearchBody) -> CampaignDetailOut:
    """A campaign whose list is what this search finds now, newest first; 20,000 at most. Repeated, the same one."""
    return _detail(from_search.make_list(by=current_staff(request), source=body.source, filters=body.filters))


@router.get("/choices", response=CampaignChoicesOut)
def choices(request: StaffRequest) -> CampaignChoicesOut:
    """What a campaign may be set to."""
    return CampaignChoicesOut(
        queues=[CampaignChoiceOut(id=id, name=name) for id, name in queue_names().items()],
        surveys=[CampaignChoiceOut(id=str(row.id), name=row.title) for row in campaigns.published_surveys()],
    )


@router.get("/{campaign_id}", response=CampaignDetailOut)
def one(request: StaffRequest, campaign_id: str) -> CampaignDetailOut:
    """With what the check found, and how far it is."""
    return _detail(campaigns.campaign(campaign_id))


@router.get("/{campaign_id}/findings", response=CampaignFindingsOut)
def findings(request: StaffRequest, campaign_id: str) -> CampaignFindingsOut:
    """Who answered, who did not and why, and what the survey's answers come to, each share with its interval."""
    return findings_of(campaigns.campaign(campaign_id))


@router.post("/{campaign_id}/check", response=CampaignDetailOut)
def check(request: StaffRequest, campaign_id: str, body: CampaignSettingsBody) -> CampaignDetailOut:
    """Check all rows under these settings, in the background. 422 ``bad_settings``, 409 ``not_now``."""
    chosen = CampaignSettings(
        **body.dict(exclude={"spans", "variables"}),
        spans=[(time.fromisoformat(span.since), time.fromisoformat(span.until)) for span in body.spans],
        variables=tuple(body.variables),
    )
    return _detail(set_up.request_check(by=current_staff(request), id=campaign_id, chosen=chosen))


@router.post("/{campaign_id}/submit", response=CampaignDetailOut)
def submit(request: StaffRequest, campaign_id: str, body: CampaignSubmitBody) -> CampaignDetailOut:
    """Request the approval of another person. 409 ``not_now``, ``nothing_to_ring``, ``requested_already``."""
    return _detail(set_up.submit(by=current_staff(request), id=campaign_id, reason=body.reason))


@router.post("/{campaign_id}/start", response=CampaignDetailOut)
def start(request: StaffRequest, campaign_id: str) -> CampaignDetailOut:
    """Begin once it is approved, or go on after a pause. 409 ``not_now``."""
    return _detail(lifecycle.start(by=current_staff(request), id=campaign_id))


@router.post("/{campaign_id}/pause", response=CampaignDetailOut)
def pause(request: StaffRequest, campaign_id: str) -> CampaignDetailOut:
    """Nobody new is rung. 409 ``not_now``."""
    return _detail(lifecycle.pause(by=current_staff(request), id=campaign_id))


@router.post("/{campaign_id}/cancel", response=CampaignDetailOut)
def cancel(request: StaffRequest, campaign_id: str) -> CampaignDetailOut:
    """Who has not been rung will not be. 409 ``not_now``."""
    return _detail(lifecycle.cancel(by=current_staff(request), id=campaign_id))


@router.get("/{campaign_id}/entries", response=CampaignEntriesOut)
def entries(
    request: StaffRequest, campaign_id: str, state: str = "", result: str = "", cursor: str = ""
) -> CampaignEntriesOut:
    """Fifty a page in the order of the list, numbers masked."""
    row = campaigns.campaign(campaign_id)
    if cursor and not cursor.isdecimal():
        raise Invalid("页码有误，请刷新列表。")
    page = campaigns.entries(row.pk, state=state, result=result, after=int(cursor or 0))
    return CampaignEntriesOut(rows=entries_of(page.rows), next=page.next)


@router.get("/{campaign_id}/entries/{entry_id}/talks", response=CampaignTalksOut)
def entry_talks(request: StaffRequest, campaign_id: str, entry_id: str) -> CampaignTalksOut:
    """What the citizen and AI seats have said in its tries, numbers masked. Its reading is audited."""
    return talks_of(talks.read_talks(by=current_staff(request), campaign=campaign_id, id=entry_id))


@router.get("/{campaign_id}/export", response={200: None})
def export(request: StaffRequest, campaign_id: str) -> FileResponse:
    """The result row by row as a workbook: numbers masked, no names. Each leaves an audit row."""
    row = campaigns.campaign(campaign_id)
    lifecycle.note_export(by=current_staff(request), row=row)
    file = BytesIO()
    write_workbook(file, sheets(row))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{row.name}-外呼结果.xlsx", content_type=MEDIA_TYPE)


def _detail(row: Campaign) -> CampaignDetailOut:
    return detail_of(row, _waiting([row]))


def _waiting(rows: list[Campaign]) -> set[str]:
    return open_abouts(ApprovalKind.CAMPAIGN, [campaigns.about(row.pk) for row in rows], datetime.now(UTC))
