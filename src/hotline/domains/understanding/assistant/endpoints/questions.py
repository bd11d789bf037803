"""Questions and answers on the public page: an answer comes sentence by sentence, as Server-Sent Events."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec
import structlog
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from hotline.domains.understanding.assistant import queries
from hotline.domains.understanding.assistant.actions import answer_log, callbacks
from hotline.domains.understanding.assistant.endpoints.limits import admit, admit_callback
from hotline.domains.understanding.assistant.rules.talk import Reply, Turn
from hotline.domains.understanding.assistant.schemas.questions import (
    AnswerSentence,
    ArticlePassageOut,
    BeginningIn,
    CallBackIn,
    CitationOut,
    FullArticleOut,
    Noted,
    OptionOut,
    QuestionIn,
    RatingIn,
    RepliedOut,
    SuggestedOut,
    TalkBegunOut,
)
from hotline.domains.understanding.knowledge.queries import search_engine
from hotline.infrastructure.conversations import conversations
from hotline.infrastructure.database import from_database
from hotline.infrastructure.public_sessions import new_visit, visit_of
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()
router = Router(tags=["assistant"], auth=None)

SUGGESTIONS = 6
GREETING = "您好，我是京晓保。社保、工资、劳动合同、就业、落户、职称、社保卡的问题都可以问我，答案都来自现行政策。"
#: Threads that compute answers. They are separate, so that a full queue here and a slow database do not block each
#: other. They are few because they compute, and more where they mostly wait for a language model.
FINDERS = ThreadPoolExecutor(32 if settings().language_model.url else 4, "assistant")
#: Turns before a question that its answer takes into account.
TURNS = 40
#: Seconds that the end of an answer waits until it is stored, so that a rating and the next question find it.
STORED_SECONDS = 1.0
EXAMPLES = ["1968年8月出生的男职工哪年退休", "失业金怎么申领", "公司不给交社保找谁", "社保卡丢了怎么补"]


@router.post("/sessions", response=TalkBegunOut)
def begin(request: HttpRequest) -> TalkBegunOut:
    admit(request)
    return TalkBegunOut(session=new_visit(), greeting=GREETING, examples=EXAMPLES)


@router.post("/ask", response=RepliedOut)
async def answer_question(request: HttpRequest, body: QuestionIn) -> StreamingHttpResponse:
    """Events ``sentence``: AnswerSentence, then ``done``: RepliedOut. 429 ``too_often``, 422 ``session_unknown``."""
    session = visit_of(body.session)
    admit(request, session)
    began = time.monotonic()
    await _look()
    before = await conversations().turns_of(session)
    turns = [*(Turn(turn.role, turn.text) for turn in before[-TURNS:]), Turn("citizen", body.text)]
    reply = await asyncio.get_running_loop().run_in_executor(FINDERS, queries.answer, turns)
    answer = secrets.token_hex(8)
    storing = {
        asyncio.create_task(_note(session, answer, turns, reply, int((time.monotonic() - began) * 1000))),
        asyncio.create_task(conversations().append(session, body.text, "".join(each.text for each in reply.sentences))),
    }
    for task in storing:
        _storing.add(task)
        task.add_done_callback(_storing.discard)
    response = StreamingHttpResponse(_streamed(answer, reply, storing), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-cache, no-transform"
    response.headers["X-Accel-Buffering"] = "no"
    return response


@router.get("/suggest", response=SuggestedOut)
async def suggest(request: HttpRequest, typed: Query[BeginningIn]) -> SuggestedOut:
    """Questions that begin so."""
    admit(request)
    await _look()
    return SuggestedOut(suggestions=await asyncio.to_thread(search_engine.suggest, typed.q, SUGGESTIONS))


@router.get("/articles/{code}", response=FullArticleOut)
async def article(request: HttpRequest, code: str) -> FullArticleOut:
    """The complete article behind an answer, as it reads now. 404 for one that is not in force."""
    admit(request)
    await _look()
    card = await asyncio.to_thread(queries.article, code)
    return FullArticleOut(
        code=card.code,
        version=card.version,
        title=card.title,
        valid_from=card.valid_from,
        valid_until=card.valid_until,
        passages=[ArticlePassageOut(key=each.key, text=each.text) for each in card.passages if each.text],
    )


@router.get("/health", response=Noted)
async def health(request: HttpRequest) -> Noted:
    """Whether a question is answered now. Nothing is recorded. 503 while there is no index."""
    admit(request)
    await _look()
    reply = await asyncio.to_thread(queries.reply, [Turn("citizen", EXAMPLES[0])])
    return Noted(ok=bool(reply.sentences))


@router.post("/ratings", response=Noted)
async def rate(request: HttpRequest, body: RatingIn) -> Noted:
    session = visit_of(body.session)
    admit(request, session)
    await from_database(lambda: answer_log.note_rating(session=session, answer=body.answer, useful=body.useful))
    return Noted()


@router.post("/callbacks", response=Noted)
async def call_back(request: HttpRequest, body: CallBackIn) -> Noted:
    """An agent is to ring up and reads what was said. 422 for what is no telephone number, 429 ``too_often``."""
    session = visit_of(body.session)
    admit_callback(request, session)
    turns = [Turn(turn.role, turn.text) for turn in await conversations().turns_of(session)]
    await from_database(lambda: callbacks.request_callback(session=session, number=body.number, turns=turns))
    return Noted()


async def _look() -> None:
    """Load a newer index in the background.

    Only while there is no index at all does a request wait for the database.
    """
    global _looking
    if not search_engine.must_look():
        return
    if _looking is None or _looking.done():
        _looking = asyncio.create_task(_take_up())
    if not search_engine.has_index():
        await _looking


async def _take_up() -> None:
    with contextlib.suppress(Unavailable):
        await from_database(search_engine.look)


async def _note(session: str, answer: str, turns: Sequence[Turn], reply: Reply, milliseconds: int) -> None:
    """Beside the answer, whose first words do not wait for the database."""
    by_rule = queries.by_rule(turns[-1].text)
    try:
        await from_database(
            lambda: answer_log.note_answer(
                session=session, answer=answer, turns=turns, reply=reply, by_rule=by_rule, milliseconds=milliseconds
            )
        )
    except Unavailable:
        log.warning("an answer was not noted: the database is away", action="assistant_not_noted", session=session)


async def _streamed(answer: str, reply: Reply, storing: set[asyncio.Task[None]]) -> AsyncIterator[bytes]:
    for sentence in reply.sentences:
        yield _event("sentence", AnswerSentence(sentence.text, tuple(sentence.sources)))
        await asyncio.sleep(0)
    await asyncio.wait(storing, timeout=STORED_SECONDS)
    done = RepliedOut(
        answer=answer,
        kind=reply.kind.value,
        topics=list(reply.topics),
        number=reply.number,
        level=reply.level,
        citations=[
            CitationOut(
                article=each.article,
                title=each.title,
                passage=each.passage,
                text=each.text,
                valid_from=each.valid_from,
                valid_until=each.valid_until,
            )
            for each in reply.citations
        ],
        options=[OptionOut(topic=each.topic, label=each.label) for each in reply.options],
    )
    yield _event("done", done.model_dump(mode="json"))


def _event(name: str, data: object) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(data) + b"\n\n"


#: Being stored: a task that nobody holds may be thrown away unfinished.
_storing: set[asyncio.Task[None]] = set()
#: The one look at the database that is under way, or was the last.
_looking: asyncio.Task[None] | None = None
