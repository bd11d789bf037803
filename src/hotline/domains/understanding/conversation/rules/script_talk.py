"""The talk of a seat that dialled: it says who calls and why, gives its notice, takes the answers to its questions.

What is no part of it, a wish for a person, danger, a question of the citizen's own, is the ordinary conversation's.
"""

import re
from typing import Any

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import script_wording as wording
from hotline.domains.understanding.conversation.rules.acts import Act, confirms
from hotline.domains.understanding.conversation.rules.hand_over import handed_over, with_unrest
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.messages import (
    CallerGone,
    CallerSpoke,
    EndReason,
    Finish,
    HandOver,
    HandoverReason,
    Incoming,
    KeyPressed,
    Outgoing,
    ReplyTone,
    ScriptOver,
    SeatChanged,
    SilenceLasted,
    SoundDetected,
    SoundKind,
)
from hotline.domains.understanding.conversation.rules.recognised_act import recognised_act
from hotline.domains.understanding.conversation.rules.replies import Step, continued, repeated, spoken
from hotline.domains.understanding.conversation.rules.script import (
    Script,
    ScriptAnswer,
    ScriptQuestion,
    ScriptResult,
    ScriptStage,
)
from hotline.domains.understanding.conversation.rules.script_acts import (
    ScriptAct,
    agrees,
    denies,
    has_received,
    is_the_person,
    script_act_of,
)
from hotline.domains.understanding.conversation.rules.script_answers import (
    FINISHED,
    answer_by_key,
    answer_in,
    skips,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken, Stage
from hotline.domains.understanding.conversation.rules.wording import AGAIN

#: Silences in a row after which it hangs up; replies that were no answer; sounds without a word.
SILENCES, MISSES, UNHEARD = 2, 3, 3
REPEAT_KEY, YES_KEY, NO_KEY = "*", "1", "2"
#: The ordinary conversation does as asked, and says again what was said last.
_MANNERS = (Act.REPEAT, Act.SLOWER, Act.FASTER, Act.LOUDER, Act.QUIETER)
_ORDINARY = (Act.ANNOUNCEMENT, Act.PERSON)
_RECEIVES = (Act.YES, Act.LISTENING, Act.CLOSING)
_SENTENCE = re.compile(r"(?<=[。！？；])")
#: How the ordinary conversation ends -> what became of the script.
_ENDINGS = {EndReason.ANSWERING_MACHINE: ScriptResult.MACHINE}


def begun(state: ConversationState, script: Script) -> Step:
    """The first step once the citizen has answered."""
    state = replace(state, script=script)
    lead = wording.opening(script, state.staff_number)
    if script.person:
        return _spoken(_at(state, ScriptStage.IDENTITY), lead, wording.IDENTITY.format(person=script.person))
    return _to_matter(state, lead)


def taken(state: ConversationState, incoming: Incoming, knowledge: Knowledge) -> Step | None:
    """The step of the script; None: the ordinary conversation's."""
    if isinstance(incoming, CallerGone):
        return _gone(state)
    if state.stage is not Stage.TALKING:
        return None
    match incoming:
        case SeatChanged():
            return _spoken(state, wording.RESUMED, state.last_answer)
        case KeyPressed(key="0"):
            return None
        case KeyPressed(key=key):
            return _keyed(_having(state, has_responded=True), key)
        case CallerSpoke(text=text, is_final=True) if text.strip():
            return _spoke(state, text.strip(), knowledge)
        case CallerSpoke(is_final=True) | SilenceLasted() | SoundDetected(kind=SoundKind.MUSIC):
            return _silent(state)
        case SoundDetected(kind=SoundKind.NOISE) if not _has_responded(state) and state.unheard + 1 >= UNHEARD:
            return _finished(state, wording.SILENT, ScriptResult.SILENT)
        case _:
            return None


def reported(step: Step) -> Step:
    """The step with its result, where the ordinary conversation has ended the talk or handed the citizen over."""
    state, outgoing = step
    script = _script(state)
    if script.result:
        return step
    if any(isinstance(each, HandOver) for each in outgoing):
        outgoing = tuple(
            replace(each, summary=_summary(state)) if isinstance(each, HandOver) else each for each in outgoing
        )
        return _with_result(Step(state, outgoing), ScriptResult.TO_PERSON)
    finish = next((each for each in outgoing if isinstance(each, Finish)), None)
    if finish is None:
        return step
    return _with_result(step, _ENDINGS.get(finish.reason) or _result_so_far(state))


# What the citizen does ---------------------------------------------------------------------------------------------


def _spoke(state: ConversationState, text: str, knowledge: Knowledge) -> Step | None:
    understood = knowledge.understood(text)
    turned = replace(state, turns=(*state.turns, Spoken(True, text, understood)), silences=0, unheard=0)
    turned = replace(turned, acknowledged=0.0)
    if with_unrest(turned, knowledge).level != state.level:
        return None
    act, wish = recognised_act(text, understood), script_act_of(text)
    if wish is ScriptAct.OPT_OUT:
        return _finished(turned, wording.OPTED_OUT, ScriptResult.OPTED_OUT)
    if act in _ORDINARY:
        return None
    if wish is ScriptAct.MACHINE and _script(state).stage is not ScriptStage.QUESTION:
        return _finished(turned, wording.MACHINE, ScriptResult.MACHINE)
    if act in _MANNERS and not (act is not Act.REPEAT and _waits_for_text(state)):
        return None
    if act is Act.OPENING:
        return _gone_on(state, turned)
    if act is Act.WHO:
        script = _script(state)
        return _spoken(turned, wording.who(script, state.staff_number), state.last_answer)
    return _in_stage(turned, understood, act, wish)


def _in_stage(state: ConversationState, text: str, act: Act, wish: ScriptAct) -> Step | None:
    script = _script(state)
    if script.stage is ScriptStage.QUESTION:
        return _answered(state, text, act, wish)
    if wish is ScriptAct.WRONG_PERSON or (script.stage is ScriptStage.IDENTITY and denies(text)):
        return _finished(state, wording.WRONG_NUMBER, ScriptResult.WRONG_NUMBER)
    if refused := _refused(state, wish):
        return refused
    match script.stage:
        case ScriptStage.IDENTITY:
            is_person = confirms(text) or is_the_person(text, script.person)
            return _to_matter(state) if is_person else _missed(state)
        case ScriptStage.CONSENT:
            if confirms(text) or agrees(text):
                return _to_question(state, script.questions[0])
            is_refused = act is Act.DENIAL or denies(text)
            return _finished(state, wording.DECLINED, ScriptResult.DECLINED) if is_refused else _missed(state)
        case _:
            return _after_notice(state) if act in _RECEIVES or has_received(text) else None


def _answered(state: ConversationState, text: str, act: Act, wish: ScriptAct) -> Step | None:
    script = _script(state)
    question = script.waiting
    assert question is not None, "a question waits at this stage"
    if not question.is_required and skips(text):
        return _to_next(state, question, None)
    answer = answer_in(question, text)
    if answer is not None:
        return _to_next(state, question, answer)
    if act is Act.ANGER:
        return None
    return _refused(state, wish) or _missed(state)


def _refused(state: ConversationState, wish: ScriptAct) -> Step | None:
    if wish is ScriptAct.BUSY:
        return _finished(state, wording.INCONVENIENT, ScriptResult.INCONVENIENT)
    return _finished(state, wording.DECLINED, ScriptResult.DECLINED) if wish is ScriptAct.DECLINE else None


def _keyed(state: ConversationState, key: str) -> Step:
    script = _script(state)
    if key == REPEAT_KEY:
        return repeated(state, AGAIN)
    match script.stage, key:
        case ScriptStage.IDENTITY, "1":
            return _to_matter(state)
        case ScriptStage.IDENTITY, "2":
            return _finished(state, wording.WRONG_NUMBER, ScriptResult.WRONG_NUMBER)
        case ScriptStage.CONSENT, "1":
            return _to_question(state, script.questions[0])
        case ScriptStage.CONSENT, "2":
            return _finished(state, wording.INCONVENIENT, ScriptResult.INCONVENIENT)
        case ScriptStage.NOTICE, "1":
            return _after_notice(state)
        case ScriptStage.QUESTION, _:
            return _answered_by_key(state, key)
        case _:
            return Step(state, ())


def _answered_by_key(state: ConversationState, key: str) -> Step:
    script = _script(state)
    question = script.waiting
    assert question is not None, "a question waits at this stage"
    if key == FINISHED and (script.chosen or not question.is_required):
        return _to_next(state, question, tuple(sorted(set(script.chosen))) or None)
    value = answer_by_key(question, key)
    if value is None:
        return _missed(state)
    if question.kind == "several":
        return _spoken(_having(state, chosen=(*script.chosen, value)), "", wording.CHOSEN, state.last_answer)
    return _to_next(state, question, value)


def _silent(state: ConversationState) -> Step:
    state = replace(state, silences=state.silences + 1)
    if state.silences < SILENCES:
        return _spoken(state, "", _prompt(state), state.last_answer)
    return _finished(state, wording.SILENT, _result_so_far(state) if _has_responded(state) else ScriptResult.SILENT)


def _gone(state: ConversationState) -> Step:
    return _with_result(Step(state, ()), _result_so_far(state))


# Where it goes -----------------------------------------------------------------------------------------------------


def _to_matter(state: ConversationState, lead: str = "") -> Step:
    """On to the notice, else to the questions once it is a good moment for them."""
    script = _script(state)
    if script.notice:
        notice = wording.NOTICE.format(notice=script.notice.strip().rstrip("。"))
        return _spoken(_at(state, ScriptStage.NOTICE), lead, f"{notice}{wording.RECEIVED}{wording.STOP}", notice)
    consent = wording.CONSENT.format(count=len(script.questions))
    text = f"{script.greeting}{consent}"
    return _spoken(_at(state, ScriptStage.CONSENT), lead, f"{text}{wording.STOP}", text)


def _after_notice(state: ConversationState) -> Step:
    script = _script(state)
    if script.questions:
        return _to_question(state, script.questions[0])
    return _finished(state, wording.RECEIVED_FAREWELL, ScriptResult.TALKED)


def _to_question(state: ConversationState, question: ScriptQuestion) -> Step:
    state = _having(state, stage=ScriptStage.QUESTION, question=question.id, chosen=(), misses=0)
    return _spoken(state, "", wording.question(_script(state), question))


def _to_next(state: ConversationState, question: ScriptQuestion, answer: ScriptAnswer | None) -> Step:
    script = _script(state)
    answers = script.answers if answer is None else script.answers | {question.id: answer}
    state = _having(state, answers=answers, passed=script.passed + 1)
    following = script.after(question, answer)
    if following is not None:
        return _to_question(state, following)
    text = wording.ANSWERED_FAREWELL.format(thanks=script.thanks or "感谢您的回答。")
    return _finished(state, text, ScriptResult.TALKED)


def _gone_on(before: ConversationState, state: ConversationState) -> Step:
    """Who only says 喂 hears what that has cut off, else what was said last once more."""
    rest = continued(before)
    if rest is None:
        return _spoken(state, "", state.last_answer)
    turns = (*state.turns, rest.state.turns[-1])
    return Step(replace(rest.state, turns=turns, silences=0, unheard=0, acknowledged=0.0), rest.outgoing)


def _missed(state: ConversationState) -> Step:
    """Say it again; the third time a person goes on, and an answer that may be left out is passed."""
    script = _script(state)
    state = _having(state, misses=script.misses + 1)
    if script.misses + 1 < MISSES:
        return _spoken(state, wording.MISSED, state.last_answer)
    question = script.waiting
    if question is not None and not question.is_required:
        return _to_next(state, question, None)
    return handed_over(state, HandoverReason.NOT_SURE, wording.TO_A_PERSON)


# The end -----------------------------------------------------------------------------------------------------------


def _finished(state: ConversationState, text: str, result: ScriptResult) -> Step:
    step = spoken(state, text, ReplyTone.FAREWELL)
    ending: tuple[Outgoing, ...] = (*step.outgoing, Finish(EndReason.GOODBYE))
    return _with_result(Step(replace(step.state, stage=Stage.OVER), ending), result)


def _with_result(step: Step, result: ScriptResult) -> Step:
    """The report goes before all else: what follows may take the citizen away."""
    state = _having(step.state, result=result.value)
    script = _script(state)
    turns = tuple((each.by_caller, each.text) for each in state.turns)
    return Step(state, (ScriptOver(result, dict(script.answers), turns), *step.outgoing))


def _result_so_far(state: ConversationState) -> ScriptResult:
    """A notice that was said to its end has arrived; questions are not done before the last one."""
    script = _script(state)
    is_delivered = script.stage is ScriptStage.NOTICE and not script.questions and _was_said(state, script.notice)
    return ScriptResult.TALKED if is_delivered else ScriptResult.BROKEN_OFF


def _was_said(state: ConversationState, notice: str) -> bool:
    """Whether the end of the notice reached the citizen."""
    pieces = [each.strip().rstrip("。") for each in _SENTENCE.split(notice) if each.strip()]
    return any(pieces[-1] in each.text for each in state.turns if not each.by_caller)


def _summary(state: ConversationState) -> str:
    """For the person who goes on: what the citizen was rung for, how far it is, the last words."""
    script = _script(state)
    last = next((each.text for each in reversed(state.turns) if each.by_caller), "")
    done = [f"已答 {len(script.answers)} 题，共 {len(script.questions)} 题"] if script.questions else []
    done += ["已播报通知" if _was_said(state, script.notice) else "通知未播完"] if script.notice else []
    return "；".join([f"智能外呼：{script.purpose}", *done, *([f"最后说：{last}"] if last else [])])


# Small things ------------------------------------------------------------------------------------------------------


def _spoken(state: ConversationState, lead: str, text: str, repeats: str = "") -> Step:
    """``repeats``: what of it is said again on request."""
    script = _script(state)
    is_personal = bool(script.person) or (script.is_personal and script.stage is ScriptStage.NOTICE)
    tone = ReplyTone.NOTICE if is_personal else ReplyTone.CLARIFY
    return spoken(state, f"{lead}{text}", tone, repeats=repeats or text)


def _prompt(state: ConversationState) -> str:
    """What a silent citizen hears."""
    return wording.RECEIVED if _script(state).stage is ScriptStage.NOTICE else state.last_answer


def _at(state: ConversationState, stage: ScriptStage) -> ConversationState:
    return _having(state, stage=stage, misses=0)


def _having(state: ConversationState, **changes: Any) -> ConversationState:
    return replace(state, script=replace(_script(state), **changes))


def _script(state: ConversationState) -> Script:
    assert state.script is not None, "the seat has dialled"
    return state.script


def _waits_for_text(state: ConversationState) -> bool:
    question = _script(state).waiting
    return question is not None and question.kind == "text"


def _has_responded(state: ConversationState) -> bool:
    return _script(state).has_responded or any(each.by_caller for each in state.turns)
