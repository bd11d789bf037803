from django.db import migrations

from hotline.infrastructure.versions import published_stays


class Migration(migrations.Migration):
    dependencies = [("workorders", "0010_names_of_the_trade")]
    operations = [
        published_stays(
            "workorders_modelversion",
            since="published_at",
            columns="model, version, name, content, note, saved_at, by",
        )
    ]
