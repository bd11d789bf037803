"""Films as trainers upload them: moving pictures, silent, of a few seconds."""

import io

import av
import numpy as np

RATE, WIDTH, HEIGHT = 5, 160, 90


def film(seconds: float = 1.0, form: str = "webm", codec: str = "libvpx") -> bytes:
    """A bar that moves from left to right."""
    made = io.BytesIO()
    with av.open(made, "w", format=form) as file:
        file.metadata["location"] = "+39.9042+116.4074/"
        pictures = file.add_stream(codec, rate=RATE)
        pictures.width, pictures.height, pictures.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        count = round(seconds * RATE)
        for number in range(count):
            pixels = np.full((HEIGHT, WIDTH, 3), 230, np.uint8)
            pixels[:, : WIDTH * number // count + 1] = (30, 90, 160)
            file.mux(pictures.encode(av.VideoFrame.from_ndarray(pixels, "rgb24")))
        file.mux(pictures.encode(None))
    return made.getvalue()
