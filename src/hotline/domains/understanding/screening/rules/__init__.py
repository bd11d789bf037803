"""Whether what a caller says tells of self-harm, violence, gatherings or threats; how grave; by which words; and whom
to ring first where life is in danger. The public names.
"""

from hotline.domains.understanding.screening.rules.alarm import raised
from hotline.domains.understanding.screening.rules.danger import COMFORT, STEADY, Danger, first_to_ring
from hotline.domains.understanding.screening.rules.learned import Meant
from hotline.domains.understanding.screening.rules.levels import ALARM_LEVELS, is_graver
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind
from hotline.domains.understanding.screening.rules.speech import SpeechTurn, is_office, pieces
from hotline.domains.understanding.screening.rules.verdict import Hears, Level, UnrestVerdict, detect
from hotline.domains.understanding.screening.rules.writing import detect_in_writing

__all__ = [
    "ALARM_LEVELS",
    "COMFORT",
    "STEADY",
    "Danger",
    "Hears",
    "Level",
    "Meant",
    "SpeechTurn",
    "UnrestKind",
    "UnrestVerdict",
    "detect",
    "detect_in_writing",
    "first_to_ring",
    "is_graver",
    "is_office",
    "pieces",
    "raised",
]
