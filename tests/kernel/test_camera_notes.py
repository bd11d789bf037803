"""Pictures lose what a camera noted and nothing else: each dot is as it was, and it stands as it stood."""

import io
import struct
from collections.abc import Callable
from contextlib import suppress

import pytest
from PIL import Image, ImageOps
from PIL.Image import Exif
from PIL.PngImagePlugin import PngInfo

from hotline.kernel.errors import Invalid
from hotline.kernel.files.camera_notes import without_notes
from hotline.kernel.files.types import FileType, type_of
from tests.sample_files import GPS, LATITUDE, photograph

SECRETS = (b"Fahrzeug", b"Kommentar", b"xmpmeta", b"behind the end")


def exif(orientation: int = 6) -> Exif:
    notes = Exif()
    notes[0x0112], notes[0x010F] = orientation, "Fahrzeug"
    notes.get_ifd(GPS)[LATITUDE] = (39.0, 54.0, 20.0)
    return notes


def scene(mode: str = "RGB") -> Image.Image:
    """Every dot has another colour."""
    found = Image.linear_gradient("L").resize((60, 40)).convert("RGB")
    found.putpixel((3, 5), (250, 10, 20))
    return found.convert(mode)


def written(kind: str, image: Image.Image, **more: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def png() -> bytes:
    info = PngInfo()
    info.add_text("Comment", "Kommentar")
    info.add_itxt("XML:com.adobe.xmp", "xmpmeta", zip=False)
    return written("PNG", scene("RGBA"), pnginfo=info, exif=exif(), dpi=(300, 300))


def animation() -> bytes:
    frames = [scene("P"), scene("L").rotate(90).convert("P"), scene("P")]
    content = written("GIF", frames[0], save_all=True, append_images=frames[1:], loop=3, comment=b"Kommentar")
    note = b"\x21\xff\x0bXMP DataXMP" + b"\x07xmpmeta" + b"\0"
    return content[:-1] + note + content[-1:]


SAMPLES: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: written("JPEG", scene(), exif=exif(), comment=b"Kommentar", xmp=b"xmpmeta"),
    "JPEG, in several scans": lambda: written("JPEG", scene(), exif=exif(), progressive=True, comment=b"Kommentar"),
    "JPEG of four inks": lambda: written("JPEG", scene("CMYK"), exif=exif(), comment=b"Kommentar"),
    "JPEG with restarts": lambda: written("JPEG", scene(), exif=exif(), restart_marker_rows=1, comment=b"Kommentar"),
    "JPEG as of a telephone": photograph,
    "PNG": png,
    "GIF": animation,
    "WEBP": lambda: written("WEBP", scene(), exif=exif(), xmp=b"xmpmeta"),
    "WEBP without loss": lambda: written("WEBP", scene("RGBA"), lossless=True, exif=exif(), xmp=b"xmpmeta"),
    "WEBP that moves": lambda: written(
        "WEBP", scene(), save_all=True, append_images=[scene().rotate(90)], exif=exif(), xmp=b"xmpmeta"
    ),
}


def dots(content: bytes) -> list[bytes]:
    """Each image of the file, as it stands."""
    with Image.open(io.BytesIO(content)) as found:
        made = []
        for number in range(getattr(found, "n_frames", 1)):
            found.seek(number)
            upright = ImageOps.exif_transpose(found)
            made.append(upright.mode.encode() + bytes(str(upright.size), "ascii") + upright.convert("RGBA").tobytes())
        return made


@pytest.mark.parametrize("name", SAMPLES)
def test_notes_are_gone_and_every_dot_is_as_it_was(name: str) -> None:
    before = SAMPLES[name]() + b"behind the end"
    found = type_of(before)
    assert found is not None
    after = without_notes(before, found)
    assert sum(secret in before for secret in SECRETS) >= 2
    assert [secret for secret in SECRETS if secret in after] == []
    assert dots(after) == dots(before)
    assert type_of(after) is found
    with Image.open(io.BytesIO(after)) as image:
        assert set(image.getexif()) <= {0x0112}
    assert without_notes(after, found) == after


def test_colours_transparency_and_how_often_it_moves_stay() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP"):
        content = without_notes(written(kind, scene(), icc_profile=profile), FileType[kind])
        with Image.open(io.BytesIO(content)) as found:
            assert found.info["icc_profile"] == profile
    with Image.open(io.BytesIO(without_notes(animation(), FileType.GIF))) as moving:
        assert (moving.info["loop"], moving.n_frames) == (3, 3)
    with Image.open(io.BytesIO(without_notes(png(), FileType.PNG))) as clear:
        assert (clear.mode, round(clear.info["dpi"][0])) == ("RGBA", 300)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_what_is_cut_off_or_changed_is_refused_or_read_to_its_end(kind: str) -> None:
    """Nothing but Invalid is raised, whatever stands in the lengths."""
    content = SAMPLES[kind]()
    for at in range(0, len(content), 7):
        for changed in (content[:at], content[:at] + b"\xff" + content[at + 1 :]):
            with suppress(Invalid):
                without_notes(changed, FileType[kind])


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", len(body) + 8, name) + body


def heic(*, method: int = 0) -> tuple[bytes, bytes]:
    """A photograph of a telephone, its notes in the file (0) or in the box of data (1), and the bytes of its dots."""
    notes = b"\0\0\0\x06Exif\0\0" + exif().tobytes().removeprefix(b"Exif\0\0")
    xmp, pixels = b"<x:xmpmeta/>", bytes(range(200))

    def made(first: int) -> bytes:
        infe = [
            box(b"infe", bytes([2, 0, 0, 0]), struct.pack(">HH4s", number, 0, kind), b"\0")
            for number, kind in ((1, b"hvc1"), (2, b"Exif"), (3, b"mime"))
        ]
        places, at = [], first
        for number, content in ((1, pixels), (2, notes), (3, xmp)):
            places.append(struct.pack(">HHHHII", number, method, 0, 1, at, len(content)))
            at += len(content)
        iloc = box(b"iloc", bytes([1, 0, 0, 0]), b"\x44\x00", struct.pack(">H", 3), *places)
        data = [box(b"idat", pixels, notes, xmp)] if method == 1 else []
        iinf = box(b"iinf", bytes(4), struct.pack(">H", 3), *infe)
        meta = box(b"meta", bytes(4), box(b"hdlr", bytes(20)), iinf, iloc, *data)
        rest = b"" if method == 1 else box(b"mdat", pixels, notes, xmp)
        return box(b"ftyp", b"heic", bytes(4), b"mif1heic") + meta + rest

    plain = made(0)
    return (plain if method == 1 else made(plain.index(b"mdat") + 4)), pixels


@pytest.mark.parametrize("method", [0, 1])
def test_a_telephone_s_heic_loses_its_notes_where_they_lie(method: int) -> None:
    before, pixels = heic(method=method)
    assert type_of(before) is FileType.HEIC
    after = without_notes(before, FileType.HEIC)
    assert b"Fahrzeug" in before
    assert b"xmpmeta" in before
    assert b"Fahrzeug" not in after
    assert b"xmpmeta" not in after
    assert pixels in after
    assert len(after) == len(before)


def test_a_heic_whose_notes_lie_elsewhere_is_refused() -> None:
    with pytest.raises(Invalid):
        without_notes(heic(method=2)[0], FileType.HEIC)
    with pytest.raises(Invalid):
        without_notes(b"\x00\x00\x00\x18ftypheic" + bytes(200), FileType.HEIC)
