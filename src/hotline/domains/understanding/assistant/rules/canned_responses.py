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
_CLAUSE = re.compile(r"[^，。！？!?,；;、\s…~]+[，。！？!?,；;、\s…~]*")


class Manner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: ReplyKind
    patterns: tuple[str, ...]
    reply: str = msgspec.field(name="says")
    number: str = ""
    #: What is said where the reply would be the same twice in a row.
    again: str = ""
    #: Topics that are offered with the reply.
    options: tuple[str, ...] = ()
    #: The patterns are held against each clause of a text, all of which must fit.
    by_clause: bool = False


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
            manner = self.responses[name]
            if manner.by_clause:
                fits = not self.without(name, text)
            else:
                fits = any(pattern.search(squeezed_text) for pattern in patterns)
            if fits:
                return name, manner
        return None

    def without(self, name: str, text: str) -> str:
        """The text without the clauses that fit the response."""
        patterns = self.patterns.get(name, ())
        found = _CLAUSE.findall(text)
        return "".join(each for each in found if not any(pattern.search(squeezed(each)) for pattern in patterns))
