"""Models that move from one Django app to another while their tables stay where they are.

The state moves in a ``SeparateDatabaseAndState`` of both apps. What else names a model by its app is its content type,
to which permissions and the admin's history belong: it is renamed in place, so that they stay attached.
"""

from collections.abc import Sequence
from typing import Any

from django.db import migrations


def move_content_types(source: str, target: str, models: Sequence[str]) -> migrations.RunPython:
    """The operation, and its reverse. ``models``: names in lower case. A new database has none of them yet."""

    def rename(apps: Any, before: str, after: str) -> None:
        types = apps.get_model("contenttypes", "ContentType").objects
        types.filter(app_label=before, model__in=models).update(app_label=after)

    return migrations.RunPython(
        lambda apps, _: rename(apps, source, target), lambda apps, _: rename(apps, target, source)
    )
