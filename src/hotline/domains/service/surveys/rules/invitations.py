"""Who is invited to a survey after a call: which calls, at which hours, how often, how many a day."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid

LINK = "{链接}"
TEXT = f"您刚才拨打了12333，想听听您的意见，约需1分钟：{LINK}（不收费，{'{天数}'}天内有效）"
MAX_TEXT = 200
#: Unasked texts leave between these hours at most, whatever a survey's own hours are (platforms of the carriers).
EARLIEST, LATEST = 8, 22
#: Calls that ended longer ago are invited to nothing, so those of the night are not.
STALE = timedelta(hours=3)


class InvitationRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``queues``, ``topics``: empty for all. ``share``: percent of the calls, drawn by the call's id. ``hours``: from
    and to in Beijing. ``days_between``: a number is invited to any survey once in so many days. ``text`` holds
    the link.
    """

    on: bool = False
    queues: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    unrated_only: bool = False
    share: int = 100
    min_talk_seconds: int = 30
    after_minutes: int = 5
    from_hour: int = 9
    to_hour: int = 20
    days_between: int = 30
    per_day: int = 200
    valid_days: int = 3
    text: str = TEXT


class CallToInvite(NamedTuple):
    """A call that is over. ``number``: whether the caller's number is known."""

    id: str
    ended_at: datetime
    queue: str
    topic: str
    talk_seconds: float
    rated: bool
    number: bool


_LIMITS = {
    "share": (1, 100, "抽样比例"),
    "min_talk_seconds": (0, 3600, "最短通话秒数"),
    "after_minutes": (0, 720, "通话后分钟数"),
    "from_hour": (EARLIEST, LATEST - 1, "开始时刻"),
    "to_hour": (EARLIEST + 1, LATEST, "结束时刻"),
    "days_between": (1, 365, "同一号码间隔天数"),
    "per_day": (1, 20_000, "每日上限"),
    "valid_days": (1, 30, "有效天数"),
}


def invitation_rules_from(content: Mapping[str, Any]) -> InvitationRules:
    """Raises Invalid with a sentence."""
    try:
        made = msgspec.convert(content, InvitationRules)
    except msgspec.ValidationError as error:
        raise Invalid(f"邀请规则的格式有误：{error}") from error
    for name, (lowest, highest, label) in _LIMITS.items():
        if not lowest <= getattr(made, name) <= highest:
            raise Invalid(f"{label}请填 {lowest} 到 {highest}。")
    if made.from_hour >= made.to_hour:
        raise Invalid("结束时刻须晚于开始时刻。")
    if LINK not in made.text or len(made.text) > MAX_TEXT:
        raise Invalid(f"短信最多 {MAX_TEXT} 字，并须含{LINK}。")
    return made


def is_hour(rules: InvitationRules, now: datetime) -> bool:
    """Whether invitations of this survey may leave now."""
    return rules.from_hour <= now.astimezone(BEIJING).hour < rules.to_hour


def why_not_invited(
    rules: InvitationRules, call: CallToInvite, last_invited: Callable[[], datetime | None], now: datetime
) -> str:
    """Why a call is not invited, a code; "" for one that is. ``later``: look at it again.

    ``last_invited``: when this number was invited to any survey; called for calls that all else allows. The quota of
    the day is counted by whoever invites.
    """
    if not call.number:
        return "no_number"
    if now - call.ended_at > STALE:
        return "stale"
    if rules.queues and call.queue not in rules.queues:
        return "queue"
    if rules.topics and call.topic not in rules.topics:
        return "topic"
    if call.talk_seconds < rules.min_talk_seconds:
        return "short"
    if rules.unrated_only and call.rated:
        return "rated"
    if not is_drawn(call.id, rules.share):
        return "not_drawn"
    if not is_hour(rules, now) or now - call.ended_at < timedelta(minutes=rules.after_minutes):
        return "later"
    last = last_invited()
    return "invited_lately" if last is not None and now - last < timedelta(days=rules.days_between) else ""


def is_drawn(call: str, share: int) -> bool:
    """Whether a call is among so many percent: the same call always or never, so nobody can choose whom to invite."""
    return int.from_bytes(hashlib.sha256(call.encode()).digest()[:4]) % 100 < share


def invitation_text(rules: InvitationRules, link: str) -> str:
    return rules.text.replace(LINK, link).replace("{天数}", str(rules.valid_days))
