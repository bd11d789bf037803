"""How a simulated citizen words things: by mood, dialect and seed."""

import hashlib
from collections.abc import Sequence

from hotline.domains.people.practice.rules.scene import Scene

#: Dialect -> what is replaced by what.
DIALECTS = {
    "": (),
    "北方": (("为什么", "为啥"), ("什么", "啥"), ("怎么", "咋"), ("没有", "没"), ("我们", "俺们"), ("我", "俺")),
    "川渝": (("什么", "啥子"), ("怎么", "咋个"), ("没有", "没得"), ("知道", "晓得"), ("办不了", "搞不成")),
    "东北": (("什么", "啥"), ("怎么", "咋"), ("干什么", "干哈"), ("非常", "老"), ("我们", "咱")),
}


class Voice:
    """One turn of one citizen."""

    def __init__(self, scene: Scene, turn: int, *, is_angry: bool) -> None:
        self._scene, self._turn, self._is_angry = scene, turn, is_angry

    def sentence(self, key: str, **parts: str) -> str:
        """A sentence of this kind in the citizen's mood."""
        known = self._scene.sentences[key]
        mood = "angry" if self._is_angry else self._scene.scenario.persona.mood.value
        usable = known.get(mood) if mood != "angry" or self._is_angry else None
        text = self.constant(usable or known["any"], f"{key}|{self._turn}")
        return self.plain(text.format(**parts))

    def opening(self, at: int) -> str:
        """The matter; in other words each time."""
        openings = self._scene.scenario.openings
        return openings[at % len(openings)]

    def constant(self, some: Sequence[str], key: str) -> str:
        """One of them, the same whenever it comes up in this call."""
        digest = hashlib.sha256(f"{self._scene.seed}|{self._scene.scenario.code}|{key}".encode()).digest()
        return some[int.from_bytes(digest[:4]) % len(some)]

    def plain(self, text: str) -> str:
        """In the citizen's dialect."""
        for word, other in DIALECTS.get(self._scene.scenario.persona.dialect, ()):
            text = text.replace(word, other)
        return text if text.endswith(("。", "？", "！", "…", "?")) else f"{text}。"
