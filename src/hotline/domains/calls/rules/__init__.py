"""The life of a call, pure: the machine of a live one, the record of a past one. The public names."""

from hotline.domains.calls.rules.call import Call, Phase, Playing, Ringing, Stay, Talk, Then, call_of, stored_up_to
from hotline.domains.calls.rules.desk import objection
from hotline.domains.calls.rules.draft import Plan
from hotline.domains.calls.rules.inputs import DeskAction
from hotline.domains.calls.rules.machine import Step, step
from hotline.domains.calls.rules.offering import waits
from hotline.domains.calls.rules.record import CallRecord, record_of
from hotline.domains.calls.rules.roll import open_offer_of, waiting_of

__all__ = [
    "Call",
    "CallRecord",
    "DeskAction",
    "Phase",
    "Plan",
    "Playing",
    "Ringing",
    "Stay",
    "Step",
    "Talk",
    "Then",
    "call_of",
    "objection",
    "open_offer_of",
    "record_of",
    "step",
    "stored_up_to",
    "waiting_of",
    "waits",
]
