"""A caller in a flow, as callcontrol would hold them: what plays, which timer runs, where the caller arrives."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet, flow_from_json
from hotline.domains.voice.ivr.rules.steps import (
    CallerNews,
    Entered,
    HangUpCaller,
    JoinQueue,
    KeyReceived,
    Listen,
    MessageRecorded,
    NodeFinished,
    PlayPrompts,
    Pressed,
    PromptsEnded,
    Record,
    Score,
    Step,
    StopPrompts,
    TimedOut,
    WalkRequest,
)
from hotline.domains.voice.ivr.rules.walk import advance, start

BUILTIN = Path("deploy/flows/main.json")
KEYS = "0123456789*#"


def builtin_flow() -> Flow:
    return flow_from_json(BUILTIN.read_text())


class Caller:
    """Rings in at once. ``playing`` is being said, ``timer`` the seconds listened for, ``queue`` where they wait,

    ``speaking``: leaves a message.
    """

    def __init__(
        self,
        flow: Flow,
        facts: Mapping[str, str] | None = None,
        at: datetime | None = None,
        flows: FlowSet | None = None,
    ) -> None:
        self.flow, self.at, self.flows = flow, at, flows
        self.requests: list[WalkRequest] = []
        self.playing: tuple[str, ...] = ()
        self.timer = 0.0
        self.queue: JoinQueue | None = None
        self.speaking = False
        self.hung_up = False
        self._take(start(flow, facts or {}, at=at, flows=flows))

    def hears(self, news: CallerNews) -> list[WalkRequest]:
        if isinstance(news, KeyReceived):
            self.timer = 0.0
        walked = self.flows.walked(self.walk.flow, self.walk.version) if self.flows else None
        return self._take(advance(walked or self.flow, self.walk, news, at=self.at, flows=self.flows))

    def presses(self, keys: str) -> list[WalkRequest]:
        return [request for key in keys for request in self.hears(KeyReceived(key))]

    def waits(self) -> list[WalkRequest]:
        """Does nothing until the next thing happens: the announcement ends, or the time to press a key or to speak."""
        if self.playing:
            self.playing = ()
            return self.hears(PromptsEnded())
        if self.speaking:
            return self.leaves_message(0)
        assert self.timer, "the caller hears nothing and nobody waits for a key"
        self.timer = 0.0
        return self.hears(TimedOut())

    def leaves_message(self, seconds: float) -> list[WalkRequest]:
        self.speaking = False
        return self.hears(MessageRecorded(seconds))

    def is_served(self) -> list[WalkRequest]:
        return self.hears(NodeFinished("served"))

    @property
    def prompts(self) -> list[str]:
        return [prompt for request in self.requests if isinstance(request, PlayPrompts) for prompt in request.prompts]

    @property
    def way(self) -> list[str]:
        return [request.node for request in self.requests if isinstance(request, Entered)]

    @property
    def pressed(self) -> list[Pressed]:
        return [request for request in self.requests if isinstance(request, Pressed)]

    @property
    def score(self) -> Score | None:
        scores = [request for request in self.requests if isinstance(request, Score)]
        assert len(scores) <= 1, "one call, one rating"
        return scores[0] if scores else None

    def _take(self, step: Step) -> list[WalkRequest]:
        self.walk, requests = step
        for request in requests:
            self._obey(request)
        self.requests += requests
        return requests

    def _obey(self, request: WalkRequest) -> None:
        match request:
            case PlayPrompts(prompts):
                self.playing, self.timer, self.queue = prompts, 0.0, None
            case StopPrompts():
                self.playing = ()
            case Listen(seconds):
                self.timer = seconds
            case Record():
                self.playing, self.timer, self.speaking = (), 0.0, True
            case JoinQueue():
                self.playing, self.timer, self.queue = (), 0.0, request
            case HangUpCaller():
                self.playing, self.timer, self.queue, self.hung_up = (), 0.0, None, True
            case _:
                pass
