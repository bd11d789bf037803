"""Tables of re-sealings, of citizens' requests about their data with what was done for each, and of blocked data."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.platform.citizens.rules.personal_requests import RequestKind, RequestState, RequestStatus
from hotline.infrastructure.sealed_columns import SealedColumns, SealedText
from hotline.kernel.sealed import Sealed


class Resealing(models.Model):
    """One re-sealing: every sealed value of every table comes under the keys that were new when it began.

    ``progress``: table -> {last, rows}, the key of the last row done in this round and the number of rows done.
    """

    #: Date of the keys.
    dated = models.CharField(max_length=40)
    by = models.CharField(max_length=12)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    progress = models.JSONField(default=dict)
    #: From 1: a round that changed a row is followed by another, for rows that were written meanwhile.
    round = models.PositiveSmallIntegerField(default=1)
    #: Values sealed anew, in all rounds and in this one.
    sealed = models.BigIntegerField(default=0)
    sealed_in_round = models.BigIntegerField(default=0)
    #: Values of this round that did not open: their key was destroyed, or they were altered.
    unreadable = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "重新密封"


class PersonalRequest(models.Model):
    """A citizen's request to see, correct or delete what is stored about them (个人信息保护法 articles 45 to 47).

    ``number`` and ``identity`` find what is stored. ``wish``: what the citizen asks for. ``answer``: the reason of the
    decision. How identity was checked is stored, what was presented is not.
    """

    id = models.CharField(primary_key=True, max_length=40)
    #: The number that the citizen is told: ``20261130-2``.
    serial = models.CharField("编号", max_length=20, unique=True)
    kind = models.CharField("请求", max_length=12)
    state = models.CharField("状态", max_length=10, default=RequestState.OPEN.value)
    source = models.CharField("来源", max_length=8)
    call = models.CharField("来源通话", max_length=100, default="")
    name_masked = models.CharField("姓名", max_length=40)
    name_cipher = models.TextField()
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    identity_masked = models.CharField("证件号", max_length=40, default="")
    identity_cipher = models.TextField(default="")
    identity_index = models.CharField(max_length=64, default="")
    wish_cipher = models.TextField()
    answer_cipher = models.TextField(default="")
    name = SealedColumns[Sealed]("name", "personal-request/{id}", index=False)
    number = SealedColumns[Sealed]("number", "personal-request/{id}")
    identity = SealedColumns[Sealed | None]("identity", "personal-request/{id}")
    wish = SealedText[Sealed]("wish", "personal-request/{id}")
    answer = SealedText[Sealed | None]("answer", "personal-request/{id}")
    registered_by = models.CharField("登记人", max_length=12)
    registered_at = models.DateTimeField("登记时间")
    due_at = models.DateTimeField("答复期限")
    #: One of IdentityCheck; "" before the check.
    identity_check = models.CharField("核验方式", max_length=12, default="")
    identity_by = models.CharField("核验人", max_length=12, default="")
    identity_at = models.DateTimeField("核验时间", null=True)
    decided_by = models.CharField("决定人", max_length=12, default="")
    decided_at = models.DateTimeField("决定时间", null=True)
    #: When the copy was last handed over, by whom, and the SM3 of the file.
    copied_by = models.CharField(max_length=12, default="")
    copied_at = models.DateTimeField(null=True)
    copy_digest = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = verbose_name_plural = "个人信息请求"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at", "id"], condition=Q(state="open"), name="personal_open"),
            models.Index(fields=["-registered_at", "-id"], name="personal_newest"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(decided_by="") | ~Q(decided_by=models.F("registered_by")), name="personal_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn", "refused"]) | ~Q(identity_check=""),
                name="personal_identity_first",
            ),
        ]

    def __str__(self) -> str:
        return self.serial

    @property
    def status(self) -> RequestStatus:
        return RequestStatus(
            RequestKind(self.kind), RequestState(self.state), self.registered_by, bool(self.identity_check)
        )


class Blocking(models.Model):
    """限制处理: what is stored about a number is stored and no longer used, until it is lifted.

    ``request`` asked for it, ``lifted_for`` for its end.
    """

    id = models.CharField(primary_key=True, max_length=40)
    request = models.OneToOneField(PersonalRequest, on_delete=models.PROTECT, related_name="blocking")
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed]("number", "blocking/{id}")
    at = models.DateTimeField("限制时间")
    by = models.CharField("决定人", max_length=12)
    lifted_for = models.OneToOneField(PersonalRequest, on_delete=models.PROTECT, null=True, related_name="lifted")
    lifted_at = models.DateTimeField("解除时间", null=True)
    lifted_by = models.CharField(max_length=12, default="")

    class Meta:
        verbose_name = verbose_name_plural = "限制处理"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], condition=Q(lifted_at=None), name="blocking_in_force")
        ]


class PersonalDataChange(models.Model):
    """What was done to one stored thing for a request.

    ``what``: corrected, deleted, or retained (with ``reason``). ``about``: subject, such as ``case/…``.
    Values before and after a correction are sealed; of what was deleted nothing is stored but that it was.
    """

    request = models.ForeignKey(PersonalRequest, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField("时间")
    by = models.CharField("工号", max_length=12)
    what = models.CharField("处理", max_length=10)
    about = models.CharField("对象", max_length=120)
    title = models.CharField("内容", max_length=80)
    reason = models.CharField("依据", max_length=200, default="")
    before_cipher = models.TextField(default="")
    after_cipher = models.TextField(default="")
    before = SealedText[Sealed | None]("before", "personal-request/{request_id}", field="before {about} {title}")
    after = SealedText[Sealed | None]("after", "personal-request/{request_id}", field="after {about} {title}")

    class Meta:
        verbose_name = verbose_name_plural = "个人信息处理记录"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["about"], name="personal_change_about")]

    def __str__(self) -> str:
        return f"{self.what} {self.about}"
