"""Who gets whom: pure decisions over the whole floor. docs/algorithms/routing.md tells it in words."""

from hotline.domains.voice.routing.rules.callers import dequeue, enqueue, position, talk_over
from hotline.domains.voice.routing.rules.effects import Effects, SendOffer, SendWithdraw, Tell
from hotline.domains.voice.routing.rules.floor import Floor
from hotline.domains.voice.routing.rules.naming import reserve, take
from hotline.domains.voice.routing.rules.offers import offer_result
from hotline.domains.voice.routing.rules.passing_time import pass_time
from hotline.domains.voice.routing.rules.refusals import Refusal, refusals
from hotline.domains.voice.routing.rules.rolls import offer_not_sent, roll_called
from hotline.domains.voice.routing.rules.staffing import configure, obey

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
