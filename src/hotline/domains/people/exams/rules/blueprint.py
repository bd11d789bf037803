"""A blueprint: how many questions of which topics and kinds a paper has; and which of the bank it draws."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hotline.domains.people.exams.rules.chance import rank
from hotline.domains.people.exams.rules.questions import CLOSED, KIND_NAMES, ExamQuestionKind

MAX_LINES, MAX_QUESTIONS, MAX_POINTS = 30, 200, 50


@dataclass(frozen=True)
class BlueprintLine:
    """``category``: of topics, such as 养老保险; "" for all. ``points``: of each question."""

    kind: ExamQuestionKind
    count: int
    points: int
    category: str = ""


@dataclass(frozen=True)
class Drawable:
    """A question of the bank. ``uses``: papers that have it; ``difficulty``: share that answered right, if known."""

    id: int
    kind: ExamQuestionKind
    category: str
    uses: int = 0


@dataclass(frozen=True)
class DrawnQuestion:
    id: int
    points: int


class TooFew(Exception):
    """The bank has not enough for a line."""

    def __init__(self, line: BlueprintLine, there: int) -> None:
        where = line.category or "全部主题"
        super().__init__(f"{where}的{KIND_NAMES[line.kind]}题只有 {there} 道可用，须 {line.count} 道。")


def blueprint_problem(lines: Sequence[BlueprintLine], categories: Collection[str]) -> str:
    """What is wrong with it, in Chinese; empty for nothing."""
    checks = (
        (not lines, "请添加至少一行组卷规则。"),
        (len(lines) > MAX_LINES, f"组卷规则最多 {MAX_LINES} 行。"),
        (any(line.category and line.category not in categories for line in lines), "主题类别有误，请重新选择。"),
        (any(line.kind not in CLOSED for line in lines), "简答题暂不能组卷，请选择其他题型。"),
        (any(line.count < 1 for line in lines), "每行至少 1 道题。"),
        (sum(line.count for line in lines) > MAX_QUESTIONS, f"一套试卷最多 {MAX_QUESTIONS} 道题。"),
        (any(not 1 <= line.points <= MAX_POINTS for line in lines), f"每题 1 至 {MAX_POINTS} 分。"),
    )
    return next((text for is_wrong, text in checks if is_wrong), "")


def drawn(seed: str, lines: Sequence[BlueprintLine], bank: Iterable[Drawable]) -> list[DrawnQuestion]:
    """In the order of the lines, each question once, the least used first. Raises TooFew.

    Lines that name a category draw first, so that one of all topics takes nothing that they need.
    """
    free = sorted(bank, key=lambda one: (one.uses, rank(seed, one.id)))
    found: dict[int, list[DrawnQuestion]] = {}
    for at in sorted(range(len(lines)), key=lambda at: not lines[at].category):
        line = lines[at]
        fitting = [one for one in free if one.kind is line.kind and line.category in ("", one.category)]
        if len(fitting) < line.count:
            raise TooFew(line, len(fitting))
        taken = fitting[: line.count]
        free = [one for one in free if one not in taken]
        found[at] = [DrawnQuestion(one.id, line.points) for one in taken]
    return [each for at in range(len(lines)) for each in found[at]]
