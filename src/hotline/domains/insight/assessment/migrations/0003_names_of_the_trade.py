"""Columns carry the trade's words."""

from django.db import migrations

RENAMED = (
    ("registerentry", "judged_by", "decided_by"),
    ("registerentry", "judged_at", "decided_at"),
    ("registerentry", "words", "comment"),
    ("frozenquarter", "signed_client", "client_signature"),
    ("frozenquarter", "signed_client_at", "client_signature_at"),
    ("frozenquarter", "signed_contractor", "contractor_signature"),
    ("frozenquarter", "signed_contractor_at", "contractor_signature_at"),
    ("dispute", "words", "reason"),
    ("correctionsheet", "shown", "displayed_value"),
    ("acceptancestep", "words", "comment"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0002_acceptance"),
    ]

    operations = [migrations.RenameField(model_name=model, old_name=old, new_name=new) for model, old, new in RENAMED]
