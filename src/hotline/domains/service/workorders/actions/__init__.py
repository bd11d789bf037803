"""Writes about work orders. Every deed has a permission, an audit row, a line of the timeline and an event."""

from hotline.domains.service.workorders.actions.assignment import claim, hand_over, release
from hotline.domains.service.workorders.actions.attachments import attach, detach, opened
from hotline.domains.service.workorders.actions.batch import batch
from hotline.domains.service.workorders.actions.city_incoming import hear
from hotline.domains.service.workorders.actions.city_outgoing import send_again, send_to_city
from hotline.domains.service.workorders.actions.creation import open_case, open_from_outside, open_in
from hotline.domains.service.workorders.actions.extensions import answer, pause_clock, request, resume_clock
from hotline.domains.service.workorders.actions.follow_ups import contact
from hotline.domains.service.workorders.actions.migration import move
from hotline.domains.service.workorders.actions.notifications import notify_of
from hotline.domains.service.workorders.actions.organisation import (
    add_member,
    end_leave,
    save_department,
    set_leave,
    set_members,
)
from hotline.domains.service.workorders.actions.parties import Somebody, add_party, remove_party
from hotline.domains.service.workorders.actions.publication import (
    load_builtin,
    problems_of,
    publish,
    read_blueprint,
    save_draft,
    try_out,
)
from hotline.domains.service.workorders.actions.rehearsal import RehearsalAction, rehearse
from hotline.domains.service.workorders.actions.reveal import note_reveal
from hotline.domains.service.workorders.actions.saved_filters import remove_filter, save_filter
from hotline.domains.service.workorders.actions.steps import complete, store_draft
from hotline.domains.service.workorders.actions.time_events import ring_due, watch
from hotline.domains.service.workorders.actions.transitions import (
    comment,
    merge,
    reopen,
    seal,
    see_mentions,
    supervise,
    urge,
    void,
)
from hotline.domains.service.workorders.actions.unrest import mark_unrest

__all__ = [
    "RehearsalAction",
    "Somebody",
    "add_member",
    "add_party",
    "answer",
    "attach",
    "batch",
    "claim",
    "comment",
    "complete",
    "contact",
    "detach",
    "end_leave",
    "hand_over",
    "hear",
    "load_builtin",
    "mark_unrest",
    "merge",
    "move",
    "note_reveal",
    "notify_of",
    "open_case",
    "open_from_outside",
    "open_in",
    "opened",
    "pause_clock",
    "problems_of",
    "publish",
    "read_blueprint",
    "rehearse",
    "release",
    "remove_filter",
    "remove_party",
    "reopen",
    "request",
    "resume_clock",
    "ring_due",
    "save_department",
    "save_draft",
    "save_filter",
    "seal",
    "see_mentions",
    "send_again",
    "send_to_city",
    "set_leave",
    "set_members",
    "store_draft",
    "supervise",
    "try_out",
    "urge",
    "void",
    "watch",
]
