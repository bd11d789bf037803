"""The life of a version: drafted by one, reviewed by another, published and retired by the client alone."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from hotline.kernel.permissions import Permission
from hotline.kernel.versions import is_independent


class State(StrEnum):
    """The states of a version."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    RETIRED = "retired"
    #: An abandoned draft. Its number is not used again.
    DROPPED = "dropped"


#: Being worked on: of these an article has one at most.
OPEN = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED)
#: Ever read by anybody: kept for good.
READ = (State.PUBLISHED, State.RETIRED)
#: What versions say of themselves that came with the code.
BUILTIN_NOTE = "随产品交付"
NAMES = {
    State.DRAFT: "草稿",
    State.IN_REVIEW: "待审核",
    State.APPROVED: "待发布",
    State.SCHEDULED: "定时发布",
    State.PUBLISHED: "已发布",
    State.RETIRED: "已下线",
    State.DROPPED: "已作废",
}


class ArticleTransition(StrEnum):
    """``TAKE_BACK`` is the author's, ``SEND_BACK`` the reviewer's or the publisher's."""

    SAVE = "save"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    CALL_OFF = "call_off"
    PUBLISH = "publish"
    RETIRE = "retire"
    DROP = "drop"


class Move(NamedTuple):
    """``needs``: any of these permissions."""

    name: str
    come_from: tuple[State, ...]
    to: State
    needs: tuple[Permission, ...]


MOVES = {
    ArticleTransition.SAVE: Move("保存", (State.DRAFT,), State.DRAFT, (Permission.KNOWLEDGE_EDIT,)),
    ArticleTransition.SUBMIT: Move("提交审核", (State.DRAFT,), State.IN_REVIEW, (Permission.KNOWLEDGE_EDIT,)),
    ArticleTransition.TAKE_BACK: Move("撤回", (State.IN_REVIEW,), State.DRAFT, (Permission.KNOWLEDGE_EDIT,)),
    ArticleTransition.SEND_BACK: Move(
        "退回",
        (State.IN_REVIEW, State.APPROVED),
        State.DRAFT,
        (Permission.KNOWLEDGE_REVIEW, Permission.KNOWLEDGE_PUBLISH),
    ),
    ArticleTransition.APPROVE: Move("审核通过", (State.IN_REVIEW,), State.APPROVED, (Permission.KNOWLEDGE_REVIEW,)),
    ArticleTransition.SCHEDULE: Move(
        "定时发布", (State.APPROVED, State.SCHEDULED), State.SCHEDULED, (Permission.KNOWLEDGE_PUBLISH,)
    ),
    ArticleTransition.CALL_OFF: Move("取消定时", (State.SCHEDULED,), State.APPROVED, (Permission.KNOWLEDGE_PUBLISH,)),
    ArticleTransition.PUBLISH: Move(
        "发布", (State.APPROVED, State.SCHEDULED), State.PUBLISHED, (Permission.KNOWLEDGE_PUBLISH,)
    ),
    ArticleTransition.RETIRE: Move("下线", (State.PUBLISHED,), State.RETIRED, (Permission.KNOWLEDGE_PUBLISH,)),
    ArticleTransition.DROP: Move("作废", (State.DRAFT,), State.DROPPED, (Permission.KNOWLEDGE_EDIT,)),
}


class LifeStatus(NamedTuple):
    """The status of a version. ``authors``: everybody who edited it. ``reviewer``: who approved it, "" before."""

    state: State
    authors: tuple[str, ...] = ()
    reviewer: str = ""


def article_refusal(status: LifeStatus, transition: ArticleTransition, by: str) -> str:
    """Why ``by``, who has the permission, may not make this transition now, as a sentence; "" when they may."""
    move = MOVES[transition]
    if status.state not in move.come_from:
        return f"此版为“{NAMES[status.state]}”，不能{move.name}。请刷新查看。"
    if transition is ArticleTransition.APPROVE and not is_independent(by, status.authors):
        return "不能审核自己起草的内容，请由另一位审核人审核。"
    if transition is ArticleTransition.TAKE_BACK and by not in status.authors:
        return "仅起草人可撤回，审核人请用“退回”。"
    to_be_read = transition in {ArticleTransition.PUBLISH, ArticleTransition.SCHEDULE}
    if to_be_read and not is_independent(status.reviewer, status.authors):
        return "未经他人审核，不能发布。请先退回再提交审核。"
    return ""


def deeds_open_to(status: LifeStatus, by: str, permissions: Collection[str]) -> list[ArticleTransition]:
    """The transitions that this person may make now, which the page offers."""
    return [
        transition
        for transition, move in MOVES.items()
        if not set(move.needs).isdisjoint(permissions) and not article_refusal(status, transition, by)
    ]
