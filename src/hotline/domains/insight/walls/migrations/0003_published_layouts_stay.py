from django.db import migrations

from hotline.infrastructure.versions import published_stays


class Migration(migrations.Migration):
    dependencies = [("walls", "0002_walls_as_delivered")]
    operations = [
        published_stays(
            "walls_wallversion",
            since="published_at",
            columns="wall_id, number, layout, published_by, published_at",
        )
    ]
