"""Texts answered by rule before any search: greetings, insults, attempts to make 京晓保 promise or reveal something."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import msgspec

from hotline.domains.understanding.assistant.rules.talk import ReplyKind
from hotline.domains.understanding.assistant.rules.text_parts import squeezed

#: Words of reporting: a citizen who reports something is not about to do it.
_REPORTS = re.compile(r"举报|投诉|揭发|检举|告发|反映|曝光|(?:找谁|去哪|上哪)告")
_ONLY_UNREPORTED = {"illegal", "personal"}


class Manner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: ReplyKind
    patterns: tuple[str, ...]
    reply: str = msgspec.field(name="says")
    number: str = ""


@dataclass(frozen=True)
class CannedResponses:
    responses: Mapping[str, Manner]
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]

    @classmethod
    def of(cls, responses: Mapping[str, Manner]) -> Self:
        return cls(responses, {name: tuple(map(re.compile, each.patterns)) for name, each in responses.items()})

    def in_text(self, text: str) -> tuple[str, Manner] | None:
        """The first that fits, by name."""
        squeezed_text, reports = squeezed(text), _REPORTS.search(text) is not None
        for name, patterns in self.patterns.items():
            if reports and name in _ONLY_UNREPORTED:
                continue
            if any(pattern.search(squeezed_text) for pattern in patterns):
                return name, self.responses[name]
        return None
