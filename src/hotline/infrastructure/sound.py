"""Decodes recordings in any common format into samples."""

from io import BytesIO

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

type Samples = NDArray[np.float32]


class NotSound(Exception):
    """Nothing that a decoder knows."""


class EmptySound(NotSound):
    """The file holds no sound, such as a silent film."""


class TooLong(Exception):
    pass


def mono(content: bytes, longest: float, rate: int | None = None) -> tuple[Samples, int]:
    """The sound as one channel, and its rate: ``rate``, or the recorded one when None.

    At most ``longest`` seconds are decoded. Raises NotSound (EmptySound for a file without sound) or TooLong.
    """
    try:
        with av.open(BytesIO(content), "r") as container:
            if not container.streams.audio:
                raise EmptySound
            rate = rate or container.streams.audio[0].rate
            resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
            pieces, length = [np.zeros(0, np.float32)], 0
            for frame in container.decode(audio=0):
                for made in resampler.resample(frame):
                    pieces.append(made.to_ndarray().ravel().astype(np.float32))
                    length += len(pieces[-1])
                if length > longest * rate:
                    raise TooLong
    except (FFmpegError, ValueError, EOFError) as error:
        raise NotSound from error
    return np.concatenate(pieces), rate
