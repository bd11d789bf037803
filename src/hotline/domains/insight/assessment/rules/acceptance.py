"""The acceptance checklist: every clause of the contract, the statements of both sides, and the clause's state."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from hotline.kernel.errors import Invalid, Refused


class State(StrEnum):
    OPEN = "open"
    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    CONDITIONAL = "conditional"
    REFUSED = "refused"


NAMES = {
    State.OPEN: "未报验",
    State.CLAIMED: "已报验，待确认",
    State.ACCEPTED: "通过",
    State.CONDITIONAL: "有条件通过",
    State.REFUSED: "不通过",
}
#: Findings that the client may record.
FINDINGS = (State.ACCEPTED, State.CONDITIONAL, State.REFUSED)


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause of the acceptance checklist."""

    id: str
    text: str
    #: The figure required, if any.
    figure: str = ""
    #: The screens that show compliance.
    screens: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    clauses: tuple[Clause, ...]


class Checklist(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contract: str
    groups: tuple[Group, ...]

    def clause(self, id: str) -> Clause:
        for group in self.groups:
            for clause in group.clauses:
                if clause.id == id:
                    return clause
        raise Invalid(f"验收清单中没有“{id}”这一条。请刷新查看。")


def checklist_from_toml(text: str) -> Checklist:
    """Raises Invalid for one that cannot be read, or has a clause twice."""
    try:
        found = msgspec.convert(tomllib.loads(text), Checklist)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Invalid(f"验收清单格式有误：{error}") from error
    ids = [clause.id for group in found.groups for clause in group.clauses]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise Invalid(f"验收清单中有重复的条款：{'、'.join(twice)}。请去掉重复的。")
    return found


def may_claim(state: State) -> None:
    """Raises Refused for what waits for the client, or was accepted without reserve."""
    if state in (State.CLAIMED, State.ACCEPTED):
        raise Refused(f"这一条{NAMES[state]}，无需再报。", code="claimed_before")


def may_find(state: State, claimed_by: str, by: str) -> None:
    """Raises Refused when nobody has claimed the clause, or when the person who claimed it would decide on it."""
    if state is not State.CLAIMED:
        raise Refused("该条没有待确认的报验，请刷新查看。", code="not_claimed")
    if claimed_by == by:
        raise Refused("不能确认本人的报验。请由他人确认。", code="own_claim")


def tally(states: Mapping[str, State], clauses: Iterable[Clause]) -> dict[State, int]:
    found = dict.fromkeys(State, 0)
    for clause in clauses:
        found[states.get(clause.id, State.OPEN)] += 1
    return found
