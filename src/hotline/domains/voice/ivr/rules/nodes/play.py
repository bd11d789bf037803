"""Plays prompts of the catalogue and continues."""

from typing import Annotated

from msgspec import Meta

from hotline.domains.voice.ivr.rules.nodes.announcement import Announcement


class Play(Announcement, frozen=True, kw_only=True, tag="play"):
    prompts: Annotated[tuple[str, ...], Meta(min_length=1)]

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.prompts
