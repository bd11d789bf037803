"""Writes about work orders. Every deed has a permission, an audit row, a line of the timeline and an event."""

from hotline.domains.service.workorders.actions.attaching import attach, detach, opened
from hotline.domains.service.workorders.actions.batch import batch
from hotline.domains.service.workorders.actions.deeds import (
    comment,
    merge,
    reopen,
    seal,
    see_mentions,
    supervise,
    urge,
    void,
)
from hotline.domains.service.workorders.actions.extending import answer, ask, pause_clock, resume_clock
from hotline.domains.service.workorders.actions.following import contact
from hotline.domains.service.workorders.actions.hearing_city import hear
from hotline.domains.service.workorders.actions.holding import claim, hand_over, release
from hotline.domains.service.workorders.actions.houses import (
    add_member,
    end_leave,
    save_department,
    set_leave,
    set_members,
)
from hotline.domains.service.workorders.actions.keeping import remove_filter, save_filter
from hotline.domains.service.workorders.actions.moving import move
from hotline.domains.service.workorders.actions.notifications import notify_of
from hotline.domains.service.workorders.actions.opening import open_case, open_from_outside, open_in
from hotline.domains.service.workorders.actions.parties import Somebody, add_party, remove_party
from hotline.domains.service.workorders.actions.publishing import (
    load_shipped,
    problems_of,
    publish,
    read_blueprint,
    save_draft,
    try_out,
)
from hotline.domains.service.workorders.actions.rehearsing import Deed, rehearse
from hotline.domains.service.workorders.actions.revealing import note_reveal
from hotline.domains.service.workorders.actions.stepping import complete, keep_draft
from hotline.domains.service.workorders.actions.telling_city import send_again, tell_city
from hotline.domains.service.workorders.actions.unrest import mark_unrest
from hotline.domains.service.workorders.actions.watching import ring_due, watch

__all__ = [
    "Deed",
    "Somebody",
    "add_member",
    "add_party",
    "answer",
    "ask",
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
    "keep_draft",
    "load_shipped",
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
    "resume_clock",
    "ring_due",
    "save_department",
    "save_draft",
    "save_filter",
    "seal",
    "see_mentions",
    "send_again",
    "set_leave",
    "set_members",
    "supervise",
    "tell_city",
    "try_out",
    "urge",
    "void",
    "watch",
]
