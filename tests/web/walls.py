"""The walls as delivered, for tests whose database begins empty."""

import json
from datetime import UTC, datetime
from pathlib import Path

from hotline.domains.insight.walls.models import Wall, WallVersion

BUILTIN = Path("src/hotline/domains/insight/walls/migrations/delivered")


def deliver(*keys: str) -> None:
    for key in keys:
        layout = json.loads((BUILTIN / f"{key}.json").read_text())
        wall, _ = Wall.objects.get_or_create(key=key, defaults={"title": layout["title"], "published": 1})
        if not wall.versions.exists():
            now = datetime.now(UTC)
            WallVersion.objects.create(wall=wall, number=1, layout=layout, published_by="system", published_at=now)
