"""The walls of the contract, and the leaders' page on a phone. What is changed later is changed on screen."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parent / "delivered"
WALLS = {"service": "wall", "work": "wall", "leader": "phone"}


def deliver(apps, schema_editor):
    wall_of, version_of = apps.get_model("walls", "Wall"), apps.get_model("walls", "WallVersion")
    for key, screen in WALLS.items():
        layout = json.loads((FOLDER / f"{key}.json").read_text())
        wall = wall_of.objects.create(key=key, title=layout["title"], screen=screen, published=1)
        version_of.objects.create(
            wall=wall, number=1, layout=layout, published_by="system", published_at=datetime.now(UTC)
        )


class Migration(migrations.Migration):
    dependencies = [("walls", "0001_initial")]
    operations = [migrations.RunPython(deliver, migrations.RunPython.noop)]
