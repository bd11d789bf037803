"""Tests whether text sounds like unrest, and gives the numbers to call where life is in danger."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from hotline.domains.understanding.screening.ports import encoder
from hotline.domains.understanding.screening.rules.danger import Danger
from hotline.domains.understanding.screening.rules.levels import ALARM_LEVELS, is_graver
from hotline.domains.understanding.screening.rules.long_texts import detect_in_writing
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import LIKELY_RED_NOTE, Hears, UnrestVerdict, detect

__all__ = ["ALARM_LEVELS", "dangers", "hears", "is_graver", "unrest_in", "unrest_in_note", "unrest_in_talk"]
FOLDER = Path(__file__).parents[5] / "deploy/screening"


def unrest_in(text: str) -> UnrestVerdict:
    """Unrest in a text that somebody wrote, such as a case's description or a citizen's sentence. Any length."""
    return detect_in_writing(text, hears=hears())


def unrest_in_note(text: str) -> UnrestVerdict:
    """The verdict on a note of staff about their own work: the result of a step, a contact with the citizen."""
    return detect_in_writing(text, hears=hears(), likely_red=LIKELY_RED_NOTE)


def unrest_in_talk(turns: Sequence[tuple[str, str]]) -> UnrestVerdict:
    """Unrest in a dialogue. ``turns``: role and text, oldest first.

    Only texts of callers count. Texts of the role ``agent`` show which question a caller answers.
    """
    return detect([SpeechTurn(role, text) for role, text in turns], hears=hears())


def hears() -> Hears | None:
    """The encoder's function for the meaning of a talk; None where no encoder is installed."""
    found = encoder()
    return found.meant if found is not None else None


@cache
def dangers() -> dict[str, Danger]:
    """Dangers to life by name, in the order in which they are looked for."""
    return msgspec.convert(tomllib.loads((FOLDER / "danger.toml").read_text(encoding="utf-8")), dict[str, Danger])
