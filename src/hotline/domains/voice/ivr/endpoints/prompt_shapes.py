"""Prompts on the wire: versions with names beside numbers, and the delivered one as version 0."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.ivr.models import PromptVersion
from hotline.domains.voice.ivr.queries.prompts import FlowText, PromptNow, sound_lengths
from hotline.domains.voice.ivr.rules.sounds import seconds_of
from hotline.domains.voice.ivr.schemas import (
    FlowTextRow,
    PromptRow,
    PromptsOut,
    PromptVersionRow,
    PromptVersionsOut,
    UseRow,
)
from hotline.infrastructure import storage


def prompts_out(found: Sequence[PromptNow], texts: Sequence[FlowText]) -> PromptsOut:
    lengths = sound_lengths({text.sound for text in texts})
    spoken = [
        FlowTextRow(
            sound=text.sound,
            text=text.text,
            seconds=_seconds(lengths.get(text.sound)),
            uses=[UseRow(**asdict(use)) for use in text.uses],
        )
        for text in texts
    ]
    return PromptsOut(rows=prompt_rows(found), texts=spoken)


def prompt_rows(found: Sequence[PromptNow]) -> list[PromptRow]:
    shape = _Shape([row for now in found for row in (now.live, now.newest) if row])
    return [
        PromptRow(
            name=now.builtin.name,
            now=shape.version(now.live) if now.live else _builtin(now),
            waiting=shape.version(now.newest) if now.newest else None,
            written=now.written,
            uses=[UseRow(**asdict(use)) for use in now.uses],
        )
        for now in found
    ]


def versions_out(now: PromptNow, versions: Sequence[PromptVersion]) -> PromptVersionsOut:
    shape = _Shape(versions)
    return PromptVersionsOut(rows=[*map(shape.version, versions), _builtin(now)])


class _Shape:
    """Names and lengths asked for once."""

    def __init__(self, rows: Sequence[PromptVersion]) -> None:
        self._names: Mapping[str, str] = names_of({row.by for row in rows} | {row.live_by for row in rows})
        self._lengths: Mapping[str, int] = sound_lengths({row.sound for row in rows})

    def version(self, row: PromptVersion) -> PromptVersionRow:
        return PromptVersionRow(
            version=row.version,
            origin=row.origin,
            state=row.state,
            text=row.text,
            seconds=_seconds(self._lengths.get(row.sound)),
            fault=row.fault,
            remark=row.remark,
            saved_at=row.saved_at,
            by=row.by,
            by_name=self._names.get(row.by, ""),
            live_at=row.live_at,
            live_by=row.live_by,
            live_by_name=self._names.get(row.live_by, ""),
        )


def _builtin(now: PromptNow) -> PromptVersionRow:
    return PromptVersionRow(
        version=0,
        origin="delivered",
        state="retired" if now.live else "live",
        text=now.builtin.text,
        seconds=_seconds(storage.prompts().size(now.builtin.path)),
        fault="",
        remark="",
        saved_at=None,
        by="",
        by_name="",
        live_at=None,
        live_by="",
        live_by_name="",
    )


def _seconds(alaw_bytes: int | None) -> float | None:
    return seconds_of(alaw_bytes) if alaw_bytes is not None else None
