"""At an agent's desk: what 京晓保 would answer to what the caller says, while the agent types."""

import asyncio
import contextlib

from ninja import Router

from hotline.domains.understanding.assistant import queries
from hotline.domains.understanding.assistant.queries import Kind, Reply, Said
from hotline.domains.understanding.assistant.schemas.asking import AdviceOut, AdvisedOut, SaidIn
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.errors import Unavailable
from hotline.kernel.permissions import Permission

router = Router(tags=["assistant"], auth=needs(Permission.DESK_USE))


@router.post("/advice", response=AdviceOut)
async def advise(request: StaffRequest, said: SaidIn) -> AdviceOut:
    """Nothing is kept of what was typed; what was seen and used is told of the call. 503 ``no_index`` for seconds."""
    if queries.must_look():
        with contextlib.suppress(Unavailable):
            await from_database(queries.look)
    return _advice(await asyncio.to_thread(queries.reply, [Said("citizen", text) for text in said.said]))


def _advice(reply: Reply) -> AdviceOut:
    quoted = {
        each.article: AdvisedOut(code=each.article, version=each.version, title=each.title) for each in reply.citations
    }
    words = [each.text for each in reply.sentences] if reply.kind in (Kind.ANSWER, Kind.REFER, Kind.CLARIFY) else []
    return AdviceOut(kind=reply.kind.value, sentences=words, articles=list(quoted.values()), number=reply.number)
