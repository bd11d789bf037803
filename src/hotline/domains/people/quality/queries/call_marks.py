"""What the machine holds of a recorded call: its transcript with what the call's record has of wrap-up and rating."""

from dataclasses import dataclass, field

from hotline.domains.people.quality.queries.machine_marks import propose
from hotline.domains.people.quality.rules.marks.judgeable import Known, ProposalState, judgeable
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Talk, Turn, Wrapup
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.infrastructure.transcripts import Transcript


@dataclass(frozen=True)
class CallMarks:
    """``proposals``: item -> what the machine holds of it; none unless the state is ``ready``."""

    state: ProposalState
    proposals: dict[Item, Proposal] = field(default_factory=dict)


def call_marks(transcript: Transcript | None, record: CallRecord, agent: str, summary: str) -> CallMarks:
    """``summary``: the agent's note in the clear, "" for none. Who calls opens both, with permission and audit row."""
    turns = [
        Turn(each.by_caller, each.from_ms / 1000, each.to_ms / 1000, each.text)
        for each in (transcript.phrases if transcript else ())
        if each.is_final
    ]
    if not turns:
        return CallMarks(ProposalState.NOT_TRANSCRIBED)
    if len({talk.agent for talk in record.talks}) > 1:
        return CallMarks(ProposalState.SEVERAL_AGENTS)
    topic = next((each.topic for each in record.wrap_ups if each.agent == agent), "")
    talk = Talk(
        turns,
        agent,
        transferred_to_rating=record.rating is not None,
        agent_hung_up_first=record.hung_up_by == "agent",
        wrapup=Wrapup(topic, summary),
    )
    known = Known(topic=bool(topic), summary=bool(summary.strip()), passed_on=bool(record.transfers))
    return CallMarks(ProposalState.READY, judgeable(propose(talk), known))
