"""A questionnaire: questions in order, with jumps forward by what was answered. It is data; faults are sentences.

Answers, by the question's id: a scale's level 1 非常满意 … 5 非常不满意, a choice's place in its options from 0,
several such places, an NPS from 0 to 10, a text.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from hotline.kernel.errors import Invalid

type Kind = Literal["scale", "choice", "several", "text", "nps"]
type Answer = int | str | tuple[int, ...]

LEVELS = ("非常满意", "满意", "基本满意", "不满意", "非常不满意")
#: The levels that count as satisfied (国办发〔2019〕51号).
SATISFIED = frozenset({1, 2, 3})
BEST_NPS = 10
MAX_QUESTIONS, MAX_OPTIONS, MAX_JUMPS = 30, 20, 20
MAX_TITLE, MAX_LABEL, MAX_TEXT = 120, 60, 500
#: Where a jump leads that ends the questionnaire.
END = "end"


class Jump(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever gave one of these values goes on at question ``to``, or is done (``end``)."""

    values: tuple[int, ...]
    to: str


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``options``: of a choice or several. ``id`` never changes once answers were given to it."""

    id: str
    kind: Kind
    title: str
    options: tuple[str, ...] = ()
    required: bool = True
    jumps: tuple[Jump, ...] = ()

    @property
    def labels(self) -> dict[int, str]:
        """Every value that may be chosen -> its label; none for a text."""
        match self.kind:
            case "scale":
                return dict(enumerate(LEVELS, 1))
            case "nps":
                return {value: str(value) for value in range(BEST_NPS + 1)}
            case "text":
                return {}
            case _:
                return dict(enumerate(self.options))


class Questionnaire(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``greeting`` stands above the first question, ``thanks`` on the page after the last."""

    title: str
    greeting: str = ""
    thanks: str = "感谢您的评价。"
    questions: tuple[Question, ...] = ()


def questionnaire_from(content: Mapping[str, Any]) -> Questionnaire:
    """Raises Invalid with a sentence that names the question."""
    try:
        made = msgspec.convert(content, Questionnaire)
    except msgspec.ValidationError as error:
        raise Invalid(f"问卷的格式有误：{error}") from error
    for fault in _faults(made):
        raise Invalid(fault)
    return made


def refuse_unfinished(made: Questionnaire) -> None:
    """What a draft may lack and a published one may not. Raises Invalid."""
    if not made.questions:
        raise Invalid("问卷暂无题目，请至少添加一题。")
    for number, question in enumerate(made.questions, 1):
        if not question.title.strip():
            raise Invalid(f"第 {number} 题没有题目文字。请填写。")
        if question.kind in ("choice", "several") and (
            len(question.options) < 2 or not all(option.strip() for option in question.options)
        ):
            raise Invalid(f"第 {number} 题至少要有两个选项，且不能为空。")


def _faults(made: Questionnaire) -> Iterator[str]:
    if not 1 <= len(made.title.strip()) <= MAX_LABEL:
        yield f"请填写问卷名称，最多 {MAX_LABEL} 字。"
    if len(made.greeting) > MAX_TEXT or len(made.thanks) > MAX_TEXT:
        yield f"开头语和结束语最多 {MAX_TEXT} 字。"
    if len(made.questions) > MAX_QUESTIONS:
        yield f"最多 {MAX_QUESTIONS} 题。"
    places = {question.id: place for place, question in enumerate(made.questions)}
    if len(places) < len(made.questions) or END in places or "" in places:
        yield "题目编号重复。请刷新后重试。"
    for number, question in enumerate(made.questions, 1):
        yield from _faults_of(question, number, places)


def _faults_of(question: Question, number: int, places: Mapping[str, int]) -> Iterator[str]:
    if len(question.title) > MAX_TITLE:
        yield f"第 {number} 题最多 {MAX_TITLE} 字。"
    if len(question.options) > MAX_OPTIONS or any(len(option) > MAX_LABEL for option in question.options):
        yield f"第 {number} 题最多 {MAX_OPTIONS} 个选项，每个最多 {MAX_LABEL} 字。"
    for jump in question.jumps[: MAX_JUMPS + 1]:
        if jump.to != END and places.get(jump.to, -1) < number:
            yield f"第 {number} 题的跳转只能到后面的题。请更换。"
        if not set(jump.values) <= set(question.labels):
            yield f"第 {number} 题的跳转用了没有的选项。请更换。"


def reached(made: Questionnaire, answers: Mapping[str, Answer]) -> list[Question]:
    """The questions on the way that these answers take, in order. One that is not answered is passed without a jump."""
    places = {question.id: place for place, question in enumerate(made.questions)}
    found, place = [], 0
    while place < len(made.questions):
        question = made.questions[place]
        found.append(question)
        to = _jump_of(question, answers.get(question.id))
        place = len(made.questions) if to == END else places[to] if to else place + 1
    return found


def _jump_of(question: Question, answer: Answer | None) -> str:
    if answer is None or isinstance(answer, str):
        return ""
    values = set(answer) if isinstance(answer, tuple) else {answer}
    return next((jump.to for jump in question.jumps if values & set(jump.values)), "")


def accepted(made: Questionnaire, answers: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers that count: of the questions on their way. Raises Invalid, with ``fields``, for a wrong one."""
    read = {question.id: _read(question, answers.get(question.id)) for question in made.questions}
    stated = {id: answer for id, answer in read.items() if answer is not None}
    way = reached(made, stated)
    for question in way:
        if question.required and question.id not in stated:
            raise _wrong(question, "这一题还没有回答。")
    return {question.id: stated[question.id] for question in way if question.id in stated}


def _read(question: Question, answer: Any) -> Answer | None:
    if answer is None or answer in ("", []):
        return None
    match question.kind:
        case "text":
            if not isinstance(answer, str) or len(answer) > MAX_TEXT:
                raise _wrong(question, f"最多写 {MAX_TEXT} 字。")
            return answer.strip() or None
        case "several":
            if not isinstance(answer, list) or not all(_is_of(question, each) for each in answer):
                raise _wrong(question, "请从给出的选项中选择。")
            return tuple(sorted(set(answer)))
        case _:
            if not _is_of(question, answer):
                raise _wrong(question, "请从给出的选项中选择。")
            return int(answer)


def _is_of(question: Question, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in question.labels


def _wrong(question: Question, sentence: str) -> Invalid:
    error = Invalid(sentence, code="answer")
    error.extra = {"fields": [{"field": question.id, "message": sentence}]}
    return error
