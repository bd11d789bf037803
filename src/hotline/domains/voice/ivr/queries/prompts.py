"""Reads about prompts: the builtin ones and the versions in use in their place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models.functions import Length

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.ivr.models import PromptVersion, Sound
from hotline.domains.voice.ivr.ports import prompt_catalogue
from hotline.domains.voice.ivr.queries.flows import PUBLISHING_LOCK, live_flows
from hotline.domains.voice.ivr.rules.catalogue import Prompt
from hotline.domains.voice.ivr.rules.nodes.spoken_text import SPOKEN
from hotline.infrastructure import storage
from hotline.infrastructure.versions import Versions
from hotline.kernel.errors import NotFound

State = PromptVersion.State
PROMPTS = Versions(
    PromptVersion, document="这条播报", of="prompt", names=names_of, lock=PUBLISHING_LOCK, live=State.LIVE.value
)
BUILTIN = 0
#: Still to be decided upon.
PENDING = (State.MAKING, State.FAILED, State.READY)


@dataclass(frozen=True)
class Use:
    """A node of a published flow that says the prompt."""

    flow: str
    flow_name: str
    node: str
    label: str


@dataclass(frozen=True)
class PromptNow:
    """A prompt with its versions."""

    builtin: Prompt
    live: PromptVersion | None
    #: The newest version while it waits for a decision.
    newest: PromptVersion | None
    written: int
    uses: list[Use] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.live.text if self.live else self.builtin.text


def version_played(prompt: str, sound: str) -> int | None:
    """The version of a prompt that this sound is: BUILTIN for the prompt's own, None for a sound of no version."""
    if sound == prompt:
        return BUILTIN
    versions = PromptVersion.objects.filter(prompt=prompt, sound=sound).order_by("version")
    return versions.values_list("version", flat=True).first()


@dataclass(frozen=True)
class FlowText:
    """A text in published flows. It was spoken when they were published, and it is changed in the flows."""

    sound: str
    text: str
    uses: list[Use]


def prompts_now() -> list[PromptNow]:
    """Every prompt in the order of the catalogue, with its versions."""
    rows: dict[str, list[PromptVersion]] = {}
    for row in PromptVersion.objects.order_by("prompt", "-version"):
        rows.setdefault(row.prompt, []).append(row)
    uses = _uses()
    return [_now(prompt, rows.get(prompt.name, []), uses.get(prompt.name, [])) for prompt in prompt_catalogue()]


def flow_texts() -> list[FlowText]:
    texts = {sound: text for flow in live_flows().values() for sound, text in flow.texts().items()}
    uses = _uses()
    return [FlowText(sound, text, uses[sound]) for sound, text in texts.items()]


def prompt_now(name: str) -> PromptNow:
    """NotFound when the catalogue has none of that name."""
    return _now(_builtin(name), list(PROMPTS.all(name)), _uses().get(name, []))


def prompt_texts() -> dict[str, str]:
    """Name -> what callers hear, in words."""
    message = dict(PromptVersion.objects.filter(state=State.LIVE).values_list("prompt", "text"))
    return {prompt.name: message.get(prompt.name, prompt.text) for prompt in prompt_catalogue()}


def sound_lengths(names: set[str]) -> dict[str, int]:
    """Length in bytes by name, of the sounds that exist."""
    sounds = Sound.objects.filter(pk__in=names).annotate(bytes=Length("alaw"))
    return {row.name: row.bytes for row in sounds.defer("alaw")}


def audio_of(name: str, version: int) -> bytes:
    """The A-law sound of a prompt's version; 0 is the builtin one. Raises NotFound while there is none."""
    if version == BUILTIN:
        prompt, store = _builtin(name), storage.prompts()
        if store.size(prompt.path) is None:
            raise NotFound("播报的语音文件缺失，请运维在服务器上运行 hotline prompts", code="sound_missing")
        return b"".join(store.pieces(prompt.path))
    sounds = sound(PROMPTS.one(name, version).sound)
    if sounds is None:
        raise NotFound("此版尚无语音，请等待合成完成", code="sound_missing")
    return sounds


def audio_of_text(name: str) -> bytes:
    """The A-law sound of a text in a flow. Raises NotFound when no flow ever had it."""
    sounds = sound(f"{SPOKEN}/{name}")
    if sounds is None:
        raise NotFound("没有这段语音，请刷新查看", code="sound_missing")
    return sounds


def sound(name: str) -> bytes | None:
    sounds = Sound.objects.filter(pk=name).first()
    return bytes(sounds.alaw) if sounds else None


def _now(builtin: Prompt, rows: Sequence[PromptVersion], uses: list[Use]) -> PromptNow:
    newest = rows[0] if rows and rows[0].state in PENDING else None
    live = next((row for row in rows if row.state == State.LIVE), None)
    return PromptNow(builtin, live, newest, len(rows), uses)


def _uses() -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = {}
    for flow in live_flows().values():
        for name, node in flow.nodes.items():
            for prompt in dict.fromkeys(node.spoken):
                found.setdefault(prompt, []).append(Use(flow.id, flow.name, name, node.label))
    return found


def _builtin(name: str) -> Prompt:
    found = next((prompt for prompt in prompt_catalogue() if prompt.name == name), None)
    if found is None:
        raise NotFound(f"没有播报“{name}”，请刷新查看")
    return found
