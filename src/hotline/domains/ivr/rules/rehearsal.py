"""A call without telephony: what the caller would hear, where they would be. For trying flows out."""

from collections.abc import Mapping
from datetime import datetime

from hotline.domains.ivr.rules.flow import Flow, FlowSet
from hotline.domains.ivr.rules.steps import (
    Ask,
    Entered,
    HangUpCaller,
    Heard,
    JoinQueue,
    KeyHeard,
    Listen,
    NodeFinished,
    PromptsEnded,
    Say,
    Score,
    SilenceHeard,
    Step,
    StopSaying,
)
from hotline.domains.ivr.rules.walk import advance, start


class Rehearsal:
    """``queue`` where the caller waits, ``score`` the rating given, ``walk`` how far they are."""

    def __init__(self, flow: Flow, flows: FlowSet, facts: Mapping[str, str], at: datetime) -> None:
        self._flow, self._flows, self._at = flow, flows, at
        self._heard_last: tuple[str, ...] = ()
        self._playing: tuple[str, ...] = ()
        self._heard: set[str] = set()
        self._listening = False
        self.node_label = ""
        self.queue: JoinQueue | None = None
        self.score: Score | None = None
        self._take(start(flow, facts, at=at, flows=flows))

    def press(self, key: str) -> None:
        self._listening = False
        self._hear(KeyHeard(key))

    def wait(self) -> bool:
        """Until the announcement ends or the time to press a key does; False when neither is to come."""
        if self._playing:
            self._playing = ()
            self._hear(PromptsEnded())
            return True
        if self._listening:
            self._hear(SilenceHeard())
            return True
        return False

    def finish(self, outcome: str) -> None:
        """The queue comes to its end."""
        self.queue = None
        self._hear(NodeFinished(outcome))

    @property
    def listens(self) -> bool:
        return bool(self._playing) or self._listening

    def hears_now(self, said: str) -> bool:
        """The prompt of this name, or a text with these words in it, was the last thing said."""
        return any(self._is(prompt, said) for prompt in self._heard_last)

    def ever_heard(self, said: str) -> bool:
        return any(self._is(prompt, said) for prompt in self._heard)

    @property
    def sound(self) -> str:
        return "、".join(self._texts.get(prompt, prompt) for prompt in self._heard_last) or "（什么也没有）"

    @property
    def where(self) -> str:
        if self.walk.over:
            return "已挂机"
        return f"在队列 {self.queue.queue}" if self.queue else f"在“{self.node_label}”"

    @property
    def _texts(self) -> dict[str, str]:
        return {prompt: text for flow in self._flows.flows.values() for prompt, text in flow.texts().items()}

    def _is(self, prompt: str, said: str) -> bool:
        return prompt == said or said in self._texts.get(prompt, "")

    def _hear(self, heard: Heard) -> None:
        flow = self._flows.walked(self.walk.flow, self.walk.version) or self._flow
        self._take(advance(flow, self.walk, heard, at=self._at, flows=self._flows))

    def _take(self, step: Step) -> None:
        self.walk, asks = step
        for ask in asks:
            self._obey(ask)

    def _obey(self, ask: Ask) -> None:
        match ask:
            case Say(prompts):
                self._playing = self._heard_last = prompts
                self._heard.update(prompts)
                self._listening = False
            case StopSaying():
                self._playing = ()
            case Listen():
                self._listening = True
            case JoinQueue() | HangUpCaller():
                self._playing, self._listening = (), False
                self.queue = ask if isinstance(ask, JoinQueue) else None
            case Score():
                self.score = ask
            case Entered(_, _, label):
                self.node_label = label
            case _:
                pass
