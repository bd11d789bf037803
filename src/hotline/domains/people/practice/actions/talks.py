"""A simulated call: begun, its turns, its end, its wrap-up. Each may be repeated; nothing leaves these tables."""

import msgspec
from django.db import transaction

from hotline.domains.people.practice.models import PracticeTalk, PracticeTurn
from hotline.domains.people.practice.queries import library
from hotline.domains.people.practice.queries.played import played, scenario_named, score_of, state_of
from hotline.domains.people.practice.rules import citizen, turn_times
from hotline.domains.people.practice.rules.agent_acts import Acts, acts_of
from hotline.domains.people.practice.rules.citizen import Outcome, State
from hotline.domains.people.training.actions.results import record_result
from hotline.domains.people.training.rules.batches import ResultKind
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, Refused

NONE = "没有这次练习，请从列表重新进入。"
#: Turns after which a practice ends: nobody learns from a longer one.
MAX_TURNS = 120
CITIZEN, AGENT, RATING = "citizen", "agent", "rating"


def begin(*, by: Principal, code: str, request: str) -> PracticeTalk:
    """A citizen of this scenario rings. What the person has left open ends as missed. Raises NotFound."""
    scenario = scenario_named(code)
    with transaction.atomic():
        found = PracticeTalk.objects.filter(number=by.number, request=request).first()
        if found is not None:
            return found
        at = now()
        for left in PracticeTalk.objects.select_for_update().filter(number=by.number, ended_at=None):
            _end(left, state_of(left), AGENT)
        scene = library.scene_of(scenario, library.article_of(scenario.topic), request)
        talk = PracticeTalk(
            number=by.number, request=request, code=code, topic=scenario.topic, level=scenario.level, seed=request,
            scenario=msgspec.to_builtins(scenario), state=msgspec.to_builtins(citizen.begun(scene)), started_at=at,
        )  # fmt: skip
        talk.save()
        audit.record(by=by.number, action="practice.begin", about=about(talk.pk), scenario=code)
    return talk


def speak(*, by: Principal, id: int, at: int, text: str, is_interruption: bool) -> PracticeTalk:
    """The agent's turn number ``at``, "" for a silence, and the citizen's answer. A turn that is there stays as it is.

    Raises NotFound; Refused ``over``, ``out_of_step``.
    """
    with transaction.atomic():
        talk = locked(PracticeTalk.objects.filter(pk=id, number=by.number), missing=NONE)
        turns = list(talk.turns.all())
        if at < len(turns):
            return talk
        if talk.ended_at is not None:
            raise Refused("通话已结束，请填写小结。", code="over")
        if at > len(turns) or len(turns) >= MAX_TURNS:
            raise Refused("对话已更新，请刷新后继续。", code="out_of_step")
        own = _of_agent(talk, turns, text.strip(), is_interruption=is_interruption)
        state, answers = _answered(talk, [*turns, *own], is_interruption=is_interruption)
        PracticeTurn.objects.bulk_create([*own, *_of_citizen(talk, [*turns, *own], answers)])
        talk.state = msgspec.to_builtins(state)
        if state.outcome:
            _end(talk, state, CITIZEN if state.outcome == Outcome.HUNG_UP.value else AGENT)
        else:
            talk.save()
    return talk


def hang_up(*, by: Principal, id: int, to_rating: bool) -> PracticeTalk:
    """The agent ends the call, by transferring to the rating or hanging up. Ended already, nothing changes."""
    with transaction.atomic():
        talk = locked(PracticeTalk.objects.filter(pk=id, number=by.number), missing=NONE)
        if talk.ended_at is None:
            scene, _ = played(talk)
            _end(talk, citizen.ended(scene, state_of(talk)), RATING if to_rating else AGENT)
    return talk


def wrap_up(*, by: Principal, id: int, topic: str, summary: str) -> PracticeTalk:
    """The wrap-up, with which the practice is scored. Scored already, nothing changes. Raises Invalid, Refused."""
    with transaction.atomic():
        talk = locked(PracticeTalk.objects.filter(pk=id, number=by.number), missing=NONE)
        if talk.scored_at is not None:
            return talk
        if talk.ended_at is None:
            raise Refused("通话尚未结束，请先挂断或转评价。", code="not_over")
        if topic not in library.topic_titles():
            raise Invalid("请选择小结主题。", code="topic")
        if not summary.strip():
            raise Invalid("请填写小结内容。", code="summary")
        talk.wrapup_topic, talk.wrapup_summary = topic, summary.strip()
        score = score_of(talk)
        talk.score, talk.points, talk.scored_at = msgspec.to_builtins(score), score.points, now()
        talk.save()
        audit.record(
            by=by.number, action="practice.score", about=about(talk.pk), points=score.points, outcome=talk.outcome
        )
        if score.reached and not score.red_line:
            _report(talk, score.points)
    return talk


def _report(talk: PracticeTalk, points: int) -> None:
    """A practice that reached its goal counts in each batch in which the trainee takes part."""
    record_result(
        number=talk.number,
        kind=ResultKind.PRACTICE,
        score=points,
        passed=True,
        day=beijing_day(talk.started_at),
        reference=about(talk.pk),
        by=str(SYSTEM),
    )


def about(id: int) -> str:
    return f"practice/{id}"


def _answered(talk: PracticeTalk, turns: list[PracticeTurn], *, is_interruption: bool) -> tuple[State, tuple[str, ...]]:
    scene, spoken = played(talk, turns)
    is_silent = not turns or turns[-1].by_citizen
    acts = Acts(is_silent=True) if is_silent else acts_of(scene, spoken, is_interruption=is_interruption)
    return citizen.reply(scene, state_of(talk), acts)


def _of_agent(talk: PracticeTalk, turns: list[PracticeTurn], text: str, *, is_interruption: bool) -> list[PracticeTurn]:
    """None for a silence, which shows by the seconds until the next turn."""
    if not text:
        return []
    before = turns[-1].end if turns else 0.0
    seconds = (now() - talk.started_at).total_seconds()
    span = turn_times.of_agent(text, before, seconds, is_interruption=is_interruption)
    return [PracticeTurn(talk=talk, at=len(turns), by_citizen=False, text=text, start=span.start, end=span.end)]


def _of_citizen(talk: PracticeTalk, turns: list[PracticeTurn], answers: tuple[str, ...]) -> list[PracticeTurn]:
    since = (now() - talk.started_at).total_seconds()
    found, before = list[PracticeTurn](), turns[-1].end if turns and not turns[-1].by_citizen else since
    for step, text in enumerate(answers):
        span = turn_times.of_citizen(text, before)
        found.append(
            PracticeTurn(talk=talk, at=len(turns) + step, by_citizen=True, text=text, start=span.start, end=span.end)
        )
        before = span.end
    return found


def _end(talk: PracticeTalk, state: State, ended_by: str) -> None:
    talk.state = msgspec.to_builtins(state)
    talk.outcome, talk.ended_by, talk.ended_at = state.outcome or Outcome.MISSED.value, ended_by, now()
    talk.save()
    audit.record(by=talk.number, action="practice.end", about=about(talk.pk), outcome=talk.outcome)
