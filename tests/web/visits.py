"""Conversations of the public page, held in this process instead of on the bus (infrastructure/conversations.py)."""

from hotline.infrastructure.conversations import ConversationTurn, continued


class ConversationsHere:
    def __init__(self, *before: ConversationTurn) -> None:
        #: What every visit begins with.
        self._before = list(before)
        self._turns: dict[str, list[ConversationTurn]] = {}

    async def turns_of(self, visit: str) -> list[ConversationTurn]:
        return self._turns.get(visit, self._before)

    async def append(self, visit: str, question: str, reply: str) -> None:
        self._turns[visit] = continued(await self.turns_of(visit), question, reply)
