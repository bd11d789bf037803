"""Effects of commands that depend on the call's phase or on the sender."""

from hotline.domains.voice.calls.rules import close, consultation, dial, offers, talk_steps
from hotline.domains.voice.calls.rules.call_commands import Answer, Drop, HangUp, Reject, Rejoin, SendKeys, ToRating
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.phases import CallbackDialling, CallingOut, InTalk
from hotline.domains.voice.routing.ports import OfferOutcome


def to_rating(draft: Draft, _: ToRating) -> None:
    talk_steps.end_served(draft, "agent", "rating")


def send_keys(draft: Draft, command: SendKeys) -> None:
    talk_steps.send_keys(draft, command.keys)


def answer(draft: Draft, _: Answer) -> None:
    if draft.call.party is not None:
        consultation.ring_to_answer(draft)
    else:
        offers.ring_to_answer(draft)


def reject(draft: Draft, _: Reject) -> None:
    if draft.call.party is not None:
        consultation.fail(draft, "refused")
    else:
        offers.lapse(draft, OfferOutcome.REFUSED)


def rejoin(draft: Draft, _: Rejoin) -> None:
    if draft.call.party is not None:
        consultation.rejoin(draft)
    else:
        talk_steps.rejoin(draft)


def drop(draft: Draft, command: Drop) -> None:
    consultation.fail(draft, "dropped" if command.by == draft.expect(InTalk).talk.agent else "hung_up")


def hang_up(draft: Draft, command: HangUp) -> None:
    match draft.call.state:
        case CallbackDialling():
            close.agent_left_dialling(draft)
        case CallingOut():
            close.dial_failed(draft, dial.CANCELLED)
        case _:
            talk_steps.end(draft, "agent", command.reason.strip())
            close.hang_up(draft, "agent")
