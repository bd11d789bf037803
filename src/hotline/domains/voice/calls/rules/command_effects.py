"""Commands whose effect depends on where the call is, or on who gives them."""

from hotline.domains.voice.calls.rules import closing, consulting, dialling, offering, talking
from hotline.domains.voice.calls.rules.call import Phase
from hotline.domains.voice.calls.rules.call_commands import Answer, Drop, HangUp, Reject, Rejoin, SendKeys, ToRating
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.routing.ports import OfferOutcome


def to_rating(draft: Draft, _: ToRating) -> None:
    talking.end_served(draft, "agent", "rating")


def send_keys(draft: Draft, command: SendKeys) -> None:
    talking.send_keys(draft, command.keys)


def answer(draft: Draft, _: Answer) -> None:
    if draft.call.party is not None:
        consulting.ring_to_answer(draft)
    else:
        offering.ring_to_answer(draft)


def reject(draft: Draft, _: Reject) -> None:
    if draft.call.party is not None:
        consulting.fail(draft, "refused")
    else:
        offering.lapse(draft, OfferOutcome.REFUSED)


def rejoin(draft: Draft, _: Rejoin) -> None:
    if draft.call.party is not None:
        consulting.rejoin(draft)
    else:
        talking.rejoin(draft)


def drop(draft: Draft, command: Drop) -> None:
    consulting.fail(draft, "dropped" if command.by == talking.talk_of(draft).agent else "hung_up")


def hang_up(draft: Draft, command: HangUp) -> None:
    if draft.call.phase is Phase.CALLBACK_DIALLING:
        offering.agent_left_dialling(draft)
    elif draft.call.phase in dialling.UNDER_WAY:
        closing.dial_failed(draft, dialling.CANCELLED)
    else:
        talking.end(draft, "agent", command.reason.strip())
        draft.enter(Phase.IN_FLOW)
        closing.hang_up(draft, "agent")
