from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("callbacks", "0001_the_list_comes_from_calls")]
    operations = [
        migrations.RenameField("callback", "said_cipher", "conversation_cipher"),
        migrations.RenameField("callbacktry", "said", "reported_result"),
    ]
