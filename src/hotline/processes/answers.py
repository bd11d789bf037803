"""Every web worker runs the conversations of AI seats, step by step, and finds what helps agents in their talks, with
the articles that answer the page.
"""

import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hotline.domains.platform.accounts.queries import by_number, session_of
from hotline.domains.service.campaigns.actions.seat_calls import script_of
from hotline.domains.understanding.assistant.rules.stated import stated
from hotline.domains.understanding.assistant.rules.stated_inputs import stated_inputs
from hotline.domains.understanding.conversation.queries import current
from hotline.domains.understanding.conversation.queries.ahead import digests, sentences_about
from hotline.domains.understanding.conversation.rules import slots
from hotline.domains.understanding.conversation.rules.agent_assist import next_hint
from hotline.domains.understanding.conversation.rules.conversation import Conversation
from hotline.domains.understanding.conversation.rules.fixed_sentences import fixed_sentences
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.script import Script
from hotline.domains.understanding.conversation.rules.state import Spoken
from hotline.domains.understanding.conversation.rules.talk_summary import talk_summary
from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import from_database
from hotline.infrastructure.settings import settings
from hotline.infrastructure.transcripts import StatedFigures, Suggestion, SummaryDraft
from hotline.kernel.errors import Unavailable
from hotline.processes.ai_seats import ahead
from hotline.processes.ai_seats.ahead import AheadReply, AheadRequest
from hotline.processes.ai_seats.dialogue import ANSWER_SECONDS, SUBJECT, StepReply, StepRequest, staff_number
from hotline.processes.transcriber import assistance
from hotline.processes.transcriber.assistance import AssistReply, AssistRequest, Progress, Turn

WARM_UP_SECONDS = 60.0
SESSION_LASTS = timedelta(minutes=1)


async def serve_answers(bus: Bus) -> None:
    """Where this node has AI seats, the first of their callers does not wait for what must be prepared."""
    if settings().ai_seats.processes or settings().transcripts.processes:
        with contextlib.suppress(Unavailable):  # the first request tries again
            await from_database(current, WARM_UP_SECONDS)
    await bus.serve(SUBJECT, StepRequest, converse, queue="assistant")
    await bus.serve(ahead.SUBJECT, AheadRequest, speak_ahead, queue="assistant")
    await bus.serve(assistance.SUBJECT, AssistRequest, assist, queue="assistant")


async def converse(request: StepRequest) -> StepReply:
    try:
        return await from_database(lambda: stepped(request), ANSWER_SECONDS - 0.5)
    except Unavailable:
        return StepReply()


def stepped(request: StepRequest) -> StepReply:
    """Reads the database. Raises Unavailable before there is an index of articles."""
    conversation = Conversation(current())
    if request.incoming is None:
        script = _script(request) if request.dialled else None
        step = conversation.begin(request.staff_number, no_mobile=request.no_mobile, script=script)
    else:
        step = conversation.step(request.state, request.incoming)
    return StepReply(True, step.state, step.outgoing)


def _script(request: StepRequest) -> Script | None:
    """What the seat has to say in the call that it dials."""
    seat = by_number(request.agent)
    if seat is None or not seat.is_active:
        return None
    return script_of(by=session_of(seat, datetime.now(UTC) + SESSION_LASTS), call=request.dialled)


async def speak_ahead(request: AheadRequest) -> AheadReply:
    try:
        return await from_database(lambda: to_speak(request), ahead.ANSWER_SECONDS - 0.5)
    except Unavailable:
        return AheadReply()


def to_speak(request: AheadRequest) -> AheadReply:
    """Reads the database. Raises Unavailable before there is an index of articles."""
    if request.topic:
        return AheadReply(True, sentences_about(request.topic))
    return AheadReply(True, fixed_sentences(map(staff_number, request.seats)), digests())


async def assist(request: AssistRequest) -> AssistReply:
    try:
        return await from_database(lambda: assisted(request), assistance.ANSWER_SECONDS - 0.5)
    except Unavailable:
        return AssistReply()


def assisted(request: AssistRequest) -> AssistReply:
    """Reads the database. Raises Unavailable before there is an index of articles."""
    knowledge = current()
    turns = [_spoken(turn, knowledge) for turn in request.turns]
    before, hint = request.before, request.before.hint
    for at in range(before.turns, len(turns)):
        before = Progress(at, hint)
        hint = next_hint(turns[: at + 1], hint, knowledge)
    wording = next((turn.understood for turn in reversed(turns) if turn.by_caller), "")
    topic = hint.topics[0] if hint.topics else ""
    return AssistReply(
        True, hint, _suggestions(hint.topics, wording), _figures(topic, turns), _draft(topic, turns, knowledge), before
    )


def _figures(topic: str, turns: Sequence[Spoken]) -> tuple[StatedFigures, ...]:
    """What was said that the calculators of the article need."""
    finder = knowledge_finder.current()
    if topic not in finder.first:
        return ()
    before = ("", *("" if turn.by_caller else turn.understood for turn in turns))
    known = stated([(earlier, turn.understood) for earlier, turn in zip(before, turns, strict=False) if turn.by_caller])
    names = finder.card(finder.first[topic]).calculators
    return tuple(StatedFigures(name, dict(inputs), wording) for name, inputs, wording in stated_inputs(names, known))


def _draft(topic: str, turns: Sequence[Spoken], knowledge: Knowledge) -> SummaryDraft | None:
    finder = knowledge_finder.current()
    title = finder.card(finder.first[topic]).title if topic in finder.first else ""
    elements = knowledge.elements([turn.text for turn in turns if turn.by_caller])
    known = [(name, elements[name]) for name in (slots.EMPLOYER, slots.PLACE) if name in elements]
    text = talk_summary(turns, title, known)
    return SummaryDraft(topic if title else "", text) if text else None


def _suggestions(topics: Sequence[str], text: str) -> tuple[Suggestion, ...]:
    """Each article with the passage that answers the text best."""
    finder = knowledge_finder.current()
    rows = [(topic, finder.first[topic]) for topic in topics if topic in finder.first]
    return tuple(Suggestion(topic, finder.card(row).title, _passage(finder, row, text)) for topic, row in rows)


def _passage(finder: knowledge_finder.Finder, row: int, text: str) -> str:
    key = finder.passage(row, text)
    return next((each.text for each in finder.card(row).passages if each.key == key), "")


def _spoken(turn: Turn, knowledge: Knowledge) -> Spoken:
    recognised = [knowledge.understood(text) if turn.by_caller else text for text in turn.texts]
    return Spoken(turn.by_caller, "，".join(turn.texts), "，".join(recognised))
