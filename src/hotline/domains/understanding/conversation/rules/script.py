"""What a seat that dialled has to say and to find out: a notice, questions one after the other, and how far it is."""

from enum import StrEnum

import msgspec

#: A level, a place among options from 0, several of them, an NPS, or words: as questionnaires have them.
type ScriptAnswer = int | str | tuple[int, ...]
#: Where a jump leads that ends the questions.
END = "end"


class ScriptStage(StrEnum):
    #: Whether it is the person of the entry who answers.
    IDENTITY = "identity"
    #: Whether it is a good moment for questions.
    CONSENT = "consent"
    NOTICE = "notice"
    QUESTION = "question"


class ScriptResult(StrEnum):
    """How it ended; the same as results of a campaign's tries."""

    TALKED = "talked"
    DECLINED = "declined"
    INCONVENIENT = "inconvenient"
    WRONG_NUMBER = "wrong_number"
    OPTED_OUT = "opted_out"
    TO_PERSON = "to_person"
    MACHINE = "machine"
    SILENT = "silent"
    BROKEN_OFF = "broken_off"


class ScriptQuestion(msgspec.Struct, frozen=True, omit_defaults=True):
    """``kind``: scale, choice, several, nps or text. ``labels``: value and what it is called. ``jumps``: who answers
    one of these values goes on at that question.
    """

    id: str
    kind: str
    title: str
    labels: tuple[tuple[int, str], ...] = ()
    is_required: bool = True
    jumps: tuple[tuple[tuple[int, ...], str], ...] = ()


class Script(msgspec.Struct, frozen=True, omit_defaults=True):
    """``person``: by name, who alone may hear it; "" where anybody may. ``is_personal``: the notice holds what is known
    of this citizen.

    ``question``: the id of the one that waits for its answer; ``chosen``: by key, of several, so far; ``misses``:
    replies in a row that were none; ``has_responded``: somebody said something or pressed a key.
    """

    purpose: str
    notice: str = ""
    person: str = ""
    greeting: str = ""
    thanks: str = ""
    questions: tuple[ScriptQuestion, ...] = ()
    is_personal: bool = False
    stage: ScriptStage = ScriptStage.IDENTITY
    question: str = ""
    passed: int = 0
    chosen: tuple[int, ...] = ()
    answers: dict[str, ScriptAnswer] = {}
    misses: int = 0
    has_responded: bool = False
    #: A ScriptResult, "" while it goes on.
    result: str = ""

    @property
    def waiting(self) -> ScriptQuestion | None:
        """The question that waits for its answer."""
        return next((each for each in self.questions if each.id == self.question), None)

    def after(self, question: ScriptQuestion, answer: ScriptAnswer | None) -> ScriptQuestion | None:
        """The question that follows this answer, None after the last. One that is skipped is passed without a jump."""
        values = {answer} if isinstance(answer, int) else set(answer) if isinstance(answer, tuple) else set()
        to = next((to for some, to in question.jumps if values & set(some)), "")
        if to == END:
            return None
        if to:
            return next((each for each in self.questions if each.id == to), None)
        place = [each.id for each in self.questions].index(question.id) + 1
        return self.questions[place] if place < len(self.questions) else None
