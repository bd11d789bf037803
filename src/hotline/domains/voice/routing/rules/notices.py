"""Rules of leaders' notices to agents: which texts are permitted, whom a notice reaches, how a desk shows it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec

from hotline.kernel.wording import names_a_number

LONGEST = 300
#: Permitted lifetimes of a notice, in minutes.
MINUTES = range(5, 24 * 60 + 1)
ALL, GROUP, QUEUE, AGENTS = "all", "group", "queue", "agents"


class NoticeDoc(msgspec.Struct, frozen=True):
    """A notice as leaders see it, in bucket ``notices`` under its id. Deleted when it is over.

    ``read`` maps each agent to the moment of reading.
    """

    id: str
    by: str
    by_name: str
    text: str
    important: bool
    audience: str
    audience_name: str
    sent_at: datetime
    until: datetime
    to: tuple[str, ...]
    read: dict[str, datetime] = {}


class OwnNotice(msgspec.Struct, frozen=True):
    """A notice as the desk of an addressee shows it."""

    id: str
    by: str
    by_name: str
    text: str
    important: bool
    sent_at: datetime
    until: datetime
    read_at: datetime | None


class Reachable(NamedTuple):
    """A possible addressee of a notice. ``skills`` include temporary ones."""

    number: str
    group: str
    skills: frozenset[str]


def notice_error(text: str, minutes: int) -> str:
    """Why the notice cannot be sent, as a sentence for the leader; "" when it can."""
    if not text.strip():
        return "请填写通知内容。"
    if len(text) > LONGEST:
        return f"通知最多 {LONGEST} 个字，现在 {len(text)} 个。"
    if names_a_number(text):
        return "通知中请勿填写电话、证件等号码。"
    return "" if minutes in MINUTES else "有效时间须为 5 分钟到 24 小时。"


def reached(
    people: Iterable[Reachable], audience: str, meant: frozenset[str], queue_skills: Mapping[str, str]
) -> list[str]:
    """Staff numbers of an audience (``all``, ``group``, ``queue`` or ``agents``), in order.

    ``meant``: names of groups, ids of queues, or numbers. ``queue_skills``: queue -> its skill.
    """
    match audience:
        case "group":
            found = (person.number for person in people if person.group in meant)
        case "queue":
            skills = {queue_skills[queue] for queue in meant if queue in queue_skills}
            found = (person.number for person in people if person.skills & skills)
        case "agents":
            found = (person.number for person in people if person.number in meant)
        case _:
            found = (person.number for person in people)
    return sorted(found)


def own_notice(doc: NoticeDoc, agent: str, now: datetime) -> OwnNotice | None:
    """None when it is not for this agent, or over."""
    if agent not in doc.to or now >= doc.until:
        return None
    fields = doc.id, doc.by, doc.by_name, doc.text, doc.important, doc.sent_at, doc.until
    return OwnNotice(*fields, doc.read.get(agent))
