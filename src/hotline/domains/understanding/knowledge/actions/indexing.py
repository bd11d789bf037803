"""Keeping this node's index of what holds: whatever changes what is found is found so a moment later."""

import structlog

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.queries import indexing

log = structlog.get_logger()
#: With more texts to embed than this, what is new is found by its words first.
SOON = 100


class IndexKeeper:
    """``keep`` does nothing while nothing changed: ask it every second or two."""

    def __init__(self) -> None:
        self._kept: indexing.Wanted | None = None

    def keep(self) -> bool:
        """Make what is wanted and not there; whether anything was."""
        want = indexing.wanted()
        if want == self._kept:
            return False
        store = ports.indexes()
        if want.with_meaning is None or store.open(want.with_meaning) is None:
            if want.with_meaning is None or indexing.lacking() > SOON:
                store.make(want.by_words, indexing.build_by_words)
            if want.with_meaning is not None:
                store.make(want.with_meaning, indexing.build_with_meaning)
            log.info("what holds is indexed", action="knowledge_indexed", meaning=want.with_meaning is not None)
        self._kept = want
        return True
