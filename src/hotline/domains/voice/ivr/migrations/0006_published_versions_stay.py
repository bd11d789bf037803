from django.db import migrations

from hotline.infrastructure.versions import published_stays


class Migration(migrations.Migration):
    dependencies = [("ivr", "0005_days_move_to_calendar")]
    operations = [
        published_stays(
            "ivr_flowversion",
            since="published_at",
            columns="flow, version, name, content, scenarios, numbers, base, note, saved_at, by",
        ),
        published_stays(
            "ivr_promptversion",
            since="live_at",
            columns="prompt, version, origin, text, sound, remark, saved_at, by",
        ),
    ]
