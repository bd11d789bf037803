"""Content of a notification: title, sentence, link to a page of ours. Personal data is removed."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from hotline.domains.platform.notifications.rules.kinds import KINDS, Urgency
from hotline.kernel.errors import Invalid

MAX_TITLE, MAX_TEXT, MAX_LINK, MAX_KEY = 80, 300, 300, 200
#: Telephone, identity and card numbers. Digits after a letter are a reference of the platform, such as a case number.
_NUMBER = re.compile(r"(?<![A-Za-z\d])\d(?: ?\d){6,}")
HIDDEN = "（号码略）"


@dataclass(frozen=True)
class Content:
    """``key`` identifies the source, such as an event's id: a person is notified of a key once.

    ``about`` identifies the task that the notification asks for; ``settle`` marks all of a task as read. ``link`` is
    the path of the page where the reader acts; ``at`` is the moment of the source.
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
    """The content as stored: cut to the maximum lengths, telephone and identity numbers replaced. Raises Invalid."""
    if content.kind not in KINDS:
        raise Invalid(f"没有“{content.kind}”这种通知。请核对类别。")
    if not content.key or len(content.key) > MAX_KEY or len(content.about) > MAX_KEY:
        raise Invalid("通知须有来源。")
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
