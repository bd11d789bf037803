"""What is done to flows: every change is audited, and sent to callcontrol in the same transaction where it matters."""

from hotline.domains.voice.ivr.actions.common import send_again
from hotline.domains.voice.ivr.actions.drafting import end_trial, save_draft, try_version
from hotline.domains.voice.ivr.actions.judging import judge
from hotline.domains.voice.ivr.actions.prompting import (
    drop_prompt,
    record_prompt,
    rewrite_prompt,
    speak_prompt,
    use_prompt,
)
from hotline.domains.voice.ivr.actions.publishing import publish_flow, publish_version, roll_back
from hotline.domains.voice.ivr.actions.switching import set_day, switch, switch_off_ended

__all__ = [
    "drop_prompt",
    "end_trial",
    "judge",
    "publish_flow",
    "publish_version",
    "record_prompt",
    "rewrite_prompt",
    "roll_back",
    "save_draft",
    "send_again",
    "set_day",
    "speak_prompt",
    "switch",
    "switch_off_ended",
    "try_version",
    "use_prompt",
]
