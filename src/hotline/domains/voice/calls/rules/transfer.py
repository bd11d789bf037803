"""Blind transfer by the agent: to a queue, an agent, an outside number or a flow."""

from hotline.domains.voice.calls.rules import consultation, flow_walk, queue_wait, sound, talk_steps
from hotline.domains.voice.calls.rules.call_commands import Transfer
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import Party, PartyStatus
from hotline.domains.voice.calls.rules.phases import Outside, Talking
from hotline.domains.voice.calls.rules.priority import TRANSFER_FAILED
from hotline.domains.voice.calls.rules.talk_steps import actor_of
from hotline.domains.voice.ivr.rules.steps import NodeFinished
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler, OutboundPath
from hotline.events.calls import CallTransferred


def pass_on(draft: Draft, to: Transfer) -> None:
    """The agent is free at once. The caller is never lost: who does not answer leaves them first in line."""
    talk, flow = draft.expect(Talking).talk, draft.plan.published(to.flow)
    talk_steps.end(draft, "agent", "transfer")
    draft.remember(passed_on_by=talk.agent)
    draft.record(CallTransferred(talk.agent, "blind", to.agent, to.queue, to.number, to.flow), actor_of(talk.agent))
    if flow is not None:
        flow_walk.walk_in(draft, flow)
    elif to.number is not None:
        party = Party(draft.fresh_name("r"), "", to.number, PartyStatus.REQUESTED, draft.at)
        draft.enter(Outside(party=party))
        consultation.dial(draft, party, Dialler(talk.agent, to.roles, OutboundPath.TRANSFER))
        sound.music(draft)
    else:
        queue_wait.passed_on(draft, to.queue or talk.queue, talk, to.agent)


def outside_gone(draft: Draft, cause: int) -> None:
    """The outside leg ended: after a talk the flow goes on; an unreached number puts the caller first in line."""
    met = consultation.party_of(draft).answered
    consultation.leg_gone(draft, cause)
    _without_outside(draft, met=met)


def outside_fails(draft: Draft, why: str) -> None:
    consultation.fail(draft, why)
    _without_outside(draft, met=False)


def outside_over(draft: Draft, why: str) -> None:
    """The talk with the number outside is ended."""
    consultation.fail(draft, why)
    _without_outside(draft, met=True)


def _without_outside(draft: Draft, *, met: bool) -> None:
    if met:
        draft.news.append(NodeFinished("served"))
        return
    history = draft.call.history
    queue_wait.rejoin_at_head(draft, history.last_queue, history.last_agent, TRANSFER_FAILED)
