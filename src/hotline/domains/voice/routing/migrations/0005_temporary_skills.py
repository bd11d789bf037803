from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("routing", "0004_notices")]
    operations = [
        migrations.AlterModelTable("loan", "routing_loan"),
        migrations.RenameModel("Loan", "TemporarySkill"),
        migrations.RenameField("temporaryskill", "lent_at", "granted_at"),
    ]
