"""Endpoint for the agent's desk: what 京晓保 would answer to the caller's words, while the agent types them."""

import asyncio
import contextlib

from ninja import Router

from hotline.domains.understanding.assistant import queries
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.domains.understanding.assistant.schemas.questions import AdviceOut, AdvisedOut, UtteranceIn
from hotline.domains.understanding.knowledge.queries import search_engine
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.errors import Unavailable
from hotline.kernel.permissions import Permission

router = Router(tags=["assistant"], auth=needs(Permission.DESK_USE))


@router.post("/advice", response=AdviceOut)
async def advise(request: StaffRequest, body: UtteranceIn) -> AdviceOut:
    """The answer that 京晓保 would give. The typed text is not stored. Use of the answer is recorded with the call.

    503 ``no_index`` for some seconds after a start.
    """
    if search_engine.must_look():
        with contextlib.suppress(Unavailable):
            await from_database(search_engine.look)
    return _advice(await asyncio.to_thread(queries.reply, [Turn("citizen", text) for text in body.utterances]))


def _advice(reply: Reply) -> AdviceOut:
    quoted = {
        each.article: AdvisedOut(code=each.article, version=each.version, title=each.title) for each in reply.citations
    }
    texts = (
        [each.text for each in reply.sentences]
        if reply.kind in (ReplyKind.ANSWER, ReplyKind.REFER, ReplyKind.CLARIFY)
        else []
    )
    return AdviceOut(kind=reply.kind.value, sentences=texts, articles=list(quoted.values()), number=reply.number)
