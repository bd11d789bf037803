"""From what was said to the reply: by rule, by article, by calculator, by referral, or by one question back.

Nothing here reads a clock or waits; every figure in a reply is a passage's or a calculator's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from hotline.domains.understanding.assistant.rules import calculating, wording
from hotline.domains.understanding.assistant.rules.belief import Belief, Context, Mind
from hotline.domains.understanding.assistant.rules.library import refers
from hotline.domains.understanding.assistant.rules.manners import Manner, Manners
from hotline.domains.understanding.assistant.rules.masking import without_person
from hotline.domains.understanding.assistant.rules.reading import (
    denies,
    district,
    is_employer,
    joins,
    leans,
    part_asked,
    parts,
    squeezed,
    year,
)
from hotline.domains.understanding.assistant.rules.talk import Citation, Kind, Option, Reply, Said, Sentence
from hotline.domains.understanding.screening.rules import (
    COMFORT,
    STEADY,
    Danger,
    Hears,
    Turn,
    Verdict,
    first_to_ring,
    raised,
)

#: Topics named in a reply, best first; turns of the citizen that are looked back at.
TOPICS, LOOKED_BACK = 5, 4
#: A part of a question is one of its own from this likelihood of its topic on; less where the text says there are two.
OWN, OWN_SAID = 0.55, 0.3
#: The same, and that it is ours at all, beside what is another line's: a story told for that mentions much of ours.
OWN_BESIDE, OWN_BESIDE_SAID = 0.97, 0.85
FOLLOW_UPS = 3
#: Alternatives at most, in a question back or beside an answer.
OFFERED = 4
#: What is less likely than this share of the best is no alternative.
FAR = 0.12
EMPTY = "请把您想问的事情写下来，例如“一九六八年八月出生的男职工哪年退休”。"
NEITHER = "那请您换个说法再说一遍，比如是什么事、您是职工还是单位；也可以拨打 12333，由工作人员为您解答。"
TOO_LONG, LONGEST = "您写得太长了，请分几次说，一次不超过 500 个字。", 500


class Told(NamedTuple):
    """Something the citizen said, and whether the office answered it by a question back."""

    text: str
    was_asked_back: bool


@dataclass(frozen=True)
class Engine:
    mind: Mind
    manners: Manners
    dangers: Mapping[str, Danger] = field(default_factory=dict)
    hears: Hears | None = None
    """None where no encoder is installed."""

    def reply(self, said: Sequence[Said], today: date, topic: str = "") -> Reply:
        """To the last thing the citizen said, after all that was said before it.

        ``topic``: by this one's article, where it is one article that answers.
        """
        theirs = _told(said)
        text = theirs[-1].text if theirs else ""
        if not squeezed(text):
            return _plain(Kind.CLARIFY, EMPTY)
        unrest = raised(_turns(said), self.hears) or self._still_in_danger(said, text)
        if unrest is not None:
            return self._raised(unrest, [each.text for each in theirs])
        if len(text) > LONGEST:
            return _plain(Kind.REFUSE, TOO_LONG)
        by_rule = self.manners.in_text(text)
        if by_rule is not None:
            return _by_rule(by_rule[1])
        return self._answer(text, self.context(theirs[:-1]), today, topic)

    def _still_in_danger(self, said: Sequence[Said], text: str) -> Verdict | None:
        """Who asks on after being told whom to ring is still the one who was in danger."""
        before = [at for at, each in enumerate(said) if each.by_citizen][:-1]
        if not before or not leans(text) or not _was_told_whom_to_ring(said, self.dangers):
            return None
        return raised(_turns(said[: before[-1] + 1]), self.hears)

    def _raised(self, unrest: Verdict, theirs: Sequence[str]) -> Reply:
        number, says = first_to_ring(self.dangers, unrest, "，".join(theirs))
        level, kind = str(unrest.level), str(unrest.kind)
        return Reply(Kind.ESCALATE, (), (Sentence(says),), number=number, level=level, unrest=kind)

    def context(self, before: Sequence[Told]) -> Context:
        """What the last of these was about, each understood after the one before it."""
        context = Context()
        for text, was_asked_back in before[-LOOKED_BACK:]:
            if len(text) > LONGEST or not squeezed(text) or self.manners.in_text(text):
                continue
            belief = self.mind.believe(text, context)
            offered = self._alternatives(belief) if was_asked_back else ()
            topic = self._spoken_of(belief)
            if topic:
                context = Context(text, topic, offered, belief.is_ours)
        return context

    def _answer(self, text: str, context: Context, today: date, topic: str) -> Reply:
        if context.offered and denies(text):
            return _plain(Kind.CLARIFY, NEITHER)
        belief = self.mind.believe(text, context)
        urgent = None if belief.is_foreseen else self.mind.outside.urgent(text)
        if urgent is not None:
            return self._elsewhere(text, belief, urgent)
        several = self._several(text, belief)
        if len(several) > 1:
            return self._both(text, several, today)
        if not belief.is_ours:
            return self._elsewhere(text, belief)
        if not context.offered and self._is_in_doubt(belief, self.mind.weights.ask):
            return self._ask_back(belief)
        return self._one(text, belief, self.mind.library.first.get(topic, belief.best(1)[0]), context, today)

    def _topics(self, belief: Belief) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.mind.library.topics[row] for row in belief.best(2 * TOPICS)))[:TOPICS]

    def _spoken_of(self, belief: Belief) -> str:
        """The topic of the article that answers or refers; "" where it is another line's that none speaks for."""
        row = belief.best(1)[0] if belief.is_ours else self._referring(belief)
        if row is None and belief.is_perhaps:
            row = belief.best(1)[0]
        return self.mind.library.topics[row] if row is not None else ""

    def _referring(self, belief: Belief) -> int | None:
        """The article that says whose business it is."""
        if belief.referring is not None:
            return belief.referring
        return self.mind.library.first.get(self.mind.outside.lines[belief.outside.name].topic)

    def _is_in_doubt(self, belief: Belief, enough: float) -> bool:
        return float(belief.likely.max()) < enough and len(self._alternatives(belief)) > 1

    def _alternatives(self, belief: Belief) -> tuple[str, ...]:
        """The topics that it may be about, best first, together likely enough, each once."""
        found: dict[str, float] = {}
        for row in belief.best(2 * OFFERED):
            likely = float(belief.likely[row])
            covered = sum(found.values()) >= self.mind.weights.covered
            if covered or len(found) == OFFERED or likely < FAR * float(belief.likely.max()):
                break
            found.setdefault(self.mind.library.topics[row], likely)
        return tuple(found)

    def _ask_back(self, belief: Belief) -> Reply:
        options = self._options(self._alternatives(belief))
        says = wording.one_or_the_other(each.label for each in options)
        return Reply(Kind.CLARIFY, self._topics(belief), (Sentence(says),), options=options)

    def _options(self, topics: Iterable[str]) -> tuple[Option, ...]:
        """Those that an article answers."""
        library = self.mind.library
        cards = [library.card(library.first[topic]) for topic in topics if topic in library.first]
        return tuple(Option(card.topic, wording.spoken(card.title)) for card in cards)

    def _elsewhere(self, text: str, belief: Belief, urgent: str = "") -> Reply:
        """Whose business it is, quoted where an article says so; what may have been meant of ours is offered beside;
        beside what cannot wait, only where it is likely.
        """
        may_be_ours = belief.is_ours or (belief.is_perhaps and not urgent)
        options = self._options(self._alternatives(belief)) if may_be_ours else ()
        row, said = None if urgent else self._referring(belief), wording.Text()
        line = self.mind.outside.exactly(urgent or belief.outside.name, text)
        kind, number, topics = Kind.REFER if line.number else Kind.REFUSE, line.number, tuple[str, ...]()
        if row is None:
            said.say(line.says)
        else:
            card = self.mind.library.card(row)
            wording.referral(said, card)
            kind, number, topics = Kind.REFER, _number(said.citations), (card.topic,)
        if options:
            said.say(wording.or_else(each.label for each in options))
            topics = (*topics, *self._topics(belief))[:TOPICS]
        elif row is not None:
            options = self._options(self.mind.library.card(row).related[:FOLLOW_UPS])
        return Reply(kind, topics, tuple(said.sentences), tuple(said.citations), options=options, number=number)

    def _several(self, text: str, whole: Belief) -> list[tuple[str, int]]:
        """The questions in a text with the article that answers each; one where they are the same."""
        said = parts(text)
        if len(said) < 2:
            return []
        own = OWN_SAID if joins(text) else OWN
        found: dict[str, tuple[str, int]] = {}
        sure: dict[str, float] = {}
        for part in said:
            belief = self.mind.believe(part)
            row = belief.best(1)[0] if belief.is_ours else self._referring(belief)
            likely = float(belief.likely.max()) if belief.is_ours else 1 - belief.ours
            if row is not None and likely >= own:
                found.setdefault(self.mind.library.topics[row], (part, row))
                sure.setdefault(self.mind.library.topics[row], likely * belief.ours)
        if any(refers(topic) for topic in found):
            beside = OWN_BESIDE_SAID if joins(text) else OWN_BESIDE
            found = {each: its for each, its in found.items() if refers(each) or sure[each] >= beside}
        rows = {row for _, row in found.values()}
        answered = whole.best(1)[0] if whole.is_ours else self._referring(whole)
        if len(found) > 1 and (joins(text) or answered in rows):
            return list(found.values())[:2]
        return []

    def _both(self, text: str, several: list[tuple[str, int]], today: date) -> Reply:
        said, kinds = wording.Text(), []
        for at, (part, row) in enumerate(several):
            card = self.mind.library.card(row)
            said.say(f"{'第一' if at == 0 else '第二'}个问题，关于“{wording.spoken(card.title)}”：")
            kinds.append(self._say(said, row, part, text, today, goes_on=False))
        topics = tuple(self.mind.library.topics[row] for _, row in several)
        kind = Kind.ANSWER if Kind.ANSWER in kinds else Kind.REFER
        return Reply(kind, topics, tuple(said.sentences), tuple(said.citations), number=_number(said.citations))

    def _one(self, text: str, belief: Belief, row: int, context: Context, today: date) -> Reply:
        library, said = self.mind.library, wording.Text()
        card = library.card(row)
        whole = f"{context.text}，{text}" if context.text else text
        goes_on = card.topic == context.topic and not context.offered
        kind = self._say(said, row, text, whole, today, goes_on=goes_on)
        options = self._options(card.related[:FOLLOW_UPS])
        if not context.offered and self._is_in_doubt(belief, self.mind.weights.sure):
            options = self._options(each for each in self._alternatives(belief) if each != card.topic)
            said.say(wording.or_else(each.label for each in options))
        number = _number(said.citations) if kind is Kind.REFER else ""
        topics = tuple(dict.fromkeys((card.topic, *self._topics(belief))))[:TOPICS]
        sentences, citations = tuple(said.sentences), tuple(said.citations)
        return Reply(kind, topics, sentences, citations, options, number, quoted=said.quoted)

    def _say(self, said: wording.Text, row: int, text: str, whole: str, today: date, *, goes_on: bool) -> Kind:
        """One article's part of an answer. ``whole``: with what was said before, for figures given earlier;
        ``goes_on``: what was said before was about this article.
        """
        found = self.mind.library.card(row)
        if refers(found.topic):
            wording.referral(said, found)
            return Kind.REFER
        calculated = calculating.calculate(found, whole, today)
        if calculated is not None:
            wording.worked_out(said, found, calculated.worked, calculated.decides, today)
            return Kind.ANSWER
        fitting = self.mind.library.passage(row, text)
        asker = wording.Asker(district(text), year(text, today.year), is_employer(text), part_asked(text), goes_on)
        wording.article(said, found, fitting, asker, today)
        more = calculating.wanted(found)
        if more:
            said.say(more)
        return Kind.ANSWER


def _told(said: Sequence[Said]) -> list[Told]:
    answers = [*said[1:], None]
    return [
        Told(
            without_person(each.text.strip()),
            after is not None and not after.by_citizen and wording.asks_back(after.text),
        )
        for each, after in zip(said, answers, strict=True)
        if each.by_citizen
    ]


def _turns(said: Sequence[Said]) -> list[Turn]:
    return [Turn(each.role, each.text) for each in said]


def _was_told_whom_to_ring(said: Sequence[Said], dangers: Mapping[str, Danger]) -> bool:
    last = next((each.text for each in reversed(said) if not each.by_citizen), "")
    return any(last.startswith(says) for says in (COMFORT, STEADY, *(each.says for each in dangers.values())))


def _number(citations: Sequence[Citation]) -> str:
    """The telephone number in a referral."""
    told = next((each.text for each in citations if each.passage == wording.REFERRAL), "")
    _, _, after = told.partition("电话 ")
    return after.partition("。")[0].strip()


def _plain(kind: Kind, says: str) -> Reply:
    return Reply(kind, (), (Sentence(says),))


def _by_rule(manner: Manner) -> Reply:
    return Reply(manner.kind, (), (Sentence(manner.says),), number=manner.number)
