"""What is entered by hand for the contract's indicators, on ``entry/<id>``, and what becomes of a quarter, on
``quarter/<key>``. Written by the assessment domain, through the outbox.
"""

from datetime import date

from hotline.events.envelope import Envelope, Fact, fact_in


class EntryMade(Fact, frozen=True, tag="entry.made"):
    """A row of a register. ``figures`` are whole numbers by name; ``about`` what it names, e.g. a call.

    ``corrects``: the entry in whose place this one is to stand, which counts until this one is approved.
    """

    register: str
    day: date
    figures: dict[str, int]
    by: str
    about: str = ""
    evidence: tuple[str, ...] = ()
    corrects: str = ""


class EntryJudged(Fact, frozen=True, tag="entry.judged"):
    """By somebody else than who made it. Only approved entries count."""

    approved: bool
    by: str
    note: str = ""


class EntryWithdrawn(Fact, frozen=True, tag="entry.withdrawn"):
    """It no longer counts; ``replaced_by`` the entry that stands in its place, if any."""

    by: str
    why: str
    replaced_by: str = ""


EntryFact = EntryMade | EntryJudged | EntryWithdrawn


class QuarterFrozen(Fact, frozen=True, tag="quarter.frozen"):
    """The results of a quarter as they stood; ``digest`` is SM3 over the snapshot that is kept."""

    quarter: str
    digest: str
    deduction: str
    by: str


class ItemDisputed(Fact, frozen=True, tag="quarter.disputed"):
    indicator: str
    by: str


class DisputeDecided(Fact, frozen=True, tag="quarter.dispute_decided"):
    """``upheld``: the figure stands; otherwise a correction sheet follows."""

    indicator: str
    upheld: bool
    by: str


class QuarterCorrected(Fact, frozen=True, tag="quarter.corrected"):
    """A sheet beside the frozen result, never in its place."""

    indicator: str
    sheet: int
    was: str
    now: str
    by: str


class QuarterSigned(Fact, frozen=True, tag="quarter.signed"):
    """``side``: client or contractor."""

    side: str
    by: str


QuarterFact = QuarterFrozen | ItemDisputed | DisputeDecided | QuarterCorrected | QuarterSigned


def subject(entry_id: str) -> str:
    return f"entry/{entry_id}"


def quarter_subject(key: str) -> str:
    return f"quarter/{key}"


def fact_of(event: Envelope) -> EntryFact:
    return fact_in(event, EntryFact)  # type: ignore[no-any-return]


def quarter_fact_of(event: Envelope) -> QuarterFact:
    return fact_in(event, QuarterFact)  # type: ignore[no-any-return]
