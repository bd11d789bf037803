"""The engine's reply, and what a language model makes of it in the time there is."""

import time
from collections.abc import Sequence
from datetime import date

from hotline.domains.understanding.assistant.rules import rewording
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.reading import leans
from hotline.domains.understanding.assistant.rules.talk import Kind, Reply, Said
from hotline.infrastructure import language_model
from hotline.infrastructure.language_model import LanguageModel

#: What may be said otherwise once it is known what is asked; danger and rules stay what they are.
OPEN = {Kind.ANSWER, Kind.CLARIFY, Kind.REFER}


def second_thoughts(engine: Engine, said: Sequence[Said], today: date) -> Reply:
    reply = engine.reply(said, today)
    model = language_model.configured()
    until = time.monotonic() + model.patience
    if not model.patience or reply.kind is Kind.ESCALATE or engine.manners.in_text(said[-1].text) is not None:
        return reply
    said, reply = _understood(engine, said, reply, today, model, until)
    return _worded(engine, said, reply, today, model, until)


def _understood(
    engine: Engine, said: Sequence[Said], reply: Reply, today: date, model: LanguageModel, until: float
) -> tuple[Sequence[Said], Reply]:
    """What leans on what came before, as a whole question and answered as one."""
    if not any(each.by_citizen for each in said[:-1]) or not leans(said[-1].text):
        return said, reply
    told = rewording.dialogue(said)
    answer = model.shaped(rewording.WHOLE, told, rewording.Question, until - time.monotonic())
    question = rewording.whole_question(answer, said) if answer is not None else ""
    if not question:
        return said, reply
    whole = [*said[:-1], Said("citizen", question)]
    again = engine.reply(whole, today)
    return (whole, again) if again.kind in OPEN and again.topics else (said, reply)


def _worded(
    engine: Engine, said: Sequence[Said], reply: Reply, today: date, model: LanguageModel, until: float
) -> Reply:
    """An answer that quotes an article: out of the likeliest the one that fits, in words that are easier to follow."""
    library = engine.mind.library
    cards = [library.card(library.first[topic]) for topic in reply.topics[: rewording.ARTICLES]]
    if not reply.quoted or not cards:
        return reply
    passages = rewording.shown(cards)
    told = rewording.material(said[-1].text, cards, passages)
    worded = model.shaped(rewording.WORDING, told, rewording.Worded, until - time.monotonic())
    card = rewording.chosen(worded, cards) if worded is not None else None
    if worded is None or card is None:
        return reply
    chosen = reply if card.topic == reply.topics[0] else engine.reply(said, today, card.topic)
    if not chosen.quoted or chosen.topics[0] != card.topic:
        return reply
    return rewording.reworded(chosen, worded, card, passages) or reply
