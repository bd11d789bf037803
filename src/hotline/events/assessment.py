"""The events of the registers, on ``entry/<id>``, and of quarters, on ``quarter/<key>``.

The assessment domain writes them through the outbox. ``by`` is a staff number.
"""

from datetime import date

from hotline.events.envelope import Envelope, Fact, fact_in


class EntryMade(Fact, frozen=True, tag="entry.made"):
    """A staff member entered a row in a register of the assessment."""

    register: str  # name of the register
    day: date  # day the row counts for
    figures: dict[str, int]  # whole numbers by field name
    by: str
    about: str = ""  # subject of the row, e.g. a call's id; "" for none
    evidence: tuple[str, ...] = ()  # names of the evidence files
    corrects: str = ""  # id of the entry that this one replaces once it is approved; "" for none


class EntryDecided(Fact, frozen=True, tag="entry.judged"):
    """Another person approved or refused an entry. Only approved entries count."""

    approved: bool
    by: str
    note: str = ""  # the approver's comment


class EntryWithdrawn(Fact, frozen=True, tag="entry.withdrawn"):
    """An entry no longer counts."""

    by: str
    why: str  # the reason
    replaced_by: str = ""  # id of the entry that replaces it; "" for none


EntryFact = EntryMade | EntryDecided | EntryWithdrawn


class QuarterFrozen(Fact, frozen=True, tag="quarter.frozen"):
    """The client froze the results of a quarter."""

    quarter: str  # e.g. 2026Q3
    digest: str  # SM3 (hex) of the stored snapshot
    deduction: str  # yuan, with two decimals
    by: str


class ItemDisputed(Fact, frozen=True, tag="quarter.disputed"):
    """The contractor disputes an indicator of a frozen quarter."""

    indicator: str  # code of the indicator
    by: str


class DisputeDecided(Fact, frozen=True, tag="quarter.dispute_decided"):
    """The client decided a dispute."""

    indicator: str
    upheld: bool  # True: the figure stands. False: a correction sheet follows
    by: str


class QuarterCorrected(Fact, frozen=True, tag="quarter.corrected"):
    """A correction sheet stands next to the frozen result and never replaces it."""

    indicator: str
    sheet: int  # number of the sheet
    was: str  # deduction before, in yuan
    now: str  # deduction after, in yuan
    by: str


class QuarterSignatureAdded(Fact, frozen=True, tag="quarter.signed"):
    """One side signed the quarter."""

    side: str  # client or contractor
    by: str


QuarterFact = QuarterFrozen | ItemDisputed | DisputeDecided | QuarterCorrected | QuarterSignatureAdded


def subject(entry_id: str) -> str:
    return f"entry/{entry_id}"


def quarter_subject(key: str) -> str:
    return f"quarter/{key}"


def fact_of(event: Envelope) -> EntryFact:
    return fact_in(event, EntryFact)  # type: ignore[no-any-return]


def quarter_fact_of(event: Envelope) -> QuarterFact:
    return fact_in(event, QuarterFact)  # type: ignore[no-any-return]
