"""An item waits, one agent takes it, deals with it, and it is done; who may do what in which state."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ItemKind(StrEnum):
    VOICEMAIL = "voicemail"
    FAX = "fax"
    HANDOVER = "handover"  # 12345 handed a caller over and nobody answered


class ItemState(StrEnum):
    NEW = "new"
    TAKEN = "taken"
    DONE = "done"
    REOPENED = "reopened"  # was done, waits again


class Deed(StrEnum):
    TAKE = "take"
    PUT_BACK = "put_back"
    FINISH = "finish"
    REOPEN = "reopen"
    ASSIGN = "assign"


#: A citizen whom another hotline sent here has waited longest; a fax is a letter.
DUE_WITHIN = {
    ItemKind.HANDOVER: timedelta(hours=2),
    ItemKind.VOICEMAIL: timedelta(hours=4),
    ItemKind.FAX: timedelta(hours=24),
}
WAITING = (ItemState.NEW, ItemState.REOPENED)


@dataclass(frozen=True)
class Standing:
    """``holder``: who took it, or did it; "" while it waits. ``reopened``: how often it was."""

    state: ItemState
    holder: str = ""
    reopened: int = 0


def due_of(kind: ItemKind, received_at: datetime) -> datetime:
    """Until when it is to be done, counted anew when it is reopened."""
    return received_at + DUE_WITHIN[kind]


def objection(standing: Standing, deed: Deed, by: str, *, leads: bool) -> str:
    """Why this person may not do this now, in words for them; "" when they may. Leaders may act for others."""
    state, holder = standing.state, standing.holder
    own = leads or holder == by
    match deed:
        case Deed.TAKE if state is ItemState.TAKEN and holder != by:
            return f"{holder} 已经领取了这一条，请换一条。"
        case Deed.TAKE | Deed.ASSIGN if state is ItemState.DONE:
            return "这一条已经办完。要再办，请先重新打开。"
        case Deed.PUT_BACK | Deed.FINISH if state is not ItemState.TAKEN:
            return "这一条没有人领取，请先领取。" if state in WAITING else "这一条已经办完。"
        case Deed.PUT_BACK | Deed.FINISH if not own:
            return f"这一条在 {holder} 手里，只有本人或班长可以操作。"
        case Deed.REOPEN if state is not ItemState.DONE:
            return "这一条还没有办完，不用重新打开。"
        case Deed.REOPEN if not own:
            return f"这一条是 {holder} 办的，只有本人或班长可以重新打开。"
        case Deed.ASSIGN if not leads:
            return "只有班长可以分派。"
        case _:
            return ""


def after(standing: Standing, deed: Deed, holder: str) -> Standing:
    """How it stands once the deed is done; ``holder``: who takes it, is given it, or finishes it."""
    match deed:
        case Deed.TAKE | Deed.ASSIGN:
            return Standing(ItemState.TAKEN, holder, standing.reopened)
        case Deed.FINISH:
            return Standing(ItemState.DONE, holder, standing.reopened)
        case Deed.REOPEN:
            return Standing(ItemState.REOPENED, "", standing.reopened + 1)
        case Deed.PUT_BACK:
            return Standing(ItemState.REOPENED if standing.reopened else ItemState.NEW, "", standing.reopened)


def may_open(standing: Standing, by: str, *, leads: bool) -> bool:
    """Whether this person may hear the message or read the fax: who deals with it, and leaders; nobody else need."""
    return leads or (standing.holder == by and standing.state in (ItemState.TAKEN, ItemState.DONE))
