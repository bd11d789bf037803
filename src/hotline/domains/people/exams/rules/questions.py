"""A question: what it must hold, and what an answer to it earns."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

MAX_STEM, MAX_OPTION, MAX_TEXT = 500, 200, 1000
MIN_OPTIONS, MAX_OPTIONS, MAX_WORDINGS = 2, 8, 10
#: The options of every question of the kind TRUE_FALSE.
TRUE_FALSE_OPTIONS = ("正确", "错误")


class ExamQuestionKind(StrEnum):
    SINGLE = "single"
    SEVERAL = "several"
    TRUE_FALSE = "true_false"
    BLANK = "blank"
    SHORT = "short"


class QuestionStage(StrEnum):
    DRAFT = "draft"  # waits for a person's check
    APPROVED = "approved"  # may be drawn
    RETIRED = "retired"  # not drawn any more; papers that have it stay as they are


KIND_NAMES = {
    ExamQuestionKind.SINGLE: "单选",
    ExamQuestionKind.SEVERAL: "多选",
    ExamQuestionKind.TRUE_FALSE: "判断",
    ExamQuestionKind.BLANK: "填空",
    ExamQuestionKind.SHORT: "简答",
}
#: Whose answers a machine grades.
CLOSED = frozenset(ExamQuestionKind) - {ExamQuestionKind.SHORT}
#: Answered by choosing options.
CHOSEN = frozenset({ExamQuestionKind.SINGLE, ExamQuestionKind.SEVERAL, ExamQuestionKind.TRUE_FALSE})


@dataclass(frozen=True)
class QuestionContent:
    """``right``: places of the right options. ``wordings``: of a blank all accepted ones, of a short answer the key."""

    kind: ExamQuestionKind
    topic: str
    stem: str
    options: Sequence[str] = ()
    right: Sequence[int] = ()
    wordings: Sequence[str] = ()
    explanation: str = ""
    article: str = ""


@dataclass(frozen=True)
class Reply:
    """What a person answered: places of options as the bank has them, or a text. Neither: nothing yet."""

    chosen: Sequence[int] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.chosen and not self.text.strip()


def content_problem(content: QuestionContent, topics: Collection[str]) -> str:
    """What is wrong with it, in Chinese; empty for nothing."""
    if content.topic not in topics:
        return "请选择主题。"
    if not content.stem.strip() or len(content.stem) > MAX_STEM:
        return f"请填写题干，最多 {MAX_STEM} 字。"
    if len(content.explanation) > MAX_TEXT:
        return f"解析最多 {MAX_TEXT} 字。"
    return _options_problem(content) if content.kind in CHOSEN else _wordings_problem(content)


def _options_problem(content: QuestionContent) -> str:
    options = [each.strip() for each in content.options]
    if content.kind is ExamQuestionKind.TRUE_FALSE and tuple(options) != TRUE_FALSE_OPTIONS:
        return "判断题的选项为“正确”“错误”。"
    if not MIN_OPTIONS <= len(options) <= MAX_OPTIONS or not all(options):
        return f"请填写 {MIN_OPTIONS} 至 {MAX_OPTIONS} 个选项。"
    if any(len(each) > MAX_OPTION for each in options):
        return f"每个选项最多 {MAX_OPTION} 字。"
    if len(set(options)) < len(options):
        return "选项重复，请修改。"
    right = set(content.right)
    if len(right) < len(content.right) or not right <= set(range(len(options))):
        return "正确答案不在选项中，请重新选择。"
    if content.kind is ExamQuestionKind.SEVERAL:
        return "" if len(right) > 1 else "多选题至少有两个正确答案。"
    return "" if len(right) == 1 else "请选择一个正确答案。"


def _wordings_problem(content: QuestionContent) -> str:
    if content.options or content.right:
        return "这种题型没有选项。"
    if not content.wordings or not all(each.strip() for each in content.wordings):
        return "请填写答案。"
    if len(content.wordings) > MAX_WORDINGS or any(len(each) > MAX_TEXT for each in content.wordings):
        return f"答案最多 {MAX_WORDINGS} 种写法，每种最多 {MAX_TEXT} 字。"
    return ""


def is_right(content: QuestionContent, answer: Reply) -> bool:
    """Of a closed kind: all right options and no other, or one of the accepted wordings."""
    assert content.kind in CLOSED, "people grade short answers"
    if content.kind in CHOSEN:
        return bool(answer.chosen) and set(answer.chosen) == set(content.right)
    return bool(plain(answer.text)) and plain(answer.text) in {plain(each) for each in content.wordings}


def plain(text: str) -> str:
    """Without spaces and the like, in one width and case: how blanks are compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in folded if unicodedata.category(each)[0] in "LN" or each in "%.")
