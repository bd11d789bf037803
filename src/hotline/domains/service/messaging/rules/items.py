"""Rules of inbox items: an item waits, an agent takes it and finishes it; who may do what in which state."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class ItemKind(StrEnum):
    VOICEMAIL = "voicemail"
    FAX = "fax"
    HANDOVER = "handover"  # 12345 handed a caller over and nobody answered
    TEXT = "text"  # a citizen wrote by text what an agent has to answer


class ItemState(StrEnum):
    NEW = "new"
    TAKEN = "taken"
    DONE = "done"
    REOPENED = "reopened"  # was done, waits again


class ItemTransition(StrEnum):
    TAKE = "take"
    PUT_BACK = "put_back"
    FINISH = "finish"
    REOPEN = "reopen"
    ASSIGN = "assign"
    ANSWER = "answer"  # by text; the item stays in hand


#: A citizen whom another hotline sent here has waited longest; a fax is a letter.
DUE_WITHIN = {
    ItemKind.HANDOVER: timedelta(hours=2),
    ItemKind.VOICEMAIL: timedelta(hours=4),
    ItemKind.TEXT: timedelta(hours=6),
    ItemKind.FAX: timedelta(hours=24),
}
WAITING = (ItemState.NEW, ItemState.REOPENED)


@dataclass(frozen=True)
class ItemStatus:
    """The status of an item."""

    state: ItemState
    #: Who took or finished the item; "" while it waits.
    holder: str = ""
    #: Number of times it was reopened.
    reopened: int = 0


def due_of(kind: ItemKind, received_at: datetime) -> datetime:
    """When an item that came or was reopened at this moment is due."""
    return received_at + DUE_WITHIN[kind]


def item_refusal(status: ItemStatus, transition: ItemTransition, by: str, *, leads: bool) -> str:
    """Why this person may not do this now, as a sentence for them; "" when they may. Leaders may act for others."""
    state, holder = status.state, status.holder
    own = leads or holder == by
    match transition:
        case ItemTransition.TAKE if state is ItemState.TAKEN and holder != by:
            return f"{holder} 已领取这条待办，请另选。"
        case ItemTransition.TAKE | ItemTransition.ASSIGN if state is ItemState.DONE:
            return "这条待办已办结，请刷新查看。如需再办，请先重新打开。"
        case ItemTransition.PUT_BACK | ItemTransition.FINISH | ItemTransition.ANSWER if state is not ItemState.TAKEN:
            return "这条待办未领取，请先领取。" if state in WAITING else "这条待办已办结，请刷新查看。"
        case ItemTransition.PUT_BACK | ItemTransition.FINISH | ItemTransition.ANSWER if not own:
            return f"这条待办由 {holder} 办理，仅本人或班长可操作。如需接手请联系其转交。"
        case ItemTransition.REOPEN if state is not ItemState.DONE:
            return "这条待办未办结，无需重新打开。"
        case ItemTransition.REOPEN if not own:
            return f"这条待办由 {holder} 办结，仅本人或班长可重新打开。"
        case ItemTransition.ASSIGN if not leads:
            return f"这条待办由 {holder} 办理，仅本组班长可分派。请联系其班长。"
        case _:
            return ""


def after(status: ItemStatus, transition: ItemTransition, holder: str) -> ItemStatus:
    """The status after a transition. ``holder``: who takes the item, gets it or finishes it."""
    match transition:
        case ItemTransition.TAKE | ItemTransition.ASSIGN:
            return ItemStatus(ItemState.TAKEN, holder, status.reopened)
        case ItemTransition.FINISH:
            return ItemStatus(ItemState.DONE, holder, status.reopened)
        case ItemTransition.REOPEN:
            return ItemStatus(ItemState.REOPENED, "", status.reopened + 1)
        case ItemTransition.ANSWER:
            return status
        case ItemTransition.PUT_BACK:
            return ItemStatus(ItemState.REOPENED if status.reopened else ItemState.NEW, "", status.reopened)


def may_open(status: ItemStatus, by: str, *, leads: bool) -> bool:
    """Whether this person may open the voicemail or fax: the agent who works or worked on it, and leaders."""
    return leads or (status.holder == by and status.state in (ItemState.TAKEN, ItemState.DONE))
