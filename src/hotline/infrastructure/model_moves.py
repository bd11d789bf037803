"""Moves models from one Django app to another while their tables stay where they are.

Both apps move the state in a ``SeparateDatabaseAndState``. The content type also names a model by its app, and
permissions and the admin's history refer to the content type. It is therefore renamed in place.
"""

from collections.abc import Sequence
from typing import Any

from django.db import migrations


def move_content_types(source: str, target: str, models: Sequence[str]) -> migrations.RunPython:
    """The reversible migration operation that moves content types from app ``source`` to app ``target``.

    ``models``: names in lower case. In a new database there are no content types yet, and nothing happens.
    """

    def rename(apps: Any, before: str, after: str) -> None:
        types = apps.get_model("contenttypes", "ContentType").objects
        types.filter(app_label=before, model__in=models).update(app_label=after)

    return migrations.RunPython(
        lambda apps, _: rename(apps, source, target), lambda apps, _: rename(apps, target, source)
    )
