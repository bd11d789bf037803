"""Columns carry the trade's words. An index follows its column by itself, so only what Django knows of it changes."""

from django.db import migrations, models

RENAMED = (
    ("item", "trouble", "fault"),
    ("item", "overdue_told", "overdue_reported"),
    ("text", "asked_at", "requested_at"),
    ("text", "words_cipher", "text_cipher"),
    ("chat", "asked_at", "requested_at"),
    ("chat", "said", "last_number"),
    ("chat", "keep_until", "retained_until"),
)
INDEXES = (
    (
        "item",
        models.Index(
            condition=models.Q(("fault", ""), ("file", ""), models.Q(("source", ""), _negated=True)),
            fields=["received_at"],
            name="item_unkept",
        ),
    ),
    (
        "chat",
        models.Index(
            condition=models.Q(("state", "ended"), _negated=True), fields=["requested_at", "id"], name="chat_open"
        ),
    ),
    (
        "chat",
        models.Index(
            condition=models.Q(("holder", ""), _negated=True), fields=["holder", "-requested_at"], name="chat_holder"
        ),
    ),
    ("chat", models.Index(condition=models.Q(("state", "ended")), fields=["retained_until"], name="chat_keep")),
)


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0006_roles_that_chat"),
    ]

    operations = [
        *(migrations.RenameField(model_name=model, old_name=old, new_name=new) for model, old, new in RENAMED),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                *(migrations.RemoveIndex(model_name=model, name=index.name) for model, index in INDEXES),
                *(migrations.AddIndex(model_name=model, index=index) for model, index in INDEXES),
            ]
        ),
    ]
