"""Settings of recordings and of the live transcripts that are read from them."""

from typing import Literal

from pydantic import Field

from hotline.infrastructure.ai_seat_settings import bearable_processes
from hotline.infrastructure.ports import Section

type ChoiceRule = Literal["unrest", "learners", "sample"]


class Recordings(Section):
    """Archiving and checking of recordings."""

    check_minutes: float = Field(120, gt=0)  # of the nightly check, which reads the recordings longest unread first
    downloads_a_day: int = Field(20, ge=0)  # copies of one person in 24 hours; for more another person approves


class Transcripts(Section):
    """Live transcripts of talks between people on this node, see docs/live-transcript.md."""

    # processes among which the talks are dealt out; 0: none is transcribed. Without a setting 1 on a machine of 4 cores
    processes: int = Field(default_factory=bearable_processes, ge=0, le=4)
    calls: int = Field(3, ge=1, le=40)  # talks that one process transcribes at a time
    # which talks are transcribed, the first rule before the others: callers with the reason 紧急情况, agents who are
    # learning (skill level 1), ``sample_percent`` of all
    rules: tuple[ChoiceRule, ...] = ("unrest", "learners", "sample")
    sample_percent: int = Field(100, ge=0, le=100)
    # of the talks that were not transcribed while they lasted, such a share is transcribed from the recording at night,
    # those with marks of unrest first, for at most so many minutes; 0: none
    later_percent: int = Field(100, ge=0, le=100)
    later_minutes: float = Field(180, ge=0)
