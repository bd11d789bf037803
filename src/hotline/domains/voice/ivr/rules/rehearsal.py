"""A call without telephony: what the caller would hear, where they would be. For trying flows out."""

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from hotline.domains.voice.ivr.rules.answers import facts_of
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.nodes import AnyNode
from hotline.domains.voice.ivr.rules.nodes.base import Exits
from hotline.domains.voice.ivr.rules.steps import (
    Answered,
    CallerNews,
    Entered,
    ForgoRecording,
    HangUpCaller,
    JoinQueue,
    KeyReceived,
    Listen,
    MessageRecorded,
    NodeFinished,
    PlayPrompts,
    PromiseCallback,
    PromptsEnded,
    Query,
    Record,
    Score,
    SendText,
    Step,
    StopPrompts,
    TimedOut,
    WalkRequest,
)
from hotline.domains.voice.ivr.rules.values import text_of
from hotline.domains.voice.ivr.rules.walk import advance, start

type Outside = JoinQueue | Query | Record | SendText | PromiseCallback
"""What is done for the caller by others; the walk waits for its end."""


class Rehearsal:
    """A walk through a flow without telephony.

    ``waits_for`` is an action of others that the caller waits for, ``score`` the rating given, ``walk`` the position;
    ``recorded``: the caller has not objected to being recorded; ``announcements``: how many were begun.
    """

    def __init__(self, flow: Flow, flows: FlowSet, facts: Mapping[str, str], at: datetime) -> None:
        self._flow, self._flows, self._at = flow, flows, at
        self._latest: tuple[str, ...] = ()
        self._playing: tuple[str, ...] = ()
        self._played: set[str] = set()
        self._listening = False
        self.node_label = ""
        self.waits_for: Outside | None = None
        self.score: Score | None = None
        self.recorded = True
        self.announcements = 0
        self._take(start(flow, facts, at=at, flows=flows))

    def press(self, key: str) -> None:
        self._listening = False
        self._hear(KeyReceived(key))

    def wait(self) -> bool:
        """Wait until the announcement ends or the time for a key is over. False when neither will come."""
        if self._playing:
            self._playing = ()
            self._hear(PromptsEnded())
            return True
        if self._listening:
            self._hear(TimedOut())
            return True
        return False

    def finish(self, outcome: str) -> None:
        """End the action that the caller waits for (queue, text, promise) with an outcome."""
        self.waits_for = None
        self._hear(NodeFinished(outcome))

    def answer(self, query: Query, outcome: str, answer: Mapping[str, Any]) -> None:
        self.waits_for = None
        self._hear(Answered(outcome, facts_of(query.take, answer)))

    def leave_message(self, seconds: float) -> None:
        self.waits_for = None
        self._hear(MessageRecorded(seconds))

    @property
    def queue(self) -> JoinQueue | None:
        """The queue in which the caller waits, or None."""
        return self.waits_for if isinstance(self.waits_for, JoinQueue) else None

    @property
    def listens(self) -> bool:
        return bool(self._playing) or self._listening

    def hears_now(self, expected: str) -> bool:
        """Whether ``expected`` was played last: a prompt's name, or words of a text or of a value read out."""
        read_out = "".join(text_of(prompt) or " " for prompt in self._latest)
        return expected in read_out or any(self._is(prompt, expected) for prompt in self._latest)

    def ever_played(self, expected: str) -> bool:
        return any(self._is(prompt, expected) for prompt in self._played)

    @property
    def sound(self) -> str:
        return "、".join(self._texts.get(prompt) or text_of(prompt) or prompt for prompt in self._latest) or "（无）"

    @property
    def node(self) -> AnyNode | None:
        """The node in which the caller is."""
        return self._walked.nodes.get(self.walk.node)

    @property
    def exits(self) -> Exits:
        return self._walked.exits(self.walk.node)

    @property
    def expectations(self) -> list[str]:
        """What ``hears_now`` is true of: each prompt played last, a text or value in its words."""
        found: list[str] = []
        for is_value, prompts in groupby(self._latest, key=lambda prompt: bool(text_of(prompt))):
            if is_value:
                found.append("".join(map(text_of, prompts)))
            else:
                found += [self._texts.get(prompt, prompt) for prompt in prompts]
        return found

    @property
    def where(self) -> str:
        if self.walk.over:
            return "已挂机"
        match self.waits_for:
            case JoinQueue(queue):
                return f"在队列 {queue}"
            case Query(service):
                return f"在等 {service} 的查询结果"
            case Record():
                return "在留言"
            case _:
                return f"在“{self.node_label}”"

    @property
    def _walked(self) -> Flow:
        """The flow in which the caller is."""
        return self._flows.walked(self.walk.flow, self.walk.version) or self._flow

    @property
    def _texts(self) -> dict[str, str]:
        return {prompt: text for flow in self._flows.flows.values() for prompt, text in flow.texts().items()}

    def _is(self, prompt: str, expected: str) -> bool:
        return prompt == expected or expected in self._texts.get(prompt, "")

    def _hear(self, news: CallerNews) -> None:
        self._take(advance(self._walked, self.walk, news, at=self._at, flows=self._flows))

    def _take(self, step: Step) -> None:
        self.walk, requests = step
        for request in requests:
            self._obey(request)

    def _obey(self, request: WalkRequest) -> None:
        match request:
            case PlayPrompts(prompts):
                self._playing = self._latest = prompts
                self._played.update(prompts)
                self.announcements += 1
                self._listening = False
            case StopPrompts():
                self._playing = ()
            case Listen():
                self._listening = True
            case JoinQueue() | Query() | Record() | SendText() | PromiseCallback():
                self._playing, self._listening = (), False
                self.waits_for = request
            case HangUpCaller():
                self._playing, self._listening, self.waits_for = (), False, None
            case Score():
                self.score = request
            case ForgoRecording():
                self.recorded = False
            case Entered(_, _, label):
                self.node_label = label
            case _:
                pass
