"""Queues, skills and who has them, for good or lent; what matters to the router is published. What leaders write."""

from hotline.domains.voice.routing.actions.administration import (
    publish,
    publish_again,
    remove_queue,
    save_queue,
    save_skill,
    set_skills,
)
from hotline.domains.voice.routing.actions.notices import (
    read_notice,
    send_notice,
    show_notices_again,
    take_down_notices,
    withdraw_notice,
)
from hotline.domains.voice.routing.actions.temporary_skills import (
    end_temporary_skill,
    grant_temporary_skill,
    note_returns,
)

__all__ = [
    "end_temporary_skill",
    "grant_temporary_skill",
    "note_returns",
    "publish",
    "publish_again",
    "read_notice",
    "remove_queue",
    "save_queue",
    "save_skill",
    "send_notice",
    "set_skills",
    "show_notices_again",
    "take_down_notices",
    "withdraw_notice",
]
