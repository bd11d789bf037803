"""Every web worker runs the conversations of AI seats, step by step, with the articles that answer the page."""

import contextlib

from hotline.domains.understanding.conversation.queries import current
from hotline.domains.understanding.conversation.rules.conversation import Conversation
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import from_database
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable
from hotline.processes.ai_seats.dialogue import ANSWER_SECONDS, SUBJECT, StepReply, StepRequest

WARM_UP_SECONDS = 60.0


async def serve_answers(bus: Bus) -> None:
    """Where this node has AI seats, the first of their callers does not wait for what must be prepared."""
    if settings().ai_seats.processes:
        with contextlib.suppress(Unavailable):  # the first request tries again
            await from_database(current, WARM_UP_SECONDS)
    await bus.serve(SUBJECT, StepRequest, converse, queue="assistant")


async def converse(request: StepRequest) -> StepReply:
    try:
        return await from_database(lambda: stepped(request), ANSWER_SECONDS - 0.5)
    except Unavailable:
        return StepReply()


def stepped(request: StepRequest) -> StepReply:
    """Reads the database. Raises Unavailable before there is an index of articles."""
    conversation = Conversation(current())
    if request.incoming is None:
        step = conversation.begin(request.staff_number, no_mobile=request.no_mobile)
    else:
        step = conversation.step(request.state, request.incoming)
    return StepReply(True, step.state, step.outgoing)
