"""Who gets whom: pure decisions over the whole floor. docs/algorithms/routing.md tells it in words."""

from hotline.domains.routing.rules.callers import (
    dequeue,
    enqueue,
    let_go,
    offer_not_sent,
    offer_result,
    position,
    roll_call,
    talk_over,
    unknown_offers,
)
from hotline.domains.routing.rules.effects import Effects, SendOffer, SendWithdraw, Tell
from hotline.domains.routing.rules.floor import Floor
from hotline.domains.routing.rules.matching import configure
from hotline.domains.routing.rules.passing_time import pass_time
from hotline.domains.routing.rules.refusals import Refusal, refusals
from hotline.domains.routing.rules.staffing import obey

__all__ = [
    "Effects",
    "Floor",
    "Refusal",
    "SendOffer",
    "SendWithdraw",
    "Tell",
    "configure",
    "dequeue",
    "enqueue",
    "let_go",
    "obey",
    "offer_not_sent",
    "offer_result",
    "pass_time",
    "position",
    "refusals",
    "roll_call",
    "talk_over",
    "unknown_offers",
]
