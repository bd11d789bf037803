"""An approved campaign: started, paused, cancelled, finished."""

from datetime import datetime

from django.db import transaction

from hotline.domains.platform.accounts.queries import AI_SEAT_ROLE, ai_seats, staff_with
from hotline.domains.service.campaigns.actions.set_up import campaign_step, move
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry
from hotline.domains.service.campaigns.queries.campaigns import NONE, about
from hotline.domains.service.campaigns.queries.offers import talks_to_report
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignStage, CampaignStep
from hotline.domains.service.campaigns.rules.entries import STOPPED, EntryState
from hotline.domains.voice.telephony.queries import policy_in_force
from hotline.domains.voice.telephony.rules.outbound import NumberKind
from hotline.domains.voice.telephony.rules.outbound_policy import RoleRule
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing
from hotline.infrastructure.uploads.sealed_store import discard
from hotline.kernel.actor import SYSTEM
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission


def start(*, by: Principal, id: str) -> Campaign:
    """Begin, or go on after a pause. Raises NotFound, NotPermitted, Refused ``not_now``."""
    with campaign_step(by, id, CampaignStep.START) as change:
        row = change.row
        if row.mode == CampaignMode.AI_SEATS.value and (why_not := _why_seats_cannot_dial()):
            raise Refused(why_not, code="not_now")
        _discard_list(row)
        row.started_at = row.started_at or change.at
        move(change, CampaignStage.RUNNING)
        change.record("campaigns.start")
    return row


def _why_seats_cannot_dial() -> str:
    """Every number would be refused one by one otherwise."""
    dialling = set(staff_with(Permission.CALLS_DIAL).values_list("number", flat=True))
    if not dialling & ai_seats():
        return "无可拨打的智能坐席，请先建立智能坐席，并给其角色“拨号”权限。"
    if NumberKind.MOBILE not in policy_in_force().roles.get(AI_SEAT_ROLE, RoleRule()).kinds:
        return "智能坐席的角色不能拨打手机，请先由安全管理员在“外呼权限”中开通。"
    return ""


def pause(*, by: Principal, id: str) -> Campaign:
    """Nobody new is rung; who is being rung or talks is not cut off. Raises as ``start``."""
    with campaign_step(by, id, CampaignStep.PAUSE) as change:
        move(change, CampaignStage.PAUSED)
        change.record("campaigns.pause")
    return change.row


def cancel(*, by: Principal, id: str) -> Campaign:
    """For good: who has not been rung will not be. Raises as ``start``."""
    with campaign_step(by, id, CampaignStep.CANCEL) as change:
        waiting = CampaignEntry.objects.filter(
            campaign=id, state__in=(EntryState.WAITING.value, EntryState.OFFERED.value)
        )
        count = waiting.update(
            state=EntryState.CLOSED.value, result=STOPPED, closed_at=change.at, closed_by=by.number, taken_by=""
        )
        change.row.over_at = change.at
        _discard_list(change.row)
        move(change, CampaignStage.CANCELLED)
        change.record("campaigns.cancel", count=count)
    return change.row


def finish_done(now: datetime) -> int:
    """Running campaigns all of whose entries are closed are done, unless an agent is still to say how a talk ended,
    which may open its entry again. Safe to repeat. Returns how many.
    """
    running = Campaign.objects.filter(stage=CampaignStage.RUNNING.value)
    open_ones = CampaignEntry.objects.exclude(state=EntryState.CLOSED.value).values("campaign")
    to_report = talks_to_report(now).values("entry__campaign")
    done = running.exclude(pk__in=open_ones).exclude(pk__in=to_report).values_list("id", flat=True)
    return sum(_finish(id, now) for id in list(done))


def _finish(id: str, now: datetime) -> bool:
    rows = Campaign.objects.filter(pk=id)
    with changing(rows, by=str(SYSTEM), about=about(id), missing=NONE) as change:
        still_open = change.row.entries.exclude(state=EntryState.CLOSED.value).exists()
        if change.row.stage != CampaignStage.RUNNING.value or still_open:
            return False
        change.row.over_at = now
        move(change, CampaignStage.DONE)
        change.record("campaigns.done")
    return True


@transaction.atomic
def note_export(*, by: Principal, row: Campaign) -> None:
    """Somebody takes the result as a workbook. Raises NotPermitted."""
    if not by.may(Permission.CAMPAIGNS_MANAGE):
        deny(by, Permission.CAMPAIGNS_MANAGE, about(row.pk))
    audit.record(by=by.number, action="campaigns.export", about=about(row.pk))


def _discard_list(row: Campaign) -> None:
    """The uploaded list is removed once this is stored: its entries were made of it."""
    if stored := row.file:
        row.file = ""
        transaction.on_commit(lambda: discard(stored), robust=True)
