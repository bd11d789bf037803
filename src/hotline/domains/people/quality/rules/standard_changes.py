"""What a draft changes against the version in force, and the keys of new items. Pure."""

from collections.abc import Collection
from enum import StrEnum

import msgspec

from hotline.domains.people.quality.rules.standards import POLICY_CORRECT, Content, Item, StandardKind, validated
from hotline.kernel.errors import Invalid

#: Kinds in which an agent answers: their wrong answers are found by this item.
ANSWERING = frozenset({StandardKind.CALL, StandardKind.AI_CALL, StandardKind.CHAT})
NEW_KEY = "item_"


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    WEIGHT = "weight"
    RED_LINE = "red_line"
    NOT_APPLICABLE = "not_applicable"
    HELP = "help"


class ItemChange(msgspec.Struct, frozen=True):
    """``before``, ``after``: as a person reads them; "" where that side has none."""

    kind: ChangeKind
    item: str
    before: str = ""
    after: str = ""


def keyed(content: Content, used: Collection[str]) -> Content:
    """Every item has a key. A new one gets one that no version has used, so that figures never mix two items."""
    taken = [int(key.removeprefix(NEW_KEY)) for key in used if key.removeprefix(NEW_KEY).isdigit()]
    number = max(taken, default=0)
    sections = []
    for section in content.sections:
        items = []
        for item in section.items:
            if not item.key:
                number += 1
                item = msgspec.structs.replace(item, key=f"{NEW_KEY}{number}")
            items.append(item)
        sections.append(msgspec.structs.replace(section, items=tuple(items)))
    return Content(tuple(sections))


def ready_to_publish(kind: StandardKind, content: Content) -> Content:
    """Raises Invalid with every fault."""
    validated(content)
    if kind in ANSWERING and all(item.key != POLICY_CORRECT for item in content.items):
        raise Invalid("须保留“政策准确”评分项：错答核实据此登记。请恢复该项。", code="bad_standard")
    return content


def changes(before: Content, after: Content) -> list[ItemChange]:
    """Item by item, in the order of ``after``; those that are gone last."""
    earlier = {item.key: item for item in before.items}
    later = {item.key for item in after.items}
    found = [each for item in after.items for each in _changes_of(earlier.get(item.key), item)]
    gone = [ItemChange(ChangeKind.REMOVED, item.name, _weight(item)) for item in before.items if item.key not in later]
    return found + gone


def _changes_of(before: Item | None, after: Item) -> list[ItemChange]:
    if before is None:
        return [ItemChange(ChangeKind.ADDED, after.name, after=_weight(after))]
    pairs = (
        (ChangeKind.RENAMED, before.name, after.name),
        (ChangeKind.WEIGHT, _weight(before), _weight(after)),
        (ChangeKind.RED_LINE, _yes(before.red_line), _yes(after.red_line)),
        (ChangeKind.NOT_APPLICABLE, _yes(before.may_be_na), _yes(after.may_be_na)),
    )
    found = [ItemChange(kind, after.name, old, new) for kind, old, new in pairs if old != new]
    if (before.help, before.good, before.bad) != (after.help, after.good, after.bad):
        found.append(ItemChange(ChangeKind.HELP, after.name))
    return found


def _weight(item: Item) -> str:
    return f"{item.weight} 分"


def _yes(is_so: bool) -> str:
    return "是" if is_so else "否"
