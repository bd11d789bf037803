"""Pictures drawn anew: upright, no larger than needed, and nothing along but the dots."""

import io
import random

import pytest
from PIL import Image
from PIL.Image import Exif

from hotline.kernel.errors import Invalid
from hotline.kernel.files.images import LONGEST_SIDE, MAX_LOSSLESS_BYTES, PREVIEW_SIDE, redrawn
from hotline.kernel.files.types import FileType, type_of
from tests.sample_files import huge_image, image, packed


def written(found: Image.Image, kind: str, **more: object) -> bytes:
    file = io.BytesIO()
    found.save(file, kind, **more)
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "stored"),
    [("JPEG", "JPEG"), ("WEBP", "JPEG"), ("PNG", "PNG"), ("GIF", "PNG"), ("BMP", "PNG")],
)
def test_photographs_stay_photographs_and_drawings_lose_nothing(kind: str, stored: str) -> None:
    content = written(Image.new("RGB", (40, 20), (200, 30, 40)), kind)
    found = redrawn(content)
    assert (found.type, found.width, found.height) == (FileType[stored], 40, 20)
    assert type_of(found.content) is FileType[stored]
    with Image.open(io.BytesIO(found.content)) as drawn:
        assert all(abs(a - b) < 12 for a, b in zip(drawn.getpixel((10, 10)), (200, 30, 40), strict=True))


def test_place_device_comment_and_what_lies_behind_the_end_are_gone() -> None:
    exif = Exif()
    exif[0x010F] = "Fahrzeug"
    exif.get_ifd(0x8825)[2] = (39.0, 54.0, 20.0)
    content = written(Image.new("RGB", (40, 20)), "JPEG", exif=exif, comment=b"Kommentar") + b"behind the end"
    found = redrawn(content)
    for secret in (b"Fahrzeug", b"Kommentar", b"behind", b"Exif"):
        assert secret in content
        assert secret not in found.content + found.preview
    assert b"geheim" not in redrawn(image(text="geheim")).content


def test_what_lies_on_its_side_stands_up() -> None:
    exif = Exif()
    exif[0x0112] = 6
    found = redrawn(written(Image.new("RGB", (40, 20)), "JPEG", exif=exif))
    assert (found.width, found.height) == (20, 40)


@pytest.mark.parametrize("size", [(5000, 1000), (1000, 5000)])
def test_a_large_one_becomes_smaller_in_its_proportions(size: tuple[int, int]) -> None:
    found = redrawn(written(Image.new("L", size), "PNG"))
    assert sorted((found.width, found.height)) == [LONGEST_SIDE // 5, LONGEST_SIDE]
    with Image.open(io.BytesIO(found.preview)) as preview:
        assert max(preview.size) == PREVIEW_SIDE


def test_what_was_transparent_is_white_and_a_moving_one_stands_still() -> None:
    clear = redrawn(written(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))
    with Image.open(io.BytesIO(clear.content)) as drawn:
        assert drawn.getpixel((4, 4)) == (255, 255, 255)
    frames = [Image.new("P", (8, 8), colour) for colour in range(3)]
    moving = redrawn(written(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    with Image.open(io.BytesIO(moving.content)) as drawn:
        assert getattr(drawn, "n_frames", 1) == 1


def test_a_photograph_saved_as_a_drawing_does_not_fill_the_store() -> None:
    noise = Image.frombytes("RGB", (1300, 1300), random.Random(1).randbytes(1300 * 1300 * 3))
    content = written(noise, "PNG")
    assert len(content) > MAX_LOSSLESS_BYTES
    assert redrawn(content).type is FileType.JPEG


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", image()[:40], huge_image(), packed(run=b"x")])
def test_what_is_none_or_too_large_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid):
        redrawn(content)
