"""Tables of staff, roles and groups. Staff who leave are made inactive, never deleted."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from hotline.infrastructure.sealed_columns import SealedSecret


class Group(models.Model):
    """A shift group (班组), led by its leaders."""

    name = models.CharField("名称", max_length=40, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "班组"

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """``permissions``: values of Permission."""

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=40)
    permissions = models.JSONField("权限", default=list, blank=True)
    #: The one of the three powers that the permissions hold; "" for none. A trigger refuses two to one person.
    power = models.CharField(max_length=10, default="", blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "角色"

    def __str__(self) -> str:
        return self.name


class Staff(AbstractBaseUser):
    """Everyone who signs in. ``number`` 工号 is the name on the desk, on the bus and in every event."""

    number = models.CharField("工号", max_length=12, unique=True)
    name = models.CharField("姓名", max_length=40)
    roles = models.ManyToManyField(Role, verbose_name="角色", blank=True, related_name="staff")
    group = models.ForeignKey(
        Group, verbose_name="班组", on_delete=models.PROTECT, null=True, blank=True, related_name="staff"
    )
    is_active = models.BooleanField("在用", default=True)
    epoch = models.PositiveIntegerField("会话版本", default=1, editable=False)
    #: The password is a one-time one: no session is opened before its owner has replaced it.
    must_change_password = models.BooleanField("须改密码", default=False, editable=False)
    password_set_at = models.DateTimeField("密码设于", default=timezone.now, editable=False)
    #: Invented by the demonstration, with a password that everybody can read in the code.
    demonstration = models.BooleanField("演示账号", default=False, editable=False)

    objects = BaseUserManager()
    USERNAME_FIELD = "number"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @cached_property
    def permissions(self) -> frozenset[str]:
        """The permission codes of all roles together, read from the database once. Empty for inactive staff."""
        if not self.is_active:
            return frozenset()
        return frozenset(code for role in self.roles.all() for code in role.permissions)


class FormerPassword(models.Model):
    """A hash of a password that a person has or had, the last few only: so that it is not set again."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="former_passwords")
    encoded = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "用过的密码"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["staff", "-set_at"], name="former_password")]


class SessionRows(models.QuerySet["Session"]):
    def open(self, now: datetime, idle_minutes: int) -> "SessionRows":
        """Those that nothing has ended. Somebody on a call uses a session all the time."""
        used = now - timedelta(minutes=idle_minutes)
        return self.filter(ended_at=None, expires_at__gt=now, used_at__gt=used)


class Session(models.Model):
    """One sign-in of a person at a browser, stored after its end too. ``device``: what the browser calls itself.

    ``used_at`` follows the bucket ``session_states`` within a minute. ``end_reason``: a session_registry.EndReason.
    """

    id = models.CharField(max_length=40, primary_key=True)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="sessions")
    address = models.CharField(max_length=45)
    device = models.CharField(max_length=80)
    begun_at = models.DateTimeField()
    used_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=12, default="")
    end_reason = models.CharField(max_length=20, default="")

    objects = SessionRows.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登录"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["staff", "-begun_at"], name="session_of_staff"),
            models.Index(fields=["-used_at"], condition=models.Q(ended_at=None), name="session_open"),
        ]


class SignInAttempt(models.Model):
    """Somebody tried to sign in. Deleted when it is older than half a year; the audit trail retains more.

    ``staff``: None where nobody has the number; what was typed is not stored, for it may be anything. ``strange``:
    values of strange_places.Strange.
    """

    class Outcome(models.TextChoices):
        DONE = "done", "成功"
        WRONG_PASSWORD = "wrong_password", "密码错误"
        WRONG_FACTOR = "wrong_factor", "第二重验证错误"
        LOCKED = "locked", "已锁定"

    at = models.DateTimeField()
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="attempts")
    address = models.CharField(max_length=45)
    device = models.CharField(max_length=80)
    outcome = models.CharField(max_length=16, choices=Outcome)
    session = models.CharField(max_length=40, default="")
    at_office = models.BooleanField()
    strange = models.JSONField(default=list)

    class Meta:
        verbose_name = verbose_name_plural = "登录尝试"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at"], name="attempt_when"),
            models.Index(fields=["staff", "-at"], name="attempt_of_staff"),
            models.Index(fields=["-at"], condition=~models.Q(outcome="done"), name="attempt_failed"),
            models.Index(fields=["-at"], condition=~models.Q(strange=[]), name="attempt_strange"),
        ]


class SecondFactorRows(models.QuerySet["SecondFactor"]):
    def usable(self) -> "SecondFactorRows":
        """Those that nobody has ended."""
        return self.filter(ended_at=None)


class SecondFactor(models.Model):
    """What a person proves beside the password: codes of an authenticator, a passkey (security key), a certificate.

    ``secret``: of the codes, the passkey's public key, or the certificate, sealed. ``last_step``: time step of the last
    accepted code. ``credential``: of the passkey, or the certificate's fingerprint. ``sign_count``: of the passkey.
    ``expires_at``, ``ended_at``: of a certificate; one that an administrator ended proves nothing and remains.
    """

    class Kind(models.TextChoices):
        TOTP = "totp", "验证器"
        PASSKEY = "passkey", "通行密钥"
        CERTIFICATE = "certificate", "证书"

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="second_factors")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=40)
    secret = models.BinaryField()
    sealed_secret = SealedSecret("secret", "factors/{staff_id}")
    last_step = models.BigIntegerField(default=0)
    credential = models.CharField(max_length=400, default="")
    sign_count = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = SecondFactorRows.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "第二重验证"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["credential"],
                condition=~models.Q(credential="") & models.Q(ended_at=None),
                name="one_passkey_one_person",
            )
        ]


class RecoveryCode(models.Model):
    """A code that stands in for a lost second factor, once. ``digest``: keyed, so the code itself is nowhere."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "恢复码"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["staff", "digest"], name="one_recovery_code")
        ]


class FactorChallenge(models.Model):
    """Random bits that a passkey has to sign, once. Deleted when they are used or too old."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="challenges")
    value = models.CharField(max_length=100, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "验证挑战"


class SavedView(models.Model):
    """How somebody looks at the list ``viewed``: what it is narrowed to and its columns, under a name of their own.

    ``criteria``: filter -> value, as the address of the page has them; no numbers of citizens. ``columns``: in their
    order; [] for the usual ones.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="saved_views")
    viewed = models.CharField("列表", max_length=20)
    name = models.CharField("名称", max_length=40)
    criteria = models.JSONField("条件")
    columns = models.JSONField("列", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "保存的视图"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["staff", "viewed", "name"], name="one_view_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name
