"""Keeps this node's search index up to date with the articles in force, a moment after each change."""

import structlog

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.queries import index_files

log = structlog.get_logger()
#: With more texts to embed than this, an index by words is made first.
SOON = 100


class IndexKeeper:
    """Makes the index of this node. Call ``refresh`` every second or two: it does nothing while nothing has changed."""

    def __init__(self) -> None:
        self._current: index_files.IndexRecipe | None = None

    def refresh(self) -> bool:
        """Make the indexes that are missing. Returns whether any was."""
        recipe = index_files.current_recipe()
        if recipe == self._current:
            return False
        store = ports.indexes()
        if recipe.with_meaning is None or store.open(recipe.with_meaning) is None:
            if recipe.with_meaning is None or index_files.lacking() > SOON:
                store.make(recipe.without_meaning, index_files.build_without_meaning)
            if recipe.with_meaning is not None:
                store.make(recipe.with_meaning, index_files.build_with_meaning)
            log.info("what holds is indexed", action="knowledge_indexed", meaning=recipe.with_meaning is not None)
        self._current = recipe
        return True
