"""A standard (评分标准): sections of items, what each counts, and the score that grades come to. Pure."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import msgspec

from hotline.kernel.errors import Invalid

MAX_SECTIONS, MAX_ITEMS, MAX_NAME, MAX_HELP = 12, 60, 60, 300
#: The item whose failure may count for K13.
POLICY_CORRECT = "policy_correct"


class StandardKind(StrEnum):
    CALL = "call"
    AI_CALL = "ai_call"
    CHAT = "chat"
    CASE = "case"
    CALLBACK = "callback"


class StandardStage(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Grade(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "na"


class Item(msgspec.Struct, frozen=True):
    """``key``: the same item keeps it from version to version. ``red_line``: failed, the call has 0.

    ``good``, ``bad``: an example of each.
    """

    key: str
    name: str
    weight: int = 0
    may_be_na: bool = False
    red_line: bool = False
    help: str = ""
    good: str = ""
    bad: str = ""


class Section(msgspec.Struct, frozen=True):
    name: str
    items: tuple[Item, ...]


class Content(msgspec.Struct, frozen=True):
    sections: tuple[Section, ...]

    @property
    def items(self) -> Iterator[Item]:
        return (item for section in self.sections for item in section.items)

    def item(self, key: str) -> Item:
        """Raises Invalid."""
        found = next((item for item in self.items if item.key == key), None)
        if found is None:
            raise Invalid("评分标准中没有该评分项，请刷新后重试。", code="unknown_item")
        return found


class Score(msgspec.Struct, frozen=True):
    """Of 100; 0 with a red line."""

    points: Decimal
    red_line: bool


def validated(content: Content) -> Content:
    """Raises Invalid with every fault."""
    items = list(content.items)
    faults = []
    if not 1 <= len(content.sections) <= MAX_SECTIONS or not 1 <= len(items) <= MAX_ITEMS:
        faults.append(f"评分标准须有 1 到 {MAX_SECTIONS} 个分类、1 到 {MAX_ITEMS} 个评分项。")
    if len({item.key for item in items}) < len(items) or any(not item.key for item in items):
        faults.append("评分项代码须填写且不能重复。")
    names = [section.name for section in content.sections] + [item.name for item in items]
    if any(not 1 <= len(name.strip()) <= MAX_NAME for name in names):
        faults.append(f"分类和评分项名称须填写，最多 {MAX_NAME} 字。")
    if any(max(len(item.help), len(item.good), len(item.bad)) > MAX_HELP for item in items):
        faults.append(f"说明和示例最多 {MAX_HELP} 字。")
    if any(item.weight < 0 for item in items) or sum(item.weight for item in items) != 100:
        faults.append(f"各项分值须为非负整数，合计 100 分，现为 {sum(item.weight for item in items)} 分。")
    if any(not item.weight and not item.red_line for item in items):
        faults.append("不是红线的评分项须有分值。")
    if faults:
        raise Invalid("".join(faults), code="bad_standard")
    return content


def check_complete(content: Content, grades: Mapping[str, Grade]) -> None:
    """Every item is graded, and not applicable only where that is possible. Raises Invalid that names the items."""
    missing = [item.name for item in content.items if item.key not in grades]
    if missing:
        raise Invalid(f"请补评：{'、'.join(missing)}。", code="incomplete")
    check_grades(content, grades)


def check_grades(content: Content, grades: Mapping[str, Grade]) -> None:
    """Raises Invalid for an unknown item, and one that cannot be not applicable."""
    for key, grade in grades.items():
        item = content.item(key)
        if grade is Grade.NOT_APPLICABLE and not item.may_be_na:
            raise Invalid(f"“{item.name}”不能评为不适用，请改评。", code="not_applicable")


def scored(content: Content, grades: Mapping[str, Grade]) -> Score:
    """Points of the items that apply, out of 100, to one decimal; a red line that was crossed leaves 0."""
    if any(item.red_line and grades.get(item.key) is Grade.FAIL for item in content.items):
        return Score(Decimal(0), red_line=True)
    applying = [item for item in content.items if grades.get(item.key) in (Grade.PASS, Grade.FAIL)]
    total = sum(item.weight for item in applying)
    won = sum(item.weight for item in applying if grades[item.key] is Grade.PASS)
    points = Decimal(100 * won) / total if total else Decimal(100)
    return Score(points.quantize(Decimal("0.1"), ROUND_HALF_UP), red_line=False)
