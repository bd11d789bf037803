"""How long a leg outside may last, counted from its answer: then it is hung up, whoever is on the line.

Whoever can keep a line abroad open can earn by it all night. The desk shows the moment; a citizen hears why it ends.
"""

from hotline.domains.voice.calls.rules import close, consultation, flow_walk, sound, talk_steps, transfer
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import Then
from hotline.domains.voice.calls.rules.phases import InFlow, InTalk, Outside

REASON = "talk_limit"
FAREWELL = ("talk-limit",)


def citizen_over(draft: Draft) -> None:
    """The citizen who was rung up has talked long enough."""
    if draft.call.party is not None:
        consultation.release(draft, REASON)
    if isinstance(draft.call.state, InTalk):
        talk_steps.end(draft, "system", REASON)
    if isinstance(draft.call.state, InFlow):
        draft.cancel_timers(flow_walk.LISTEN)
        sound.play_prompts(draft, FAREWELL, Then.HANG_UP)
    else:
        close.hang_up(draft, "system")


def party_over(draft: Draft) -> None:
    """The third party outside has talked long enough; the agent has the caller back, or the caller goes on."""
    if isinstance(draft.call.state, Outside):
        transfer.outside_over(draft, REASON)
    else:
        consultation.fail(draft, REASON)
