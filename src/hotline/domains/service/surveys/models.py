"""Tables of surveys: questionnaires with every version that was answered, invitations, answers, comments."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hotline.infrastructure.sealed_columns import SealedText
from hotline.kernel.sealed import Sealed


class Survey(models.Model):
    """A survey with its draft (rules.questionnaire.Questionnaire) and its rules (rules.invitations.InvitationRules).

    ``published`` is the number of the version that is answered, 0 before the first. ``saved`` counts savings of the
    draft, so that nobody overwrites another person's changes.
    """

    title = models.CharField("名称", max_length=60)
    published = models.PositiveIntegerField(default=0)
    draft = models.JSONField(null=True)
    invitation_rules = models.JSONField()
    saved = models.PositiveIntegerField(default=0)
    saved_by = models.CharField(max_length=12, default="")
    saved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "问卷"


class SurveyVersion(models.Model):
    """A published questionnaire. Never changed."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    published_by = models.CharField(max_length=12)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "问卷版本"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_version_once")
        ]


class Invitation(models.Model):
    """One call invited to one survey, by a text with a link. ``call``: its id; ``agent`` had the last talk."""

    id = models.CharField(primary_key=True, max_length=40)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="invitations")
    version = models.PositiveIntegerField()
    call = models.CharField("来源通话", max_length=100)
    agent = models.CharField("工号", max_length=12, default="")
    queue = models.CharField("队列", max_length=40, default="")
    topic = models.CharField("主题", max_length=60, default="")
    #: Digest of the link's secret, which is not stored.
    digest = models.CharField(max_length=100, unique=True)
    invited_at = models.DateTimeField("邀请")
    expires_at = models.DateTimeField("有效期至")
    opened_at = models.DateTimeField("打开", null=True)
    answered_at = models.DateTimeField("答卷", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "问卷邀请"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["call", "survey"], name="call_invited_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["survey", "-invited_at"], name="invitation_of_survey"),
            models.Index(fields=["survey", "-answered_at"], condition=Q(answered_at__isnull=False), name="answered"),
        ]


class Response(models.Model):
    """What was answered, once and for all: question id -> value. Texts are comments."""

    invitation = models.OneToOneField(Invitation, models.CASCADE, primary_key=True, related_name="response")
    answers = models.JSONField()
    #: Mark of the browser and network it came from; many answers of one mark are looked at.
    device = models.CharField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "答卷"


class Comment(models.Model):
    """What was written to one question, sealed, and what the machine read in it (rules.replies.reading.Reading)."""

    response = models.ForeignKey(Response, models.CASCADE, related_name="comments")
    question = models.CharField(max_length=40)
    text_cipher = models.TextField()
    text = SealedText[Sealed]("text", "response/{response_id}", field="text {question}")
    kind = models.CharField("类别", max_length=12)
    sentiment = models.CharField("态度", max_length=4)
    themes = ArrayField(models.CharField(max_length=12))
    needs_follow_up = models.BooleanField("须跟进")

    class Meta:
        verbose_name = verbose_name_plural = "问卷意见"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["response", "question"], name="one_comment_a_question")
        ]
