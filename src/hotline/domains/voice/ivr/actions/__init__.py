"""What is done to flows: every change is audited, and sent to callcontrol in the same transaction where it matters."""

from hotline.domains.voice.ivr.actions.common import send_again
from hotline.domains.voice.ivr.actions.drafts import end_trial, save_draft, try_version
from hotline.domains.voice.ivr.actions.prompts import (
    drop_prompt,
    record_prompt,
    rewrite_prompt,
    speak_prompt,
    use_prompt,
)
from hotline.domains.voice.ivr.actions.publication import publish_flow, publish_version, roll_back
from hotline.domains.voice.ivr.actions.switches import set_day, switch, switch_off_ended
from hotline.domains.voice.ivr.actions.validation import validate

__all__ = [
    "drop_prompt",
    "end_trial",
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
    "validate",
]
