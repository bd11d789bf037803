"""Designing walls, and letting screens show them."""

from hotline.domains.insight.walls.actions.displays import make_display, note_opened, note_seen, revoke_display
from hotline.domains.insight.walls.actions.layouts import make_wall, publish, save_draft, show_again

__all__ = [
    "make_display",
    "make_wall",
    "note_opened",
    "note_seen",
    "publish",
    "revoke_display",
    "save_draft",
    "show_again",
]
