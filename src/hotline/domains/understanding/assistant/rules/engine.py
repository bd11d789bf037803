"""Makes the reply to a dialogue: by rule, by article, by calculator, by referral, or by one question back.

Nothing here reads a clock or waits. Every figure in a reply comes from a passage or a calculator.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from hotline.domains.understanding.assistant.rules import calculator_use, wording
from hotline.domains.understanding.assistant.rules.canned_responses import CannedResponses, Manner
from hotline.domains.understanding.assistant.rules.library import refers
from hotline.domains.understanding.assistant.rules.masking import without_person
from hotline.domains.understanding.assistant.rules.ranking import Context, Ranker, Ranking
from hotline.domains.understanding.assistant.rules.talk import Citation, Option, Reply, ReplyKind, Sentence, Turn
from hotline.domains.understanding.assistant.rules.text_parts import (
    denies,
    district,
    is_employer,
    joins,
    leans,
    parts,
    requested_part,
    squeezed,
    year,
)
from hotline.domains.understanding.screening.rules.alarm import raised
from hotline.domains.understanding.screening.rules.danger import COMFORT, STEADY, Danger, first_to_ring
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import Hears, UnrestVerdict

#: Topics named in a reply, best first; turns of the citizen that are looked back at.
TOPICS, LOOKED_BACK = 5, 4
#: Likelihood from which a part is a question of its own, and the lower one where the text announces two questions.
OWN, OWN_NAMED = 0.55, 0.3
#: The same beside a question for another line. They are high, because such a text often mentions our topics in passing.
OWN_ALONGSIDE, OWN_ALONGSIDE_NAMED = 0.97, 0.85
FOLLOW_UPS = 3
#: Alternatives at most, in a question back or beside an answer.
OFFERED = 4
#: A topic below this share of the best one's likelihood is no alternative.
FAR = 0.12
EMPTY = "请把您想问的事情写下来，例如“一九六八年八月出生的男职工哪年退休”。"
NEITHER = "那请您换个说法再说一遍，比如是什么事、您是职工还是单位；也可以拨打 12333，由工作人员为您解答。"
TOO_LONG, LONGEST = "您写得太长了，请分几次说，一次不超过 500 个字。", 500


class AnsweredTurn(NamedTuple):
    """A turn of the citizen, and whether the answer to it was a question."""

    text: str
    was_clarified: bool


@dataclass(frozen=True)
class Engine:
    ranker: Ranker
    canned_responses: CannedResponses
    dangers: Mapping[str, Danger] = field(default_factory=dict)
    hears: Hears | None = None
    """None where no encoder is installed."""

    def reply(self, turns: Sequence[Turn], today: date, topic: str = "") -> Reply:
        """The reply to the citizen's last turn, given the turns before.

        ``topic`` restricts the reply to this topic's article, if a single article answers.
        """
        theirs = _answered_turns(turns)
        text = theirs[-1].text if theirs else ""
        if not squeezed(text):
            return _plain(ReplyKind.CLARIFY, EMPTY)
        unrest = raised(_turns(turns), self.hears) or self._still_in_danger(turns, text)
        if unrest is not None:
            return self._raised(unrest, [each.text for each in theirs])
        if len(text) > LONGEST:
            return _plain(ReplyKind.REFUSE, TOO_LONG)
        by_rule = self.canned_responses.in_text(text)
        if by_rule is not None:
            return _by_rule(by_rule[1])
        return self._answer(text, self.context(theirs[:-1]), today, topic)

    def _still_in_danger(self, turns: Sequence[Turn], text: str) -> UnrestVerdict | None:
        """The earlier verdict of unrest, when a citizen who was told whom to ring asks a follow-up."""
        before = [at for at, each in enumerate(turns) if each.by_citizen][:-1]
        if not before or not leans(text) or not _has_named_numbers(turns, self.dangers):
            return None
        return raised(_turns(turns[: before[-1] + 1]), self.hears)

    def _raised(self, unrest: UnrestVerdict, theirs: Sequence[str]) -> Reply:
        number, response = first_to_ring(self.dangers, unrest, "，".join(theirs))
        level, kind = str(unrest.level), str(unrest.kind)
        return Reply(ReplyKind.ESCALATE, (), (Sentence(response),), number=number, level=level, unrest=kind)

    def context(self, before: Sequence[AnsweredTurn]) -> Context:
        """The topic of the last of these turns, each understood in the context of the one before."""
        context = Context()
        for text, was_clarified in before[-LOOKED_BACK:]:
            if len(text) > LONGEST or not squeezed(text) or self.canned_responses.in_text(text):
                continue
            ranking = self.ranker.rank(text, context)
            offered = self._alternatives(ranking) if was_clarified else ()
            topic = self._spoken_of(ranking)
            if topic:
                context = Context(text, topic, offered, ranking.is_ours)
        return context

    def _answer(self, text: str, context: Context, today: date, topic: str) -> Reply:
        if context.offered and denies(text):
            return _plain(ReplyKind.CLARIFY, NEITHER)
        ranking = self.ranker.rank(text, context)
        urgent = None if ranking.is_foreseen else self.ranker.outside.urgent(text)
        if urgent is not None:
            return self._elsewhere(text, ranking, urgent)
        several = self._several(text, ranking)
        if len(several) > 1:
            return self._both(text, several, today)
        if not ranking.is_ours:
            return self._elsewhere(text, ranking)
        if not context.offered and self._is_in_doubt(ranking, self.ranker.weights.clarify):
            return self._clarify(ranking)
        return self._one(text, ranking, self.ranker.library.first.get(topic, ranking.best(1)[0]), context, today)

    def _topics(self, ranking: Ranking) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.ranker.library.topics[row] for row in ranking.best(2 * TOPICS)))[:TOPICS]

    def _spoken_of(self, ranking: Ranking) -> str:
        """The topic of the article that answers or refers; "" when the question is another line's and no article
        refers to it.
        """
        row = ranking.best(1)[0] if ranking.is_ours else self._referring(ranking)
        if row is None and ranking.is_perhaps:
            row = ranking.best(1)[0]
        return self.ranker.library.topics[row] if row is not None else ""

    def _referring(self, ranking: Ranking) -> int | None:
        """The article that names the responsible line, as a row of the library."""
        if ranking.referring is not None:
            return ranking.referring
        return self.ranker.library.first.get(self.ranker.outside.lines[ranking.outside.name].topic)

    def _is_in_doubt(self, ranking: Ranking, enough: float) -> bool:
        return float(ranking.likely.max()) < enough and len(self._alternatives(ranking)) > 1

    def _alternatives(self, ranking: Ranking) -> tuple[str, ...]:
        """The topics that the question may be about, best first, each once, until together they are likely enough."""
        found: dict[str, float] = {}
        for row in ranking.best(2 * OFFERED):
            likely = float(ranking.likely[row])
            covered = sum(found.values()) >= self.ranker.weights.covered
            if covered or len(found) == OFFERED or likely < FAR * float(ranking.likely.max()):
                break
            found.setdefault(self.ranker.library.topics[row], likely)
        return tuple(found)

    def _clarify(self, ranking: Ranking) -> Reply:
        options = self._options(self._alternatives(ranking))
        response = wording.one_or_the_other(each.label for each in options)
        return Reply(ReplyKind.CLARIFY, self._topics(ranking), (Sentence(response),), options=options)

    def _options(self, topics: Iterable[str]) -> tuple[Option, ...]:
        """The topics that have an article which answers."""
        library = self.ranker.library
        cards = [library.card(library.first[topic]) for topic in topics if topic in library.first]
        return tuple(Option(card.topic, wording.spoken(card.title)) for card in cards)

    def _elsewhere(self, text: str, ranking: Ranking, urgent: str = "") -> Reply:
        """The reply to a question for another line: who deals with it, quoted from an article where there is one.

        Our own topics that may have been meant are offered too; for an urgent matter only when they are likely.
        """
        may_be_ours = ranking.is_ours or (ranking.is_perhaps and not urgent)
        options = self._options(self._alternatives(ranking)) if may_be_ours else ()
        row, turns = None if urgent else self._referring(ranking), wording.Text()
        line = self.ranker.outside.exactly(urgent or ranking.outside.name, text)
        kind, number, topics = ReplyKind.REFER if line.number else ReplyKind.REFUSE, line.number, tuple[str, ...]()
        if row is None:
            turns.add(line.reply)
        else:
            card = self.ranker.library.card(row)
            wording.referral(turns, card)
            kind, number, topics = ReplyKind.REFER, _number(turns.citations), (card.topic,)
        if options:
            turns.add(wording.or_else(each.label for each in options))
            topics = (*topics, *self._topics(ranking))[:TOPICS]
        elif row is not None:
            options = self._options(self.ranker.library.card(row).related[:FOLLOW_UPS])
        return Reply(kind, topics, tuple(turns.sentences), tuple(turns.citations), options=options, number=number)

    def _several(self, text: str, full_ranking: Ranking) -> list[tuple[str, int]]:
        """The separate questions in a text, each with the article that answers it.

        Questions with one article count as one.
        """
        turns = parts(text)
        if len(turns) < 2:
            return []
        own = OWN_NAMED if joins(text) else OWN
        found: dict[str, tuple[str, int]] = {}
        sure: dict[str, float] = {}
        for part in turns:
            ranking = self.ranker.rank(part)
            row = ranking.best(1)[0] if ranking.is_ours else self._referring(ranking)
            likely = float(ranking.likely.max()) if ranking.is_ours else 1 - ranking.ours
            if row is not None and likely >= own:
                found.setdefault(self.ranker.library.topics[row], (part, row))
                sure.setdefault(self.ranker.library.topics[row], likely * ranking.ours)
        if any(refers(topic) for topic in found):
            threshold = OWN_ALONGSIDE_NAMED if joins(text) else OWN_ALONGSIDE
            found = {each: its for each, its in found.items() if refers(each) or sure[each] >= threshold}
        rows = {row for _, row in found.values()}
        answered = full_ranking.best(1)[0] if full_ranking.is_ours else self._referring(full_ranking)
        if len(found) > 1 and (joins(text) or answered in rows):
            return list(found.values())[:2]
        return []

    def _both(self, text: str, several: list[tuple[str, int]], today: date) -> Reply:
        turns, kinds = wording.Text(), []
        for at, (part, row) in enumerate(several):
            card = self.ranker.library.card(row)
            turns.add(f"{'第一' if at == 0 else '第二'}个问题，关于“{wording.spoken(card.title)}”：")
            kinds.append(self._add_answer(turns, row, part, text, today, goes_on=False))
        topics = tuple(self.ranker.library.topics[row] for _, row in several)
        kind = ReplyKind.ANSWER if ReplyKind.ANSWER in kinds else ReplyKind.REFER
        return Reply(kind, topics, tuple(turns.sentences), tuple(turns.citations), number=_number(turns.citations))

    def _one(self, text: str, ranking: Ranking, row: int, context: Context, today: date) -> Reply:
        library, turns = self.ranker.library, wording.Text()
        card = library.card(row)
        full_ranking = f"{context.text}，{text}" if context.text else text
        goes_on = card.topic == context.topic and not context.offered
        kind = self._add_answer(turns, row, text, full_ranking, today, goes_on=goes_on)
        options = self._options(card.related[:FOLLOW_UPS])
        if not context.offered and self._is_in_doubt(ranking, self.ranker.weights.sure):
            options = self._options(each for each in self._alternatives(ranking) if each != card.topic)
            turns.add(wording.or_else(each.label for each in options))
        number = _number(turns.citations) if kind is ReplyKind.REFER else ""
        topics = tuple(dict.fromkeys((card.topic, *self._topics(ranking))))[:TOPICS]
        sentences, citations = tuple(turns.sentences), tuple(turns.citations)
        return Reply(kind, topics, sentences, citations, options, number, quoted=turns.quoted)

    def _add_answer(
        self, turns: wording.Text, row: int, text: str, full_ranking: str, today: date, *, goes_on: bool
    ) -> ReplyKind:
        """Add one article's part of an answer.

        ``full_ranking``: the text with earlier turns, for figures given earlier. ``goes_on``: the earlier turns were
        about this article.
        """
        found = self.ranker.library.card(row)
        if refers(found.topic):
            wording.referral(turns, found)
            return ReplyKind.REFER
        calculated = calculator_use.calculate(found, full_ranking, today)
        if calculated is not None:
            wording.worked_out(turns, found, calculated.worked, calculated.decides, today)
            return ReplyKind.ANSWER
        fitting = self.ranker.library.passage(row, text)
        asker = wording.Asker(district(text), year(text, today.year), is_employer(text), requested_part(text), goes_on)
        wording.article(turns, found, fitting, asker, today)
        more = calculator_use.needed_for(found)
        if more:
            turns.add(more)
        return ReplyKind.ANSWER


def _answered_turns(turns: Sequence[Turn]) -> list[AnsweredTurn]:
    answers = [*turns[1:], None]
    return [
        AnsweredTurn(
            without_person(each.text.strip()),
            after is not None and not after.by_citizen and wording.is_clarification(after.text),
        )
        for each, after in zip(turns, answers, strict=True)
        if each.by_citizen
    ]


def _turns(turns: Sequence[Turn]) -> list[SpeechTurn]:
    return [SpeechTurn(each.role, each.text) for each in turns]


def _has_named_numbers(turns: Sequence[Turn], dangers: Mapping[str, Danger]) -> bool:
    last = next((each.text for each in reversed(turns) if not each.by_citizen), "")
    return any(
        last.startswith(response) for response in (COMFORT, STEADY, *(each.response for each in dangers.values()))
    )


def _number(citations: Sequence[Citation]) -> str:
    """The telephone number in a referral."""
    referral = next((each.text for each in citations if each.passage == wording.REFERRAL), "")
    _, _, after = referral.partition("电话 ")
    return after.partition("。")[0].strip()


def _plain(kind: ReplyKind, response: str) -> Reply:
    return Reply(kind, (), (Sentence(response),))


def _by_rule(manner: Manner) -> Reply:
    return Reply(manner.kind, (), (Sentence(manner.reply),), number=manner.number)
