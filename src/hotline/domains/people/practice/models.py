"""Tables of practice: simulated calls with their turns. Nothing of them is a call: no event, no record, no figure."""

from typing import ClassVar

from django.db import models


class PracticeTalk(models.Model):
    """A trainee's simulated call. ``scenario``: as it was played; ``state``: of the citizen; ``score``: once scored."""

    number = models.CharField("工号", max_length=12)
    #: The client's, so that a repeated request begins no second one.
    request = models.CharField(max_length=40)
    code = models.CharField("场景", max_length=60)
    topic = models.CharField("主题", max_length=60)
    level = models.PositiveSmallIntegerField("难度")
    scenario = models.JSONField()
    seed = models.CharField(max_length=40)
    state = models.JSONField()
    started_at = models.DateTimeField("开始")
    ended_at = models.DateTimeField("结束", null=True)
    #: "" while it lasts.
    outcome = models.CharField("结果", max_length=8, default="")
    #: Who ended it: the citizen hung up, the agent hung up, or transferred to the rating.
    ended_by = models.CharField(max_length=8, default="")
    wrapup_topic = models.CharField("小结主题", max_length=60, default="")
    wrapup_summary = models.TextField("小结内容", default="")
    scored_at = models.DateTimeField("评分", null=True)
    points = models.PositiveSmallIntegerField("得分", null=True)
    score = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "模拟接电"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number", "request"], name="practice_talk_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number", "-started_at"], name="practice_of_person"),
            models.Index(fields=["-started_at"], name="practice_newest"),
        ]


class PracticeTurn(models.Model):
    """What one side says. Numbered from 0 through the call; in seconds of it."""

    talk = models.ForeignKey(PracticeTalk, on_delete=models.CASCADE, related_name="turns")
    at = models.PositiveSmallIntegerField("次序")
    by_citizen = models.BooleanField("来电人")
    text = models.TextField("内容")
    start = models.FloatField("起")
    end = models.FloatField("止")

    class Meta:
        verbose_name = verbose_name_plural = "模拟接电对话"
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["talk", "at"], name="practice_turn_once"),
        ]
