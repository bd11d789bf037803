"""Versions of prompts: a text is rewritten or recorded, somebody listens to it, then it is put into use."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from hotline.domains.voice.ivr.actions.common import note, send
from hotline.domains.voice.ivr.actions.sounds import speak, store_sound
from hotline.domains.voice.ivr.models import FlowChange, PromptVersion, Sound
from hotline.domains.voice.ivr.ports import recording_reader
from hotline.domains.voice.ivr.queries.prompts import PENDING, PROMPTS, prompt_now
from hotline.domains.voice.ivr.rules.nodes.spoken_text import prompt_of, unspeakable
from hotline.domains.voice.ivr.rules.sounds import RECORDING, own_name
from hotline.infrastructure import jobs
from hotline.infrastructure.uploads.admission import admit
from hotline.kernel.errors import Invalid, Refused, Unavailable
from hotline.kernel.versions import Seen

Origin, State = PromptVersion.Origin, PromptVersion.State
What = FlowChange.What
SPEAK = "hotline.domains.voice.ivr.jobs.speak_prompt"


@transaction.atomic
def rewrite_prompt(*, by: str, name: str, text: str, base: int) -> PromptVersion:
    """Give a prompt another text. It is spoken in the background; callers hear it once it is put into use.

    ``base``: the newest version that its author saw, 0: none. Raises Invalid with the signs that no voice can speak,
    Refused when this text is in use already, or ``stale_version`` when somebody wrote meanwhile.
    """
    now = prompt_now(name)
    if strange := unspeakable(text):
        raise Invalid(f"这些符号无法朗读：{' '.join(strange)}，请改用汉字和数字", code="unspeakable")
    _hold(name, base)
    if text == now.text and not (now.live and now.live.origin == Origin.RECORDED):
        raise Refused("当前播报即为此文字，无需合成", code="says_the_same")
    spoken = prompt_of(text)
    there = Sound.objects.filter(pk=spoken).exists()
    made = {"state": State.READY, "sound": spoken} if there else {"state": State.MAKING}
    row = _written(by=by, name=name, origin=Origin.SPOKEN, text=text, **made)
    if not there:
        jobs.defer(SPEAK, lock="the voice", prompt=name, version=row.version)
    return row


def record_prompt(*, by: str, name: str, content: bytes, text: str, base: int) -> PromptVersion:
    """Add an own recording of a prompt; ``text`` is its wording, ``base`` as for ``rewrite_prompt``.

    Raises Invalid that describes the file's fault, Refused ``stale_version``.
    """
    prompt_now(name)
    take = recording_reader()(admit("", content, RECORDING, by=by).content)
    sound = own_name(take.alaw)
    with transaction.atomic():
        _hold(name, base)
        store_sound(sound, take.alaw)
        made = {"state": State.READY, "sound": sound, "remark": take.remark}
        return _written(by=by, name=name, origin=Origin.RECORDED, text=text, **made)


def speak_prompt(*, prompt: str, version: int) -> None:
    """Have a version spoken, in the background. When that fails, the version holds the reason. Safe to run twice."""
    row = PROMPTS.one(prompt, version)
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
    PROMPTS.hold(name)
    live = prompt_now(name).live
    if version == (live.version if live else 0):
        raise Refused("此版正在使用，无需启用", code="already_in_use")
    chosen = PROMPTS.one(name, version) if version else None
    if chosen is not None and not chosen.sound:
        raise Refused("此版尚无语音，不能启用，请等待合成或上传录音", code="not_spoken")
    PROMPTS.replace_live(name, chosen, live_at=datetime.now(UTC), live_by=by)
    note(by=by, what=What.PROMPT_LIVE, action="use_prompt", about=f"prompt/{name}", version=version)
    send()


@transaction.atomic
def drop_prompt(*, by: str, name: str, version: int) -> None:
    """Drop a version from those that wait to be put into use. It may still be put into use once it has a sound.

    Raises Refused when it does not wait any more.
    """
    PROMPTS.hold(name)
    row = PROMPTS.one(name, version)
    if row.state not in PENDING:
        raise Refused("此版已不待启用，请刷新查看", code="not_waiting")
    row.state = State.DROPPED
    row.save(update_fields=["state"])
    note(by=by, what=What.PROMPT_DROPPED, action="drop_prompt", about=f"prompt/{name}", version=version)


def _hold(name: str, base: int) -> None:
    PROMPTS.hold(name)
    PROMPTS.refuse_stale(Seen(base), PROMPTS.last_saving(name))


def _written(*, by: str, name: str, origin: PromptVersion.Origin, text: str, **made: Any) -> PromptVersion:
    version = PROMPTS.next_number(name)
    now = datetime.now(UTC)
    row = PromptVersion.objects.create(
        prompt=name, version=version, origin=origin, text=text, saved_at=now, by=by, **made
    )
    action = "rewrite_prompt" if origin == Origin.SPOKEN else "record_prompt"
    note(by=by, what=What.PROMPT_SAVED, action=action, about=f"prompt/{name}", version=version)
    return row
