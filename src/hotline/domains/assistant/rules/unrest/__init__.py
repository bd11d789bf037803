"""The unrest detector: self-harm, violence, gatherings, threats in what a caller says; how grave; by which words."""

from hotline.domains.assistant.rules.unrest.lexicon import Kind
from hotline.domains.assistant.rules.unrest.speech import Turn, is_office
from hotline.domains.assistant.rules.unrest.verdict import Level, Verdict, judge, said_by_caller

__all__ = ["Kind", "Level", "Turn", "Verdict", "is_office", "judge", "said_by_caller"]
