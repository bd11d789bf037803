"""Versions of prompts: a text is rewritten or recorded, somebody listens to it, then it is put into use."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from hotline.domains.voice.ivr.actions.common import note, one_at_a_time, send
from hotline.domains.voice.ivr.actions.sounds import speak, store_sound
from hotline.domains.voice.ivr.models import FlowChange, PromptVersion, Sound
from hotline.domains.voice.ivr.ports import recording_reader
from hotline.domains.voice.ivr.queries.prompts import PENDING, prompt_now, prompt_version, prompt_versions
from hotline.domains.voice.ivr.rules.nodes.say_text import prompt_of, unspeakable
from hotline.domains.voice.ivr.rules.sounds import RECORDING, own_name
from hotline.infrastructure import jobs
from hotline.infrastructure.uploads.admission import admit
from hotline.kernel.errors import Invalid, Refused, Unavailable

Origin, State = PromptVersion.Origin, PromptVersion.State
What = FlowChange.What
SPEAK = "hotline.domains.voice.ivr.jobs.speak_prompt"


@transaction.atomic
def rewrite_prompt(*, by: str, name: str, text: str) -> PromptVersion:
    """Give a prompt another text. It is spoken in the background; callers hear it once it is put into use.

    Raises Invalid with the signs that no voice can speak, Refused when this text is in use already.
    """
    now = prompt_now(name)
    if strange := unspeakable(text):
        raise Invalid(f"这些符号念不出来：{' '.join(strange)}，请改用汉字和数字", code="unspeakable")
    one_at_a_time()
    if text == now.text and not (now.live and now.live.origin == Origin.RECORDED):
        raise Refused("现在播报的就是这段文字，没有要合成的", code="says_the_same")
    spoken = prompt_of(text)
    there = Sound.objects.filter(pk=spoken).exists()
    made = {"state": State.READY, "sound": spoken} if there else {"state": State.MAKING}
    row = _written(by=by, name=name, origin=Origin.SPOKEN, text=text, **made)
    if not there:
        jobs.defer(SPEAK, lock="the voice", prompt=name, version=row.version)
    return row


def record_prompt(*, by: str, name: str, content: bytes, text: str) -> PromptVersion:
    """Add an own recording of a prompt; ``text`` is its wording. Raises Invalid that describes the file's fault."""
    prompt_now(name)
    take = recording_reader()(admit("", content, RECORDING).content)
    sound = own_name(take.alaw)
    with transaction.atomic():
        one_at_a_time()
        store_sound(sound, take.alaw)
        made = {"state": State.READY, "sound": sound, "remark": take.remark}
        return _written(by=by, name=name, origin=Origin.RECORDED, text=text, **made)


def speak_prompt(*, prompt: str, version: int) -> None:
    """Have a version spoken, in the background. When that fails, the version holds the reason. Safe to run twice."""
    row = prompt_version(prompt, version)
    if row.state != State.MAKING:
        return
    made: dict[str, str] = {"state": State.READY, "sound": prompt_of(row.text)}
    try:
        speak({prompt_of(row.text): row.text})
    except (Invalid, Unavailable) as refusal:
        made = {"state": State.FAILED, "fault": refusal.message[:300]}
    PromptVersion.objects.filter(pk=row.pk, state=State.MAKING).update(**made)


@transaction.atomic
def use_prompt(*, by: str, name: str, version: int) -> None:
    """Put a version into use from the next announcement on; 0 is the builtin one. A running announcement is not cut
    off.

    Raises Refused when the version is in use already or has no sound yet.
    """
    one_at_a_time()
    live = prompt_now(name).live
    if version == (live.version if live else 0):
        raise Refused("这一版正在使用，不用再启用", code="already_in_use")
    chosen = prompt_version(name, version) if version else None
    if chosen is not None and not chosen.sound:
        raise Refused("这一版还没有声音，不能启用", code="not_spoken")
    PromptVersion.objects.filter(prompt=name, state=State.LIVE).update(state=State.RETIRED)
    if chosen is not None:
        chosen.state, chosen.live_at, chosen.live_by = State.LIVE, datetime.now(UTC), by
        chosen.save(update_fields=["state", "live_at", "live_by"])
    note(by=by, what=What.PROMPT_LIVE, action="use_prompt", about=f"prompt/{name}", version=version)
    send()


@transaction.atomic
def drop_prompt(*, by: str, name: str, version: int) -> None:
    """Drop a version from those that wait to be put into use. It may still be put into use once it has a sound.

    Raises Refused when it does not wait any more.
    """
    one_at_a_time()
    row = prompt_version(name, version)
    if row.state not in PENDING:
        raise Refused("这一版已经不在等着启用了，请刷新再看", code="not_waiting")
    row.state = State.DROPPED
    row.save(update_fields=["state"])
    note(by=by, what=What.PROMPT_DROPPED, action="drop_prompt", about=f"prompt/{name}", version=version)


def _written(*, by: str, name: str, origin: PromptVersion.Origin, text: str, **made: Any) -> PromptVersion:
    before = prompt_versions(name)
    version = before[0].version + 1 if before else 1
    now = datetime.now(UTC)
    row = PromptVersion.objects.create(
        prompt=name, version=version, origin=origin, text=text, saved_at=now, by=by, **made
    )
    action = "rewrite_prompt" if origin == Origin.SPOKEN else "record_prompt"
    note(by=by, what=What.PROMPT_SAVED, action=action, about=f"prompt/{name}", version=version)
    return row
