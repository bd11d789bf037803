"""Who gets whom: pure decisions over the whole floor. docs/algorithms/routing.md tells it in words."""

from hotline.domains.voice.routing.rules.agent_commands import configure, obey
from hotline.domains.voice.routing.rules.agent_requests import reserve, take
from hotline.domains.voice.routing.rules.callers import dequeue, enqueue, position, talk_over
from hotline.domains.voice.routing.rules.effects import Effects, Emit, SendOffer, SendWithdraw
from hotline.domains.voice.routing.rules.offers import offer_result
from hotline.domains.voice.routing.rules.passing_time import pass_time
from hotline.domains.voice.routing.rules.reconciliation import offer_not_sent, reconcile
from hotline.domains.voice.routing.rules.refusals import Refusal, refusals
from hotline.domains.voice.routing.rules.routing_state import RoutingState

__all__ = [
    "Effects",
    "Emit",
    "Refusal",
    "RoutingState",
    "SendOffer",
    "SendWithdraw",
    "configure",
    "dequeue",
    "enqueue",
    "obey",
    "offer_not_sent",
    "offer_result",
    "pass_time",
    "position",
    "reconcile",
    "refusals",
    "reserve",
    "take",
    "talk_over",
]
