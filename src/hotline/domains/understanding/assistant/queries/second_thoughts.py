"""The engine's reply, improved by a language model within the time there is."""

import time
from collections.abc import Sequence
from datetime import date

from hotline.domains.understanding.assistant.rules import language_model_use
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.domains.understanding.assistant.rules.text_parts import leans
from hotline.infrastructure import language_model
from hotline.infrastructure.language_model import LanguageModel

#: Kinds of replies that a language model may improve. Replies on danger and by rule stay unchanged.
OPEN = {ReplyKind.ANSWER, ReplyKind.CLARIFY, ReplyKind.REFER}


def second_thoughts(engine: Engine, turns: Sequence[Turn], today: date) -> Reply:
    reply = engine.reply(turns, today)
    model = language_model.configured()
    until = time.monotonic() + model.patience
    if (
        not model.patience
        or reply.kind is ReplyKind.ESCALATE
        or engine.canned_responses.in_text(turns[-1].text) is not None
    ):
        return reply
    turns, reply = _understood(engine, turns, reply, today, model, until)
    return _worded(engine, turns, reply, today, model, until)


def _understood(
    engine: Engine, turns: Sequence[Turn], reply: Reply, today: date, model: LanguageModel, until: float
) -> tuple[Sequence[Turn], Reply]:
    """A follow-up question that depends on earlier turns, rewritten as a complete question, and its reply."""
    if not any(each.by_citizen for each in turns[:-1]) or not leans(turns[-1].text):
        return turns, reply
    dialogue = language_model_use.dialogue(turns)
    answer = model.shaped(
        language_model_use.FULL_QUESTION_TASK, dialogue, language_model_use.StandaloneQuestion, until - time.monotonic()
    )
    question = language_model_use.full_question(answer, turns) if answer is not None else ""
    if not question:
        return turns, reply
    turns_with_question = [*turns[:-1], Turn("citizen", question)]
    again = engine.reply(turns_with_question, today)
    return (turns_with_question, again) if again.kind in OPEN and again.topics else (turns, reply)


def _worded(
    engine: Engine, turns: Sequence[Turn], reply: Reply, today: date, model: LanguageModel, until: float
) -> Reply:
    """An answer that quotes an article: out of the likeliest the one that fits, in words that are easier to follow."""
    library = engine.ranker.library
    cards = [library.card(library.first[topic]) for topic in reply.topics[: language_model_use.ARTICLES]]
    if not reply.quoted or not cards:
        return reply
    passages = language_model_use.excerpts(cards)
    dialogue = language_model_use.material(turns[-1].text, cards, passages)
    worded = model.shaped(language_model_use.WORDING, dialogue, language_model_use.Worded, until - time.monotonic())
    card = language_model_use.chosen(worded, cards) if worded is not None else None
    if worded is None or card is None:
        return reply
    chosen = reply if card.topic == reply.topics[0] else engine.reply(turns, today, card.topic)
    if not chosen.quoted or chosen.topics[0] != card.topic:
        return reply
    return language_model_use.reworded(chosen, worded, card, passages) or reply
