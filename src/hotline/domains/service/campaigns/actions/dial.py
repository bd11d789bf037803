"""The call of a try that is stored: sent to callcontrol once, which reserves the agent before anything rings."""

from datetime import UTC, datetime

from hotline.domains.service.campaigns.actions.entries import CampaignCall, not_begun
from hotline.domains.service.campaigns.rules.entries import TryResult
from hotline.domains.voice.calls.actions import commands
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused, Unavailable

#: Refusals by the rules for numbers, and by the caps. Any other says that this agent cannot dial now.
REFUSED_NUMBER = {"number_refused": TryResult.NOT_DIALLED, "blocked": TryResult.NOT_DIALLED}
REFUSED_NOW = {"outbound_cap": TryResult.OVER_CAP}


async def begin(*, by: Principal, call: CampaignCall) -> None:
    """Have it dialled. Raises Refused, after the try is noted as not begun.

    Where nobody answers (Unavailable and errors of the bus) the call may have begun: the try stays as it is until its
    call is seen, or ends as unknown.
    """
    try:
        await commands.dial(
            by=by,
            number=call.number,
            call=call.call,
            callback=call.callback,
            campaign_entry=call.entry,
            people_queue=call.queue,
        )
    except Unavailable:
        raise
    except Refused as refusal:
        why = (REFUSED_NUMBER | REFUSED_NOW).get(refusal.code, TryResult.NOT_BEGUN)
        now = datetime.now(UTC)
        await from_database(lambda: not_begun(id=call.entry, call=call.call, why=why, now=now))
        raise
