"""Many short texts in one array: read one at a time out of a file that is only mapped."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Blob:
    """Text ``i`` is ``data[starts[i]:starts[i + 1]]`` in UTF-8."""

    data: NDArray[np.uint8]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[bytes]) -> Self:
        parts = list(texts)
        starts = np.cumsum([0, *map(len, parts)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(parts), np.uint8), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, at: int) -> bytes:
        return self.data[self.starts[at] : self.starts[at + 1]].tobytes()
