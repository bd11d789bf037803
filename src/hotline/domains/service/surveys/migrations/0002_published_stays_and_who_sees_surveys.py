from django.db import migrations

from hotline.infrastructure.versions import published_stays

GRANTED = {
    "manager": ["surveys.view", "surveys.design"],
    "client": ["surveys.view"],
    "inspector": ["surveys.view"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_tables"), ("accounts", "0023_sm2_certificates")]
    operations = [
        published_stays(
            "surveys_surveyversion",
            since="published_at",
            columns="survey_id, number, content, published_by, published_at",
        ),
        migrations.RunPython(let_them, migrations.RunPython.noop),
    ]
