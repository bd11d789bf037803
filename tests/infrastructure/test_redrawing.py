"""Pictures that are stored as they look: under which name."""

import pytest

from hotline.infrastructure.uploads.redraw import named
from hotline.kernel.files.types import FileType


@pytest.mark.parametrize(
    ("name", "type", "stored"),
    [
        ("a.png", FileType.PNG, "a.png"),
        ("a.JPEG", FileType.JPEG, "a.JPEG"),
        ("a.webp", FileType.JPEG, "a.jpg"),
        ("a.b.gif", FileType.PNG, "a.b.png"),
        ("照片", FileType.JPEG, "照片.jpg"),
    ],
)
def test_the_name_ends_as_what_is_stored(name: str, type: FileType, stored: str) -> None:
    assert named(name, type) == stored
