"""Queues, skills and who has them, for good or lent. What matters to the router is published with the change."""

from hotline.domains.routing.actions.administering import (
    publish,
    publish_again,
    remove_queue,
    save_queue,
    save_skill,
    set_skills,
)
from hotline.domains.routing.actions.lending import end_loan, lend, note_returns

__all__ = [
    "end_loan",
    "lend",
    "note_returns",
    "publish",
    "publish_again",
    "remove_queue",
    "save_queue",
    "save_skill",
    "set_skills",
]
