"""Drafts of questions out of articles: by figures, by what must be brought, by how citizens put it. People check them.

The same article always gives the same drafts under the same keys, so drafting again adds only what is new.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from hotline.domains.people.exams.rules.chance import shuffled
from hotline.domains.people.exams.rules.questions import TRUE_FALSE_OPTIONS, ExamQuestionKind, QuestionContent
from hotline.domains.people.quality.rules.marks.quantities import Quantity, quantities

#: Drafts of each template that an article gives at most.
MAX_FIGURES, MAX_LIST_OPTIONS = 3, 3
#: Wrong options of a choice of one.
WRONG = 3
MIN_SENTENCE, MAX_SENTENCE = 10, 120
#: Units as questions write them.
UNITS = {"日": "天", "工作日": "个工作日", "月": "个月"} | {unit: unit for unit in ("周", "年", "岁", "%", "倍", "元")}
#: A figure of these is no policy: dates, addresses, one of something.
MIN_VALUE = {"年": 1, "元": 2}
#: What a wrong figure comes of.
FACTORS = (Decimal(2), Decimal("0.5"), Decimal("1.5"), Decimal(3), Decimal("0.8"), Decimal("1.2"))


@dataclass(frozen=True)
class Source:
    """What an article gives. ``alien_materials``: of other articles; ``neighbours``: titles of its category."""

    code: str
    topic: str
    title: str
    sentences: Sequence[str]
    conclusion: str
    basis: str = ""
    materials: Sequence[str] = ()
    alien_materials: Sequence[str] = ()
    citizens: Sequence[str] = ()
    neighbours: Sequence[str] = ()


@dataclass(frozen=True)
class Drafted:
    key: str
    content: QuestionContent


def drafts_of(source: Source) -> Iterator[Drafted]:
    yield from _by_figures(source)
    yield from _by_materials(source)
    yield from _by_wording(source)
    yield Drafted(
        f"{source.code}/short",
        QuestionContent(
            kind=ExamQuestionKind.SHORT,
            topic=source.topic,
            stem=f"市民咨询“{source.title}”，请写出答复要点。",
            wordings=(source.conclusion,),
            explanation=source.basis,
            article=source.code,
        ),
    )


def _by_figures(source: Source) -> Iterator[Drafted]:
    """Each sentence with a figure in turn: a blank, a choice of four, a statement that is right or is not."""
    templates = (_blank, _choice, _statement)
    found = ((text, one) for text in source.sentences for one in islice(_figures(text), 1))
    for at, (sentence, figure) in enumerate(islice(found, MAX_FIGURES)):
        has_wrong = len(_wrong(source, sentence, figure)) == WRONG
        template = templates[at % len(templates)] if has_wrong else _blank
        yield Drafted(f"{source.code}/figure/{at}", template(source, sentence, figure))


def _figures(sentence: str) -> Iterator[Quantity]:
    if MIN_SENTENCE <= len(sentence) <= MAX_SENTENCE:
        for one in quantities(sentence):
            if one.unit in UNITS and one.value >= MIN_VALUE.get(one.unit, 1):
                yield one


def written(value: Decimal, unit: str) -> str:
    """15天, 1.5倍."""
    return f"{value.normalize():f}{UNITS[unit]}"


def _around(sentence: str, figure: Quantity, text: str) -> str:
    return sentence[: figure.start] + text + sentence[figure.end :]


def _wrong(source: Source, sentence: str, figure: Quantity) -> list[str]:
    """Three figures that the sentence does not have, near the right one."""
    there = {one.value for one in quantities(sentence)}
    values = [(figure.value * factor).quantize(Decimal(1)) for factor in FACTORS]
    others = [value for value in dict.fromkeys([*values, figure.value + 1, figure.value + 2]) if value > 0]
    chosen = shuffled(f"{source.code}/{sentence}", [value for value in others if value not in there])[:WRONG]
    return [written(value, figure.unit) for value in chosen]


def _blank(source: Source, sentence: str, figure: Quantity) -> QuestionContent:
    alike = [written(value, unit) for unit, value in figure.alike() if unit in UNITS and value == value.to_integral()]
    return QuestionContent(
        kind=ExamQuestionKind.BLANK,
        topic=source.topic,
        stem=f"{source.title}：{_around(sentence, figure, '____')}（填数字和单位）",
        wordings=tuple(dict.fromkeys([written(figure.value, figure.unit), figure.text, *alike])),
        explanation=sentence,
        article=source.code,
    )


def _choice(source: Source, sentence: str, figure: Quantity) -> QuestionContent:
    right = written(figure.value, figure.unit)
    return QuestionContent(
        kind=ExamQuestionKind.SINGLE,
        topic=source.topic,
        stem=f"{source.title}：{_around(sentence, figure, '____')}",
        options=(right, *_wrong(source, sentence, figure)),
        right=(0,),
        explanation=sentence,
        article=source.code,
    )


def _statement(source: Source, sentence: str, figure: Quantity) -> QuestionContent:
    """Right for every other article."""
    is_true = shuffled(source.code, (True, False))[0]
    text = sentence if is_true else _around(sentence, figure, _wrong(source, sentence, figure)[0])
    return QuestionContent(
        kind=ExamQuestionKind.TRUE_FALSE,
        topic=source.topic,
        stem=f"{source.title}：{text}",
        options=TRUE_FALSE_OPTIONS,
        right=(0 if is_true else 1,),
        explanation=sentence,
        article=source.code,
    )


def _by_materials(source: Source) -> Iterator[Drafted]:
    own = list(source.materials)[:MAX_LIST_OPTIONS]
    alien = [each for each in source.alien_materials if not any(_overlap(each, mine) for mine in source.materials)]
    wrong = shuffled(source.code, list(dict.fromkeys(alien)))[:2]
    if len(own) > 1 and len(wrong) > 1:
        yield Drafted(
            f"{source.code}/materials",
            QuestionContent(
                kind=ExamQuestionKind.SEVERAL,
                topic=source.topic,
                stem=f"办理“{source.title}”，需要准备哪些材料？",
                options=(*own, *wrong),
                right=tuple(range(len(own))),
                explanation="材料：" + "；".join(source.materials),
                article=source.code,
            ),
        )


def _overlap(one: str, other: str) -> bool:
    """They name the same thing: 身份证 and 本人身份证原件."""
    names = [each for each in re.split(r"[、，；（）()和或]", one) if len(each) > 1]
    return any(each in other or other in each for each in names)


def _by_wording(source: Source) -> Iterator[Drafted]:
    wrong = shuffled(f"{source.code}/neighbours", [each for each in source.neighbours if each != source.title])[:WRONG]
    if len(wrong) < WRONG:
        return
    for text in source.citizens:
        yield Drafted(
            f"{source.code}/asked/{text}"[:200],
            QuestionContent(
                kind=ExamQuestionKind.SINGLE,
                topic=source.topic,
                stem=f"市民问：“{text}”应按哪个条目答复？",
                options=(source.title, *wrong),
                right=(0,),
                explanation=source.conclusion,
                article=source.code,
            ),
        )
