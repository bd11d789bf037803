"""Which of a question's answers was said, or chosen by key."""

import re

from hotline.domains.understanding.conversation.rules.acts import confirms
from hotline.domains.understanding.conversation.rules.homophones import with_terms
from hotline.domains.understanding.conversation.rules.script import ScriptAnswer, ScriptQuestion

LONGEST_TEXT = 500
FINISHED = "#"
#: How people say the levels of a scale besides their names, from 1; the first that fits counts.
_LEVELS = (
    (5, re.compile(r"(?:很|太|极|特别|十分|相当|非常)(?:的)?不满|极差|太差|糟透")),
    (4, re.compile(r"不(?:太|大|怎么|是很|够)?满|没(?:有)?满意|不好|不行|差")),
    (1, re.compile(r"(?:很|挺|太|特别|十分|相当|非常|最)(?:的)?(?:满意|好)")),
    (3, re.compile(r"基本|一般|还(?:行|可以|凑合|成)|凑合|马马虎虎|过得去|普通")),
    (2, re.compile(r"满意|好|可以|行")),
)
_DIGITS = {each: at for at, each in enumerate("零一二三四五六七八九十")} | {"两": 2, "幺": 1, "〇": 0}
_NUMBER = re.compile(
    r"(?:选|第|按|打|给|是|就)?(\d{1,2}|[零〇一幺二两三四五六七八九十])(?:个|项|号|分|种|吧|的|啊|了)*"
)
_NEGATIVE = re.compile(r"不|没|未|否|无")
#: Holds a negative character and denies nothing.
_POSITIVE_WITH_NEGATIVE = re.compile(r"没问题|没错|不错|没事")
_AFFIRMATIVE = re.compile(r"[是对有会能]|好|行|可以|已经?|了$")
_SKIPS = re.compile(r"跳过|下一(?:个|题)|不(?:想|愿意?)(?:回答|答|说)|不(?:知道|清楚|好说)|说不(?:清|上来|好)|没想过")


def answer_in(question: ScriptQuestion, text: str) -> ScriptAnswer | None:
    """None where it is no answer to this question."""
    plain = re.sub(r"[，。！？、,.!?\s]", "", text)
    match question.kind:
        case "text":
            return text.strip()[:LONGEST_TEXT] or None
        case "nps":
            return _number_of(plain, question, from_zero=True)
        case "scale":
            return _label_in(plain, question) or _level_of(plain, question) or _number_of(plain, question)
        case "several":
            return _several(plain, question)
        case _:
            return _chosen(plain, question)


def answer_by_key(question: ScriptQuestion, key: str) -> int | None:
    """The value that this key chooses; 0 leads to a person, and never comes here."""
    if not key.isdigit() or question.kind == "text":
        return None
    value = int(key) if question.kind in ("scale", "nps") else int(key) - 1
    return value if value in dict(question.labels) else None


def skips(text: str) -> bool:
    return _SKIPS.search(text) is not None


def _label_in(text: str, question: ScriptQuestion) -> int | None:
    """The longest label that was said, by its sound."""
    labels = sorted(question.labels, key=lambda each: -len(each[1]))
    written = with_terms(text, [label for _, label in labels if len(label) > 1])
    return next((value for value, label in labels if label in written), None)


def _level_of(text: str, question: ScriptQuestion) -> int | None:
    level = next((level for level, pattern in _LEVELS if pattern.search(text)), None)
    return level if level in dict(question.labels) else None


def _number_of(text: str, question: ScriptQuestion, *, from_zero: bool = False) -> int | None:
    """A number alone: 三, 选三, 第三个, 8分. Of options the first is 1."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    number = int(found[1]) if found[1].isdecimal() else _DIGITS[found[1]]
    value = number if from_zero or question.kind == "scale" else number - 1
    return value if value in dict(question.labels) else None


def _chosen(text: str, question: ScriptQuestion) -> int | None:
    number = _number_of(text, question)
    if number is not None:
        return number
    negatives = [value for value, label in question.labels if _NEGATIVE.search(label)]
    if len(question.labels) == 2 and len(negatives) == 1:
        return _yes_or_no(text, question, negatives[0])
    return _label_in(text, question)


def _yes_or_no(text: str, question: ScriptQuestion, negative: int) -> int | None:
    """Of 已解决 and 未解决: 没解决 is the one, 解决了 and 是的 are the other."""
    positive = next(value for value, _ in question.labels if value != negative)
    bare = _POSITIVE_WITH_NEGATIVE.sub("", text)
    if _NEGATIVE.search(bare):
        return negative
    return positive if bare != text or confirms(text) or _AFFIRMATIVE.search(text) else _label_in(text, question)


def _several(text: str, question: ScriptQuestion) -> tuple[int, ...] | None:
    written = with_terms(text, [label for _, label in question.labels if len(label) > 1])
    found = tuple(value for value, label in question.labels if label in written)
    number = _number_of(text, question)
    return found or (None if number is None else (number,))
