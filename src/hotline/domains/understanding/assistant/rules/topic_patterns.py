"""Patterns that experts wrote for topics which people mean without naming them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.assistant.rules.text_parts import squeezed

#: Cues of one topic that count.
MAX_HITS = 2


@dataclass(frozen=True)
class TopicPattern:
    topic: str
    present: tuple[re.Pattern[str], ...]
    absent: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, topic: str, written: str) -> Self:
        """``a|b & c & !d``."""
        parts = [part.strip() for part in written.split(" & ")]
        return cls(
            topic,
            tuple(re.compile(part) for part in parts if not part.startswith("!")),
            tuple(re.compile(part[1:].strip()) for part in parts if part.startswith("!")),
        )

    def fits(self, text: str) -> bool:
        return all(each.search(text) for each in self.present) and not any(each.search(text) for each in self.absent)


@dataclass(frozen=True)
class TopicPatterns:
    patterns: tuple[TopicPattern, ...]

    @classmethod
    def of(cls, written: Mapping[str, Sequence[str]]) -> Self:
        return cls(tuple(TopicPattern.of(topic, each) for topic, some in written.items() for each in some))

    def count(self, text: str, topics: Sequence[str]) -> NDArray[np.float32]:
        """Matching patterns of each topic, at most MAX_HITS."""
        squeezed_text, found = squeezed(text), dict.fromkeys(topics, 0)
        for pattern in self.patterns:
            if found.get(pattern.topic, MAX_HITS) < MAX_HITS and pattern.fits(squeezed_text):
                found[pattern.topic] += 1
        return np.array([found[topic] for topic in topics], np.float32)
