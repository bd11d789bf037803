"""Recognises all elements of a case in one talk."""

import msgspec

from hotline.domains.service.workorders.rules.elements.dictation import IDENTITY, PHONE, Dictation
from hotline.domains.service.workorders.rules.elements.digits import Digits
from hotline.domains.service.workorders.rules.elements.employers import Finder
from hotline.domains.service.workorders.rules.elements.followup import FollowUp
from hotline.domains.service.workorders.rules.elements.kinds import Kinds
from hotline.domains.service.workorders.rules.elements.lexicon import Lexicon
from hotline.domains.service.workorders.rules.elements.names import Callers
from hotline.domains.service.workorders.rules.elements.places import Gazetteer
from hotline.domains.service.workorders.rules.elements.spelt_characters import Spelling
from hotline.domains.service.workorders.rules.elements.summary import Summary
from hotline.domains.service.workorders.rules.elements.talk import CITIZEN, Dialogue, Found
from hotline.domains.service.workorders.rules.elements.topics import Ranker, Topics
from hotline.domains.service.workorders.rules.elements.urgency import Urgency


class Elements(msgspec.Struct, frozen=True):
    """The elements of a case found in a talk. None: the talk has no such element."""

    kind: Found | None = None
    name: Found | None = None
    phone: Found | None = None
    identity: Found | None = None
    employer: Found | None = None
    #: In notes only, like ``amount``: people concerned, a whole number; money concerned, in yuan.
    headcount: Found | None = None
    amount: Found | None = None
    district: Found | None = None
    place: Found | None = None
    topic: Found | None = None
    summary: Found | None = None
    urgency: Found | None = None
    follow_up: Found | None = None


#: The names that 12333's forms give them.
FIELDS = {
    "诉求类型": "kind",
    "诉求人姓名": "name",
    "联系电话": "phone",
    "身份证号": "identity",
    "单位名称": "employer",
    "区": "district",
    "事发地址": "place",
    "事项分类": "topic",
    "诉求摘要": "summary",
    "紧急程度": "urgency",
    "是否要求回访": "follow_up",
}


class Recogniser:
    """Built once from the dictionaries, used for any number of talks."""

    def __init__(self, lexicon: Lexicon, ranker: Ranker | None = None) -> None:
        self._dictation = Dictation(Digits(lexicon.vocabulary))
        self._callers = Callers(lexicon.names, Spelling(lexicon.names, lexicon.sounds))
        self._employers = Finder(lexicon.vocabulary.employers, lexicon.places)
        self._gazetteer = Gazetteer(lexicon.places, lexicon.vocabulary.addresses)
        self._topics = Topics(lexicon.topics, ranker)

    def elements(self, talk: Dialogue) -> Elements:
        if not any(turn.role == CITIZEN for turn in talk.turns):
            return Elements()
        numbers = self._dictation.numbers(talk)
        name, employer = self._callers.caller(talk), self._employers.employer(talk)
        district, place = self._gazetteer.where(talk)
        topic = self._topic(talk)
        kinds = Kinds(talk, topic.value)
        kind = kinds.kind()
        summary = Summary(talk, kind.value, self._topics[topic.value], _value(name), _value(employer))
        return Elements(
            kind=kind,
            name=name,
            phone=numbers[PHONE],
            identity=numbers[IDENTITY],
            employer=employer,
            district=district,
            place=place,
            topic=topic,
            summary=summary.summary(),
            urgency=Urgency(talk, kind.value, topic.value, registered=kinds.registered).urgency(),
            follow_up=FollowUp(
                talk,
                kind.value,
                registered=kinds.registered,
                reachable=numbers[PHONE] is not None or "来电号码" in talk.citizen,
            ).requested(),
        )

    def likely(self, talk: Dialogue, limit: int) -> dict[str, str]:
        """The likeliest topics with their titles, best first."""
        return {topic: self._topics[topic].title for topic, _ in self._topics.rank(talk)[:limit]}

    def _topic(self, talk: Dialogue) -> Found:
        at, text = next((at, text) for at, text in talk.by(CITIZEN))
        return Found(self._topics.rank(talk)[0][0], at, 0, len(text), inferred=True)


def _value(found: Found | None) -> str:
    return found.value if found else ""


def fields(elements: Elements) -> dict[str, str | None]:
    return {chinese: (found.value if (found := getattr(elements, name)) else None) for chinese, name in FIELDS.items()}
