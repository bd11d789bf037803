"""Walking a caller through a flow: pure, no telephony. The public names of the domain's rules."""

from hotline.domains.ivr.rules.steps import (
    Ask,
    Entered,
    HangUpCaller,
    Heard,
    JoinQueue,
    KeyHeard,
    Listen,
    NodeFinished,
    Pressed,
    PromptsEnded,
    Say,
    Score,
    SilenceHeard,
    Step,
    StopSaying,
    Walk,
)

__all__ = [
    "Ask",
    "Entered",
    "HangUpCaller",
    "Heard",
    "JoinQueue",
    "KeyHeard",
    "Listen",
    "NodeFinished",
    "Pressed",
    "PromptsEnded",
    "Say",
    "Score",
    "SilenceHeard",
    "Step",
    "StopSaying",
    "Walk",
]
