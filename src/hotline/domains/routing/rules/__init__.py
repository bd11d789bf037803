"""Who gets whom: pure decisions over the whole floor. docs/algorithms/routing.md tells it in words."""

from hotline.domains.routing.rules.callers import dequeue, enqueue, position, talk_over
from hotline.domains.routing.rules.effects import Effects, SendOffer, SendWithdraw, Tell
from hotline.domains.routing.rules.floor import Floor
from hotline.domains.routing.rules.naming import reserve, take
from hotline.domains.routing.rules.offers import offer_result
from hotline.domains.routing.rules.passing_time import pass_time
from hotline.domains.routing.rules.refusals import Refusal, refusals
from hotline.domains.routing.rules.rolls import offer_not_sent, roll_called
from hotline.domains.routing.rules.staffing import configure, obey

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
    "obey",
    "offer_not_sent",
    "offer_result",
    "pass_time",
    "position",
    "refusals",
    "reserve",
    "roll_called",
    "take",
    "talk_over",
]
