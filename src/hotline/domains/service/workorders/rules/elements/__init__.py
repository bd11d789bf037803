"""The elements of a case, recognised in what was said, each with the words it rests on. The public names."""

from hotline.domains.service.workorders.rules.elements import second_opinion
from hotline.domains.service.workorders.rules.elements.lexicon import (
    Lexicon,
    Names,
    Places,
    Topic,
    TopicKeywords,
    Vocabulary,
)
from hotline.domains.service.workorders.rules.elements.notes import Notes
from hotline.domains.service.workorders.rules.elements.recognise import FIELDS, Elements, Recogniser, fields
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, DialogueTurn, Found
from hotline.domains.service.workorders.rules.elements.topics import Ranker

__all__ = [
    "AGENT",
    "CITIZEN",
    "FIELDS",
    "Dialogue",
    "DialogueTurn",
    "Elements",
    "Found",
    "Lexicon",
    "Names",
    "Notes",
    "Places",
    "Ranker",
    "Recogniser",
    "Topic",
    "TopicKeywords",
    "Vocabulary",
    "fields",
    "second_opinion",
]
