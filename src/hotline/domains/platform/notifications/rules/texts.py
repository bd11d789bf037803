"""What stands in a notification: a title, a sentence, a page of ours. No personal data, whoever sends it."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from hotline.domains.platform.notifications.rules.kinds import KINDS, Urgency
from hotline.kernel.errors import Invalid

MAX_TITLE, MAX_TEXT, MAX_LINK, MAX_KEY = 80, 300, 300, 200
#: Telephone, identity and card numbers. Digits that follow a letter are a reference of ours (a case number).
_NUMBER = re.compile(r"(?<![A-Za-z\d])\d(?: ?\d){6,}")
HIDDEN = "（号码略）"


@dataclass(frozen=True)
class Content:
    """``key`` names what it tells of (an event's id, say): nobody is notified of one key twice.

    ``about`` names what has to be done: whoever sees that done settles all notifications of that name.
    ``link`` is the path of the page where the reader acts; ``at`` the moment of what it tells of.
    """

    key: str
    kind: str
    title: str
    at: datetime
    text: str = ""
    link: str = ""
    urgency: Urgency = Urgency.ROUTINE
    about: str = ""


def fitted(content: Content) -> Content:
    """The content as it is stored: cut to length, telephone and identity numbers left out. Raises Invalid."""
    if content.kind not in KINDS:
        raise Invalid(f"没有“{content.kind}”这种通知。")
    if not content.key or len(content.key) > MAX_KEY or len(content.about) > MAX_KEY:
        raise Invalid("通知要有来源。")
    if content.link and (not content.link.startswith("/") or content.link.startswith("//")):
        raise Invalid("通知的链接只能是本系统的页面。")
    return replace(
        content,
        title=_without_numbers(content.title)[:MAX_TITLE],
        text=_without_numbers(content.text)[:MAX_TEXT],
        link=content.link[:MAX_LINK],
    )


def _without_numbers(text: str) -> str:
    return _NUMBER.sub(HIDDEN, text)
