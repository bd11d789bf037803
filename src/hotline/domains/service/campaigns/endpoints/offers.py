"""Endpoints of the agent's desk: the entry in hand, dialled, postponed, skipped, its end reported."""

from datetime import UTC, datetime

import msgspec
from ninja import Router, Status

from hotline.domains.platform.citizens.actions import follow
from hotline.domains.service.campaigns.actions import entries
from hotline.domains.service.campaigns.actions.check import EntryDetails
from hotline.domains.service.campaigns.actions.dial import begin
from hotline.domains.service.campaigns.endpoints.shapes import offer_of
from hotline.domains.service.campaigns.queries.offers import in_hand_of
from hotline.domains.service.campaigns.schemas import (
    CampaignDialledOut,
    CampaignPostponeBody,
    CampaignReportBody,
    CampaignSkipBody,
    OwnCampaignOfferOut,
)
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["campaigns"], auth=needs(Permission.CAMPAIGNS_WORK))


@router.get("", response=OwnCampaignOfferOut)
def own(request: StaffRequest) -> OwnCampaignOfferOut:
    """The entry in the agent's hand, null for none. Reading its name is audited."""
    return _own(current_staff(request))


@router.post("/{entry_id}/dial", response=CampaignDialledOut)
async def dial(request: StaffRequest, entry_id: str) -> CampaignDialledOut:
    """Ring the citizen: the agent's phone first. 409 ``not_now``, ``agent_busy``, 422 ``number_refused``."""
    by = current_staff(request)
    call = await from_database(lambda: entries.dial_entry(by=by, id=entry_id, now=datetime.now(UTC)))
    await begin(by=by, call=call)
    return CampaignDialledOut(call=call.call)


@router.post("/{entry_id}/postpone", response={204: None})
def postpone(request: StaffRequest, entry_id: str, body: CampaignPostponeBody) -> Status[None]:
    """Ring the citizen later. 409 ``not_now``."""
    by, now = current_staff(request), datetime.now(UTC)
    entries.postpone(by=by, id=entry_id, until=body.until, reason=body.reason, now=now)
    return Status(204, None)


@router.post("/{entry_id}/skip", response={204: None})
def skip(request: StaffRequest, entry_id: str, body: CampaignSkipBody) -> Status[None]:
    """The citizen is not rung. 409 ``not_now``."""
    entries.skip(by=current_staff(request), id=entry_id, reason=body.reason, now=datetime.now(UTC))
    return Status(204, None)


@router.post("/{entry_id}/report", response=OwnCampaignOfferOut)
def report(request: StaffRequest, entry_id: str, body: CampaignReportBody) -> OwnCampaignOfferOut:
    """How one's own last try ended, with the answers. 422 ``answer`` with ``fields``, 409 ``not_tried``."""
    by = current_staff(request)
    entries.report(
        by=by,
        id=entry_id,
        result=body.result,
        answers=body.answers,
        note=body.note,
        due=body.due_at,
        now=datetime.now(UTC),
    )
    return _own(by)


def _own(by: Principal) -> OwnCampaignOfferOut:
    row = in_hand_of(by.number, datetime.now(UTC))
    if row is None:
        return OwnCampaignOfferOut(offer=None)
    details = EntryDetails("", {})
    if row.details is not None:
        (text,) = follow(by=by, about=f"campaignentry/{row.pk}", notes=[row.details])
        details = msgspec.json.decode(text, type=EntryDetails)
    return OwnCampaignOfferOut(offer=offer_of(row, details.name, details.values))
