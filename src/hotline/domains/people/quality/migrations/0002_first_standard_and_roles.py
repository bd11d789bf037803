import msgspec
from django.db import migrations
from django.utils import timezone

from hotline.domains.people.quality.rules.first_standard import FIRST_CALL_STANDARD
from hotline.infrastructure.versions import published_stays

GRANTED = {
    "agent": ["quality.view_own"],
    "leader": ["quality.view_own", "quality.view_group"],
    "inspector": ["quality.inspect", "quality.design", "quality.confirm", "quality.view"],
    "trainer": ["quality.view"],
    "manager": ["quality.design", "quality.publish", "quality.view"],
    "client": ["quality.publish", "quality.confirm", "quality.arbitrate", "quality.view"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


def publish_first(apps, schema_editor):
    at = timezone.now()
    for kind in ("call", "ai_call"):
        apps.get_model("quality", "Standard").objects.create(
            kind=kind,
            version=1,
            stage="published",
            content=msgspec.to_builtins(FIRST_CALL_STANDARD),
            drafted_by="system",
            drafted_at=at,
            published_by="system",
            published_at=at,
        )


class Migration(migrations.Migration):
    dependencies = [("quality", "0001_tables"), ("accounts", "0023_sm2_certificates")]
    operations = [
        published_stays(
            "quality_standard",
            since="published_at",
            columns="kind, version, content, drafted_by, published_by, published_at",
        ),
        migrations.RunPython(let_them, migrations.RunPython.noop),
        migrations.RunPython(publish_first, migrations.RunPython.noop),
    ]
