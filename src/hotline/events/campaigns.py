"""The events of a campaign, subject ``campaign/<id>``. The campaigns domain writes them through the outbox.

``by`` is a staff number. Calls of a campaign have events of their own, which name the campaign's entry.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class CampaignMoved(Fact, frozen=True, tag="campaign.moved"):
    """A campaign came to another stage."""

    stage: str  # checked, approved, running, paused, done, cancelled
    was: str
    by: str  # who moved it; system for what happens by itself


class CampaignChecked(Fact, frozen=True, tag="campaign.checked"):
    """Each row of the list was looked at."""

    count: int  # numbers that may be rung
    refused: int  # rows that are not rung


CampaignFact = CampaignMoved | CampaignChecked


def subject(campaign: str) -> str:
    return f"campaign/{campaign}"


def fact_of(event: Envelope) -> CampaignFact:
    """The typed fact inside an event; msgspec.ValidationError for a type this version does not know."""
    return fact_in(event, CampaignFact)  # type: ignore[no-any-return]
