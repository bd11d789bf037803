"""Speaks a text of its own and goes on. The sound is made when the flow is published."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.announcement import Announcement
from hotline.domains.voice.ivr.rules.read_aloud import read_aloud

#: The folder of spoken texts. Each sound is named by its text.
SPOKEN = "say"
#: Signs that people write and a voice leaves out.
UNSAID = {"：": "，", "（": "，", "）": "，", "“": "", "”": "", "《": "", "》": "", "\n": "", " ": ""}
PAUSES = "，。；？！、"


class SpokenText(Announcement, frozen=True, kw_only=True, tag="say"):
    """``text`` as people read it: figures are put into words by the voice."""

    text: Annotated[str, Meta(min_length=1, max_length=500)]

    @property
    def spoken(self) -> tuple[str, ...]:
        return (prompt_of(self.text),)

    def faults(self) -> Iterator[tuple[str, str]]:
        if strange := unspeakable(self.text):
            yield "unspeakable", f"这些符号无法朗读：{' '.join(strange)}，请改用汉字和数字"

    @property
    def texts(self) -> Mapping[str, str]:
        return {prompt_of(self.text): self.text}


def unspeakable(text: str) -> list[str]:
    """The signs of a text that no voice can speak."""
    return sorted({sign for sign in read_aloud(text) if not ("一" <= sign <= "鿿" or sign in PAUSES or sign in UNSAID)})


def prompt_of(text: str) -> str:
    """The prompt's name for a text. Equal texts share one prompt, and a changed text never gets an old sound."""
    return f"{SPOKEN}/{hashlib.sha256(text.encode()).hexdigest()[:16]}"
