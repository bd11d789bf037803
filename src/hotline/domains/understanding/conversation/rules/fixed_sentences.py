"""The sentences that AI seats say in the same words in every talk: greetings, ways out, questions for a field."""

from collections.abc import Iterable

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.speakable import sentences


def fixed_sentences(staff_numbers: Iterable[str]) -> tuple[str, ...]:
    """Each once, the greetings of these seats first. What holds a caller's words is not among them."""
    greetings = [wording.greeting(number) for number in staff_numbers]
    return tuple(dict.fromkeys(each for text in (*greetings, *_texts()) for each in sentences(text)))


def _texts() -> Iterable[str]:
    for name, value in vars(wording).items():
        if not name.isupper() or name in _NOT_SPOKEN:
            continue
        texts = [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []
        yield from (text for text in texts if isinstance(text, str) and "{" not in text)
    yield from wording.CASE_NEEDS.values()


#: Names of fields, which are said within other sentences.
_NOT_SPOKEN = frozenset({"READ_BACK"})
