"""Records and agents' time move here from the calls. Their tables stay as they are."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from hotline.infrastructure.model_moves import move_content_types


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("calls", "0006_the_callback_list_moves"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="AgentPeriod",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "agent", "seq", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("agent", models.CharField(max_length=12)),
                        ("seq", models.PositiveIntegerField()),
                        ("state", models.CharField(max_length=20)),
                        ("reason", models.CharField(max_length=60)),
                        ("call", models.CharField(max_length=100)),
                        ("start", models.DateTimeField()),
                        ("end", models.DateTimeField(null=True)),
                    ],
                    options={
                        "db_table": "calls_agentperiod",
                        "indexes": [
                            models.Index(fields=["agent", "-start"], name="period_agent_when"),
                            models.Index(fields=["start"], name="period_start"),
                            models.Index(fields=["end"], name="period_end"),
                            models.Index(
                                condition=models.Q(("call", ""), _negated=True), fields=["call"], name="period_call"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallRecord",
                    fields=[
                        ("id", models.CharField(max_length=100, primary_key=True, serialize=False)),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("direction", models.CharField(default="in", max_length=3, verbose_name="方向")),
                        ("origin", models.CharField(max_length=20)),
                        ("number_masked", models.CharField(max_length=40, verbose_name="号码")),
                        ("number_cipher", models.TextField()),
                        ("number_index", models.CharField(max_length=64)),
                        ("number_tail", models.CharField(max_length=4)),
                        ("place", models.CharField(max_length=40, verbose_name="归属地")),
                        ("agent", models.CharField(max_length=12, verbose_name="工号")),
                        (
                            "agents",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=12), size=None
                            ),
                        ),
                        ("queue", models.CharField(max_length=40, verbose_name="队列")),
                        ("answered", models.BooleanField()),
                        ("wait_seconds", models.FloatField(verbose_name="等待")),
                        ("talk_seconds", models.FloatField(verbose_name="通话")),
                        ("held_seconds", models.FloatField()),
                        ("wrap_up_seconds", models.FloatField()),
                        ("topic", models.CharField(max_length=60, verbose_name="主题")),
                        ("rating", models.PositiveSmallIntegerField(null=True, verbose_name="评价")),
                        ("hung_up_by", models.CharField(max_length=10, verbose_name="先挂")),
                        (
                            "flags",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None
                            ),
                        ),
                        ("recording", models.CharField(max_length=10, verbose_name="录音")),
                        ("after", models.CharField(default="", max_length=100)),
                        ("detail", models.JSONField()),
                    ],
                    options={
                        "db_table": "calls_callrecord",
                        "verbose_name": "通话记录",
                        "verbose_name_plural": "通话记录",
                        "indexes": [
                            models.Index(fields=["-at", "-id"], name="call_when"),
                            models.Index(
                                condition=models.Q(("number_index", ""), _negated=True),
                                fields=["number_index", "-at", "-id"],
                                name="call_number",
                            ),
                            models.Index(
                                condition=models.Q(("number_tail", ""), _negated=True),
                                fields=["number_tail", "-at", "-id"],
                                name="call_number_tail",
                            ),
                            models.Index(
                                condition=models.Q(("topic", ""), _negated=True),
                                fields=["topic", "-at", "-id"],
                                name="call_topic",
                            ),
                            models.Index(
                                condition=models.Q(("rating__isnull", False)),
                                fields=["rating", "-at", "-id"],
                                name="call_rating",
                            ),
                            models.Index(
                                condition=models.Q(("queue", ""), _negated=True),
                                fields=["queue", "-at", "-id"],
                                name="call_queue",
                            ),
                            models.Index(
                                condition=models.Q(("after", ""), _negated=True), fields=["after"], name="call_after"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallTalk",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "call_id", "talk", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("talk", models.PositiveSmallIntegerField()),
                        ("at", models.DateTimeField()),
                        ("agent", models.CharField(max_length=12)),
                        ("queue", models.CharField(max_length=40)),
                        ("started_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("seconds", models.FloatField()),
                        ("held_seconds", models.FloatField()),
                        ("ended_by", models.CharField(max_length=10)),
                        (
                            "call",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="talks",
                                to="records.callrecord",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "calls_calltalk",
                        "indexes": [models.Index(fields=["agent", "-at", "-call"], name="talk_agent_when")],
                    },
                ),
            ],
        ),
        move_content_types("calls", "records", ["callrecord", "calltalk", "agentperiod"]),
    ]
