"""The texts of the builtin prompts, as written in deploy/prompts, and which of them must be spoken again."""

import hashlib
from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from hotline.domains.voice.ivr.rules.read_aloud import read_aloud
from hotline.kernel.errors import Invalid

type Speed = Annotated[float, Meta(ge=0.5, le=2.0)]
type Text = Annotated[str, Meta(min_length=1)]


class Prompt(msgspec.Struct, frozen=True):
    """A prompt to be spoken, in file ``<folder>/<name>.alaw``."""

    folder: str
    name: str
    #: For people; ``spoken_text`` is for the voice.
    text: str
    voice: str
    speed: float
    #: Words that the voice would misread -> characters with the right sound.
    respell: dict[str, str] = {}

    @property
    def path(self) -> str:
        return f"{self.folder}/{self.name}.alaw"

    @property
    def spoken_text(self) -> str:
        text = self.text
        for written, sounding in self.respell.items():
            text = text.replace(written, sounding)
        return read_aloud(text)

    def fingerprint(self, engine: str) -> str:
        """Changes whenever the sound would: with the words, the voice, its speed or the version of the engine."""
        made_from = "\n".join((self.spoken_text, self.voice, f"{self.speed:g}", engine))
        return hashlib.sha256(made_from.encode()).hexdigest()[:32]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Text
    voice: str = ""
    speed: Speed | None = None


class _Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series of prompts ``name-first`` … ``name-last``. ``{n}`` in the text stands for the number."""

    text: Annotated[str, Meta(pattern=r"\{n\}")]
    first: int
    last: int


class _Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    folder: Text
    voice: Text
    prompts: dict[str, Text | _Entry]
    speed: Speed = 1.0
    series: dict[str, _Series] = {}
    respell: dict[str, Text] = {}

    def entries(self) -> dict[str, _Entry]:
        plain = {name: _Entry(entry) if isinstance(entry, str) else entry for name, entry in self.prompts.items()}
        counted = {
            f"{name}-{n}": _Entry(series.text.format(n=n))
            for name, series in self.series.items()
            for n in range(series.first, series.last + 1)
        }
        if twice := sorted(plain.keys() & counted.keys()):
            raise Invalid(f"播报重名：{'、'.join(twice)}，请改名", code="prompt_twice")
        return plain | counted

    def prompt(self, name: str, entry: _Entry) -> Prompt:
        voice, speed = entry.voice or self.voice, entry.speed or self.speed
        return Prompt(self.folder, name, entry.text, voice, speed, self.respell)


def prompts_from_toml(text: str) -> list[Prompt]:
    """Every prompt of a catalogue, series written out. Invalid names the place that is no catalogue."""
    try:
        catalogue = msgspec.toml.decode(text, type=_Catalogue)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Invalid(f"播报文件格式有误：{error}", code="prompts_unreadable") from error
    return [catalogue.prompt(name, entry) for name, entry in catalogue.entries().items()]


def outdated(prompts: list[Prompt], made: Mapping[str, str], engine: str) -> list[Prompt]:
    """Prompts not made yet, or made from another text, voice or engine. ``made``: path -> fingerprint."""
    return [prompt for prompt in prompts if made.get(prompt.path) != prompt.fingerprint(engine)]


def withdrawn(prompts: list[Prompt], made: Mapping[str, object]) -> list[str]:
    """Paths made once that no catalogue names any more."""
    return sorted(made.keys() - {prompt.path for prompt in prompts})
