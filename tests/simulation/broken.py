"""Rules violated on purpose. The simulation must find each of them."""

import asyncio
import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from unittest import mock

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import adoption, close, queue_wait
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import RouterRequest, SendTalkOver
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.phases import Phase, Waiting
from hotline.domains.voice.routing.ports import AgentState, OfferOutcome, OfferResult
from hotline.domains.voice.routing.rules import offers
from hotline.domains.voice.routing.rules.routing_state import RoutingState
from hotline.infrastructure.bus.lease import Lease
from hotline.processes.callcontrol.call_store import CallStore
from hotline.processes.callcontrol.router_requests import RouterRequests
from hotline.processes.router.leader import Leader


async def _no_reconciliation(self: Leader, in_flight: timedelta) -> None:
    """A successor never asks who waits."""


def _double_results_count(floor: RoutingState, result: OfferResult, now: datetime) -> None:
    """A result said again, because nobody answered in time, is taken for a new one."""
    over = result.offer not in floor.reservations and result.offer not in floor.named
    if over and result.outcome is not OfferOutcome.ANSWERED and result.agent in floor.agents:
        floor.turn(result.agent, AgentState.MISSED, now)
    else:
        _offer_result(floor, result, now)


def _turn_without_reserving(self: RoutingState, agent: str, state: AgentState, *rest: Any, **changes: Any) -> Any:
    """Whose phone rings is offered to the next caller too."""
    if state is AgentState.RINGING:
        return self.agents[agent]
    return _turn(self, agent, state, *rest, **changes)


def _published_before_it_is_stored(self: CallStore, call: Call) -> None:
    """Killed in between, callcontrol has told what its successor does not know of. The half second makes that likely:
    without it hardly any history shows it.
    """
    self._emit(call)
    asyncio.get_running_loop().call_later(0.5, _record, self, call)


def _the_dead_live(draft: Draft, seen: object) -> None:
    """Legs that died while nobody looked are thought alive."""


def _place_lost(draft: Draft) -> None:
    """Who was offered in vain is last in line."""
    visit = draft.expect(Waiting).visit
    draft.update(visit=replace(visit, since=draft.at))
    _wait_on(draft)


def _agent_not_let_go(self: RouterRequests, call_id: str, request: RouterRequest) -> None:
    """The router never hears that a talk is over."""
    if not isinstance(request, SendTalkOver):
        _run(self, call_id, request)


def _waits_for_ever(draft: Draft) -> None:
    """A call-back tried often enough keeps its call open when the agent left by the page."""
    if draft.call.phase is not Phase.CALLBACK_DIALLING:
        return


_offer_result, _turn, _record = offers.offer_result, RoutingState.turn, CallStore.record
_wait_on, _run = queue_wait.wait_on, RouterRequests.run

BROKEN: dict[str, tuple[object, str, object]] = {
    "no roll call": (Leader, "_call_the_roll", _no_reconciliation),
    "double results count": (offers, "offer_result", _double_results_count),
    "no reservation": (RoutingState, "turn", _turn_without_reserving),
    "told before it is kept": (CallStore, "record", _published_before_it_is_stored),
    "the dead are not buried": (adoption, "_bury_the_gone", _the_dead_live),
    "the place is lost": (queue_wait, "wait_on", _place_lost),
    "an agent is not let go": (RouterRequests, "run", _agent_not_let_go),
    "the lease never ends": (Lease, "holds", property(lambda self: self.leading)),
    "a call-back keeps its call": (close, "end_if_nobody_waits", _waits_for_ever),
}


@contextlib.contextmanager
def broken(rule: str) -> Iterator[None]:
    """ "": nothing is broken."""
    if not rule:
        yield
        return
    where, what, instead = BROKEN[rule]
    with mock.patch.object(where, what, instead):
        yield
