"""The simulated citizen: what they answer to an agent's turn, and how their anger, patience and knowledge change.

The same scenario, seed and turns of the agent make the same call.
"""

from collections.abc import Iterator
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from hotline.domains.people.practice.rules.agent_acts import Acts
from hotline.domains.people.practice.rules.policy_facts import query_for
from hotline.domains.people.practice.rules.scenario import MAX_ANGER, Slot
from hotline.domains.people.practice.rules.scene import Scene
from hotline.domains.people.practice.rules.voice import Voice

#: From this anger on the citizen answers no questions that are for calm people; above MAX_ANGER they hang up.
ANGRY = 3
#: Sentences of a reply, beyond which a citizen lets the agent speak.
MAX_REPLY = 3


class Outcome(StrEnum):
    """How a practice ended: the citizen was helped, was not, or hung up."""

    REACHED = "reached"
    MISSED = "missed"
    HUNG_UP = "hung_up"


class State(msgspec.Struct, frozen=True):
    """A citizen in mid-call. ``stated``: policy facts that they have; ``outcome``: "" while the call goes on."""

    anger: int
    turn: int = 0
    unhelpful: int = 0
    disclosed: tuple[str, ...] = ()
    stated: tuple[int, ...] = ()
    wrong: str = ""
    has_opened: bool = False
    has_doubted: bool = False
    has_objected: bool = False
    has_insisted: bool = False
    is_satisfied: bool = False
    outcome: str = ""


def begun(scene: Scene) -> State:
    return State(anger=scene.scenario.persona.anger)


def reply(scene: Scene, state: State, acts: Acts) -> tuple[State, tuple[str, ...]]:
    """The state after the agent's turn, and what the citizen says to it."""
    state = replace(state, turn=state.turn + 1)
    voice = Voice(scene, state.turn, is_angry=state.anger >= ANGRY)
    if not state.has_opened:
        state = replace(state, has_opened=True, anger=_anger(state, acts))
        return state, (voice.sentence("opening", opening=voice.opening(0)),)
    before, anger = state, _anger(state, acts)
    state = replace(state, anger=anger, stated=tuple(sorted(acts.facts)), wrong=acts.wrong)
    if anger > MAX_ANGER:
        return replace(state, outcome=Outcome.HUNG_UP.value), (voice.sentence("hangs_up"),)
    voice = Voice(scene, state.turn, is_angry=anger >= ANGRY)
    state, texts = _reaction(scene, before, state, acts, voice)
    return state, texts[:MAX_REPLY]


def ended(scene: Scene, state: State) -> State:
    """The agent ends the call."""
    outcome = Outcome.REACHED if state.is_satisfied and is_reached(scene, state) else Outcome.MISSED
    return state if state.outcome else replace(state, outcome=outcome.value)


def is_reached(scene: Scene, state: State) -> bool:
    """Every policy fact was stated, nothing wrong stands, and the agent inquired for the citizen's circumstances."""
    return not state.wrong and not missing_facts(scene, state) and not _undisclosed(scene, state)


def missing_facts(scene: Scene, state: State) -> list[int]:
    return [at for at in range(len(scene.scenario.facts)) if at not in state.stated]


def _undisclosed(scene: Scene, state: State) -> list[Slot]:
    return [slot for slot in scene.scenario.slots if slot.key not in state.disclosed]


def _anger(state: State, acts: Acts) -> int:
    up = 2 * bool(acts.forbidden or acts.cold) + acts.is_interruption + acts.is_silent
    again = bool(acts.slots) and all(key in state.disclosed for key in acts.slots)
    up += again and state.anger > 0
    down = 1 if acts.is_kind and not acts.forbidden and not acts.cold else 0
    down += len(acts.facts) > len(state.stated) and state.anger >= ANGRY
    return max(0, state.anger + up - down)


def _reaction(scene: Scene, before: State, state: State, acts: Acts, voice: Voice) -> tuple[State, tuple[str, ...]]:
    texts = list(_feelings(before, state, acts, voice))
    is_new = len(state.stated) > len(before.stated)
    state, answers = _answers(scene, state, acts, voice, is_new=is_new)
    texts += answers
    is_helped = is_new or bool(answers) or acts.is_waiting or acts.repeats_need or (acts.is_kind and before.anger > 0)
    if acts.is_silent:
        texts.append(voice.sentence("hello"))
    if acts.wrong and not before.wrong and not before.has_doubted:
        return replace(state, has_doubted=True), (*texts, voice.sentence("doubt"))
    if state.is_satisfied or (not missing_facts(scene, state) and not _undisclosed(scene, state)):
        return _to_the_end(scene, state, acts, voice, texts)
    if acts.is_farewell:
        return _left_early(state, voice, texts)
    if not is_helped:
        return _not_helped(scene, state, acts, voice, texts)
    if acts.repeats_need and not is_new and not answers:
        texts.append(voice.sentence("repeated"))
    if acts.is_waiting and not is_new and not answers:
        texts.append(voice.sentence("waiting"))
    elif is_new or not texts:
        state, more = _lacking(scene, state, voice, is_new=is_new)
        texts += more
    return replace(state, unhelpful=0), tuple(texts)


def _feelings(before: State, state: State, acts: Acts, voice: Voice) -> Iterator[str]:
    if acts.forbidden or acts.cold:
        yield voice.sentence("angrier")
    elif acts.is_kind and before.anger > state.anger:
        yield voice.sentence("softer")
    if acts.promise:
        yield voice.sentence("promise")


def _answers(scene: Scene, state: State, acts: Acts, voice: Voice, *, is_new: bool) -> tuple[State, list[str]]:
    """What the citizen discloses to the agent's questions. To one that is not in the scenario they have no answer."""
    texts, disclosed = list[str](), list(state.disclosed)
    own = {slot.key: slot for slot in scene.scenario.slots}
    for key in acts.slots[:2]:
        slot = own.get(key)
        if slot is None:
            continue
        answer = voice.plain(voice.constant(slot.answers, key))
        if slot.only_calm and state.anger >= ANGRY:
            texts.append(voice.sentence("not_now"))
        elif key in disclosed:
            texts.append(voice.sentence("already", answer=answer))
        else:
            disclosed.append(key)
            texts.append(answer)
    if acts.slots and not texts and not is_new:
        texts.append(voice.sentence("unknown"))
    return replace(state, disclosed=tuple(disclosed)), texts


def _lacking(scene: Scene, state: State, voice: Voice, *, is_new: bool) -> tuple[State, list[str]]:
    """After something new: what the citizen still lacks."""
    texts = [voice.sentence("understood")] if is_new else []
    missing = missing_facts(scene, state)
    if scene.scenario.misconception and not state.has_objected and missing:
        return replace(state, has_objected=True), [
            *texts,
            voice.sentence("misconception", misconception=scene.scenario.misconception),
        ]
    key = query_for(scene.scenario.facts[missing[0]]) if missing else "my_case"
    return state, [*texts, voice.sentence(key)]


def _to_the_end(
    scene: Scene, state: State, acts: Acts, voice: Voice, texts: list[str]
) -> tuple[State, tuple[str, ...]]:
    """Everything is answered: the citizen presses once for a promise, is satisfied, has nothing else, says goodbye."""
    if scene.scenario.persona.is_insistent and not state.has_insisted:
        return replace(state, has_insisted=True), (voice.sentence("insists"),)
    if not state.is_satisfied:
        state = replace(state, is_satisfied=True)
        end = voice.sentence("nothing_else") if acts.is_closing_question else ""
        return _closed(scene, state, acts), tuple(filter(None, (*texts[:1], voice.sentence("satisfied"), end)))
    text = voice.sentence("goodbye" if acts.is_farewell else "nothing_else")
    return _closed(scene, state, acts), (text,)


def _closed(scene: Scene, state: State, acts: Acts) -> State:
    return ended(scene, state) if acts.is_farewell else state


def _left_early(state: State, voice: Voice, texts: list[str]) -> tuple[State, tuple[str, ...]]:
    return replace(state, unhelpful=state.unhelpful + 1), (*texts, voice.sentence("not_yet"))


def _not_helped(
    scene: Scene, state: State, acts: Acts, voice: Voice, texts: list[str]
) -> tuple[State, tuple[str, ...]]:
    """Nothing that helps: the citizen puts it in other words, gets angry, hangs up in the end."""
    unhelpful = state.unhelpful + 1
    if unhelpful >= scene.scenario.persona.patience:
        return replace(state, unhelpful=unhelpful, outcome=Outcome.HUNG_UP.value), (*texts, voice.sentence("hangs_up"))
    anger = state.anger + (unhelpful % 2 == 0 and scene.scenario.persona.anger > 0)
    state = replace(state, unhelpful=unhelpful, anger=min(anger, MAX_ANGER))
    if texts or acts.is_silent:
        return state, tuple(texts)
    if state.stated:
        state, more = _lacking(scene, state, voice, is_new=False)
        return state, tuple(more)
    return state, (voice.sentence("again", opening=voice.opening(unhelpful)),)
