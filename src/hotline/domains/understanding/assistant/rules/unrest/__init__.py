"""The unrest detector: self-harm, violence, gatherings, threats in what a caller says; how grave; by which words."""

from hotline.domains.understanding.assistant.rules.unrest.learned import Meant
from hotline.domains.understanding.assistant.rules.unrest.lexicon import Kind
from hotline.domains.understanding.assistant.rules.unrest.speech import Turn, is_office, pieces
from hotline.domains.understanding.assistant.rules.unrest.verdict import Hears, Level, Verdict, judge
from hotline.domains.understanding.assistant.rules.unrest.writing import judge_writing

__all__ = ["Hears", "Kind", "Level", "Meant", "Turn", "Verdict", "is_office", "judge", "judge_writing", "pieces"]
