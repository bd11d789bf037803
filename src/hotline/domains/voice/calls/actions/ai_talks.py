"""Who goes on with a caller reads what an AI seat and the caller have said."""

from functools import partial

from hotline.domains.voice.calls.actions.commands import require_own
from hotline.infrastructure import audit, live, spoken_talks
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.spoken_talks import SpokenTalk


async def read_ai_talk(*, by: Principal, call: str) -> SpokenTalk | None:
    """None where no AI seat has had the caller. Raises NotFound for a call of others."""
    await require_own(by, call)
    found = await spoken_talks.load(await live.bus(), call)
    if found is None:
        return None
    await from_database(partial(audit.record, by=by.number, action="calls.read_ai_talk", about=f"call/{call}"))
    return found
