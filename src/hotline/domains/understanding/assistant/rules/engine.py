"""Makes the reply to a dialogue: by rule, by article, by calculator, by referral, or by one question back.

Nothing here reads a clock or waits. Every figure in a reply comes from a passage or a calculator.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hotline.domains.understanding.assistant.rules import calculator_use, wording
from hotline.domains.understanding.assistant.rules.alerts import Alerts
from hotline.domains.understanding.assistant.rules.answered_turns import AnsweredTurn, answered_turns
from hotline.domains.understanding.assistant.rules.canned_responses import CannedResponses, Manner
from hotline.domains.understanding.assistant.rules.known import WHAT_FOR, Known, known_from
from hotline.domains.understanding.assistant.rules.library import Card, refers
from hotline.domains.understanding.assistant.rules.noise import is_noise
from hotline.domains.understanding.assistant.rules.outside import is_wrong_at_work
from hotline.domains.understanding.assistant.rules.ranking import Context, Ranker, Ranking
from hotline.domains.understanding.assistant.rules.repetition import rephrased
from hotline.domains.understanding.assistant.rules.stated import states_only
from hotline.domains.understanding.assistant.rules.talk import Citation, Option, Reply, ReplyKind, Sentence, Turn
from hotline.domains.understanding.assistant.rules.text_parts import (
    denies,
    is_elsewhere,
    is_employer,
    is_puzzled,
    joins,
    parts,
    requested_part,
    squeezed,
    year,
)
from hotline.domains.understanding.screening.rules.danger import CARING, Danger, is_advice
from hotline.domains.understanding.screening.rules.verdict import Hears

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
#: Right after a danger: likelihood from which a question is surely ours, with a model; nearness to a question for
#: another line from which it is one. They are high, for a cry for help resembles many questions.
SURELY_OURS, SURELY_ANOTHERS = 0.85, 0.8
#: Lines that a cry for help is for.
RESCUERS = {"police", "rescue", "fire", "mind"}
#: Replies by rule that may follow a danger.
UNMOVED = {"greeting", "thanks", "identity", "ability", "person", "calmed", "injection", "retirement"}
ANGER = "anger"
#: So many times the same question in a row asks for a person.
INSISTS = 3
EMPTY = "请把您想问的事情写下来，例如“一九六八年八月出生的男职工哪年退休”。"
NEITHER = "那请您换个说法再说一遍，比如是什么事、您是职工还是单位；也可以拨打 12333，由工作人员为您解答。"
TOO_LONG, LONGEST = "您写得太长了，请分几次说，一次不超过 500 个字。", 500
NOISE = (
    "这句话我没看懂。请用一两句话说说您遇到的事，比如“1968年8月出生的男职工哪年退休”、“公司拖欠工资找谁”、"
    "“社保卡丢了怎么补”。"
)
#: Topics that are offered with it.
EXAMPLES = ("pension-retire-age-delay", "wage-arrears", "card-lost")
#: Topics that are offered for figures that nobody asked about, by what was stated.
FIGURED = {
    "wage": ("lc-severance-calc", "wage-overtime"),
    "service": ("lc-severance-calc",),
    "paid": ("ui-duration",),
    "born": ("pension-retire-age-delay",),
}
SOOTHING = "让您着急了，咱们先把这件事说清楚。"


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
        theirs = answered_turns(turns)
        text, before = (theirs[-1].text, theirs[-1].before) if theirs else ("", "")
        if not squeezed(text):
            return rephrased(_plain(ReplyKind.CLARIFY, EMPTY), before)
        alerts = Alerts(self.dangers, self.hears)
        alert = alerts.reply(turns, self._is_ordinary)
        if alert is not None:
            return alert
        insists = len(theirs) >= INSISTS and len({each.text for each in theirs[-INSISTS:]}) == 1
        reply = rephrased(self._calm(theirs, today, topic), before, insists=insists)
        if alerts.is_over(turns) and "12356" not in reply.answer:
            reply = replace(reply, sentences=(*reply.sentences, Sentence(CARING)))
        return reply

    def is_by_rule(self, text: str) -> bool:
        """Whether a text is answered by rule, whatever the articles say: greetings, insults, keys hit at random."""
        return not squeezed(text) or is_noise(text) or self.canned_responses.in_text(text) is not None

    def _is_ordinary(self, text: str) -> bool:
        """Whether a text right after a danger is a matter of its own."""
        by_rule = self.canned_responses.in_text(text)
        if by_rule is not None:
            return by_rule[0] in UNMOVED
        if is_noise(text) or not RESCUERS.issuperset(self.ranker.outside.named(text)):
            return True
        ranking = self.ranker.rank(text)
        enough = SURELY_OURS if self.ranker.classifier is not None else ranking.enough
        if ranking.is_foreseen or ranking.ours >= enough:
            return True
        return max(ranking.outside.meant, ranking.outside.characters) >= SURELY_ANOTHERS

    def _calm(self, theirs: Sequence[AnsweredTurn], today: date, topic: str) -> Reply:
        """The reply to a text without danger."""
        text, before = theirs[-1].text, theirs[-1].before
        if len(text) > LONGEST:
            return _plain(ReplyKind.REFUSE, TOO_LONG)
        by_rule = self.canned_responses.in_text(text)
        if by_rule is not None:
            manner = by_rule[1]
            is_again = bool(manner.again) and before.startswith(manner.reply)
            response = manner.again if is_again else manner.reply
            return replace(_by_rule(manner, response), options=self._options(manner.options))
        if is_noise(text):
            return Reply(ReplyKind.CLARIFY, (), (Sentence(NOISE),), options=self._options(EXAMPLES))
        left = self.canned_responses.without(ANGER, text)
        if left != text:
            calm = self._answer(theirs, left, today, topic)
            return replace(calm, sentences=(Sentence(SOOTHING), *calm.sentences), quoted=0)
        return self._answer(theirs, text, today, topic)

    def context(self, before: Sequence[AnsweredTurn]) -> Context:
        """The topic of the last of these turns, each understood in the context of the one before."""
        context = Context()
        for each in before[-LOOKED_BACK:]:
            text = self.canned_responses.without(ANGER, each.text)
            by_rule = self.canned_responses.in_text(text)
            if by_rule is not None and by_rule[1].options:
                offered = tuple(option.topic for option in self._options(by_rule[1].options))
                context = Context(text, offered[0], offered)
                continue
            if len(text) > LONGEST or self._leaves_topic(each._replace(text=text), context):
                continue
            ranking = self.ranker.rank(text, context)
            offered = self._alternatives(ranking) if each.was_clarified else ()
            topic = self._spoken_of(ranking)
            if topic:
                context = Context(text, topic, offered, ranking.is_ours)
        return context

    def _leaves_topic(self, turn: AnsweredTurn, context: Context) -> bool:
        """Whether an earlier turn leaves the topic as it was: it was no question, another line's, or a danger."""
        if self.is_by_rule(turn.text) or self.ranker.outside.alone(turn.text) is not None:
            return True
        return _only_states(turn.text, context) or is_advice(turn.reply, self.dangers)

    def _answer(self, theirs: Sequence[AnsweredTurn], text: str, today: date, topic: str) -> Reply:
        context, known = self.context(theirs[:-1]), known_from(theirs)
        if context.offered and denies(text):
            return _plain(ReplyKind.CLARIFY, NEITHER)
        if _only_states(text, context):
            return self._noted(known, context, today)
        ranking = self.ranker.rank(text, context)
        urgent = None if ranking.is_foreseen else self.ranker.outside.urgent(text)
        if urgent is not None:
            return self._elsewhere(text, ranking, urgent)
        alone = None if ranking.is_foreseen else self.ranker.outside.alone(text)
        if alone is not None:
            return self._elsewhere(text, ranking, alone=alone)
        if not ranking.is_ours and is_wrong_at_work(text):
            ranking = replace(ranking, is_ours=True)
        several = self._several(text, ranking)
        if len(several) > 1:
            return self._both(text, several, known, today)
        if not ranking.is_ours:
            return self._elsewhere(text, ranking)
        if not context.offered and self._is_in_doubt(ranking, self.ranker.weights.clarify):
            return self._clarify(ranking)
        row = self.ranker.library.first.get(topic, ranking.best(1)[0])
        return self._one(text, ranking, row, context, known, today)

    def _noted(self, known: Known, context: Context, today: date) -> Reply:
        """The reply to figures without a question: the calculation of the topic, what it lacks, or what to work out."""
        library, text = self.ranker.library, wording.Text()
        row = library.first.get(context.topic)
        if row is not None:
            card = library.card(row)
            calculated = calculator_use.calculate(card, known.stated, today)
            if calculated is not None:
                wording.worked_out(text, card, calculated.worked, calculated.decides, today, calculated.assumed)
            elif lacking := calculator_use.noted(card, known.stated) or calculator_use.refused(
                card, known.stated, today
            ):
                text.add(lacking)
            if text.sentences:
                options = self._options(card.related[:FOLLOW_UPS])
                return Reply(ReplyKind.ANSWER, (card.topic,), tuple(text.sentences), tuple(text.citations), options)
        figured = [topic for name, some in FIGURED.items() if getattr(known.stated, name) for topic in some]
        options = self._options(dict.fromkeys(figured))
        text.add(f"记下了：{calculator_use.summary_of(known.stated)}。{WHAT_FOR}")
        topics = (context.topic,) if context.topic else tuple(each.topic for each in options)
        return Reply(ReplyKind.CLARIFY, topics, tuple(text.sentences), options=options)

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

    def _elsewhere(self, text: str, ranking: Ranking, urgent: str = "", alone: str = "") -> Reply:
        """The reply to a question for another line: who deals with it, quoted from an article where there is one.

        Our own topics that may have been meant are offered too; for an urgent matter only when they are likely, and
        never where the text names what is the other line's ``alone``.
        """
        may_be_ours = not alone and (ranking.is_ours or (ranking.is_perhaps and not urgent))
        options = self._options(self._alternatives(ranking)) if may_be_ours else ()
        row, turns = None if urgent else self._referring(ranking), wording.Text()
        if alone:
            row = self.ranker.library.first.get(self.ranker.outside.lines[alone].topic)
        line = self.ranker.outside.exactly(urgent or alone or ranking.outside.name, text)
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

    def _both(self, text: str, several: list[tuple[str, int]], known: Known, today: date) -> Reply:
        turns, kinds = wording.Text(), []
        for at, (part, row) in enumerate(several):
            card = self.ranker.library.card(row)
            turns.add(f"{'第一' if at == 0 else '第二'}个问题，关于“{wording.spoken(card.title)}”：")
            kinds.append(self._add_answer(turns, row, part, known, today, goes_on=False))
        topics = tuple(self.ranker.library.topics[row] for _, row in several)
        kind = ReplyKind.ANSWER if ReplyKind.ANSWER in kinds else ReplyKind.REFER
        return Reply(kind, topics, tuple(turns.sentences), tuple(turns.citations), number=_number(turns.citations))

    def _one(self, text: str, ranking: Ranking, row: int, context: Context, known: Known, today: date) -> Reply:
        library, turns = self.ranker.library, wording.Text()
        card = library.card(row)
        goes_on = card.topic == context.topic and not context.offered
        kind = self._add_answer(turns, row, text, known, today, goes_on=goes_on)
        options = self._options(card.related[:FOLLOW_UPS])
        if not context.offered and self._is_in_doubt(ranking, self.ranker.weights.sure):
            options = self._options(each for each in self._alternatives(ranking) if each != card.topic)
            turns.add(wording.or_else(each.label for each in options))
        number = _number(turns.citations) if kind is ReplyKind.REFER else ""
        topics = tuple(dict.fromkeys((card.topic, *self._topics(ranking))))[:TOPICS]
        sentences, citations = tuple(turns.sentences), tuple(turns.citations)
        return Reply(kind, topics, sentences, citations, options, number, quoted=turns.quoted)

    def _add_answer(
        self, turns: wording.Text, row: int, text: str, known: Known, today: date, *, goes_on: bool
    ) -> ReplyKind:
        """Add one article's part of an answer. ``goes_on``: the earlier turns were about this article."""
        found = self.ranker.library.card(row)
        if refers(found.topic):
            wording.referral(turns, found)
            return ReplyKind.REFER
        calculated = calculator_use.calculate(found, known.stated, today)
        if calculated is not None and known.is_to_conclude(calculated.worked.conclusion, text):
            wording.worked_out(turns, found, calculated.worked, calculated.decides, today, calculated.assumed)
            return ReplyKind.ANSWER
        asker = wording.Asker(
            known.district,
            year(text, today.year),
            is_employer(text),
            requested_part(text),
            goes_on,
            known.recent_replies if goes_on else "",
            is_elsewhere(text),
            is_puzzled(text),
        )
        fitting, near = self.ranker.library.passage(row, text), self._with_part(found, asker.part)
        wording.article(turns, found, fitting, asker, today, near)
        more = calculator_use.needed_for(found, known.stated) or (
            calculator_use.refused(found, known.stated, today) if known.is_new else ""
        )
        if more and more not in known.last_reply:
            turns.add(more)
        return ReplyKind.ANSWER

    def _with_part(self, card: Card, part: str) -> Card | None:
        """The nearest related article that has a part of which this one says nothing."""
        library = self.ranker.library
        field = card.topic.partition("-")[0]
        related = [library.card(library.first[topic]) for topic in card.related if topic in library.first]
        return next((each for each in related if wording.has(each, part) and each.topic.startswith(f"{field}-")), None)


def _only_states(text: str, context: Context) -> bool:
    """Whether a text only states figures: it is no question, whatever its words resemble. A birth asks for retirement,
    and after a question back everything chooses among what was offered.
    """
    return not context.offered and states_only(text) and not ("出生" in text or "生人" in text)


def _number(citations: Sequence[Citation]) -> str:
    """The telephone number in a referral."""
    referral = next((each.text for each in citations if each.passage == wording.REFERRAL), "")
    _, _, after = referral.partition("电话 ")
    return after.partition("。")[0].strip()


def _plain(kind: ReplyKind, response: str) -> Reply:
    return Reply(kind, (), (Sentence(response),))


def _by_rule(manner: Manner, response: str) -> Reply:
    return Reply(manner.kind, (), (Sentence(response),), number=manner.number)
