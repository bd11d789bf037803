"""What the assistant knows, by hand: one article, for tests of how it is heard and spoken."""

from collections.abc import Mapping, Sequence

from hotline.domains.understanding.conversation.rules.knowledge import Answer, Unrest
from hotline.domains.understanding.conversation.rules.state import Spoken


class OneArticle:
    """Every question is about pensions; nothing is put right, nothing alarms."""

    def __init__(self, text: str) -> None:
        self._text = text

    def understood(self, text: str) -> str:
        return text

    def answer(self, turns: Sequence[Spoken]) -> Answer:
        return Answer("answer", ("pension",), (self._text,))

    def unrest(self, turns: Sequence[Spoken]) -> Unrest:
        return Unrest()

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        return {}
