"""Tables of clients, their use, their one-time requests, and their webhooks."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.infrastructure.sealed_columns import SealedSecret


class ApiClient(models.Model):
    """Another system that may call the interface."""

    #: Like ``app-1a2b3c4d``: the OAuth client_id, and the client's name in the audit trail.
    id = models.CharField(primary_key=True, max_length=12)
    name = models.CharField("名称", max_length=40, unique=True)
    note = models.CharField("用途", max_length=200, default="")
    scopes = ArrayField(models.CharField(max_length=40), verbose_name="权限")
    #: Staff numbers the client may act for; ``*`` for all. ``queues`` likewise.
    agents = ArrayField(models.CharField(max_length=12), verbose_name="坐席")
    queues = ArrayField(models.CharField(max_length=40), verbose_name="队列")
    per_minute = models.PositiveIntegerField("每分钟上限")
    active = models.BooleanField("在用", default=True)
    expires_at = models.DateTimeField("到期", null=True)
    #: Digest of the secret; "" before a key was issued. The secret itself is stored nowhere.
    digest = models.CharField(max_length=64, default="")
    #: Digest of the previous secret, valid until ``former_until`` while the client changes over.
    former_digest = models.CharField(max_length=64, default="")
    former_until = models.DateTimeField(null=True)
    #: Tokens of an older epoch are invalid.
    epoch = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "接口客户端"
        ordering: ClassVar[list[str]] = ["name"]

    @property
    def client_id(self) -> str:
        """The client's id under OAuth's name for it."""
        return self.id


class ApiUse(models.Model):
    """A client's calls within a minute, including those refused by its quota."""

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="uses")
    minute = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["client", "minute"], name="one_count_a_minute")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["minute"], name="api_use_when")]


class DialOnce(models.Model):
    """A wish to dial that a client named: said again it is the same call. ``digest`` of what was wished."""

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    call = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["client", "key"], name="one_call_a_key")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["at"], name="dial_once_when")]


class Webhook(models.Model):
    """An address to which a client's events are pushed, in the order of the log.

    While pushing stops nothing is lost, because the log has every event.
    """

    id = models.CharField(primary_key=True, max_length=40)
    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="webhooks")
    url = models.CharField(max_length=500)
    types = ArrayField(models.CharField(max_length=60))
    #: Sealed, because every push is signed with it.
    secret = models.BinaryField()
    sealed_secret = SealedSecret("secret", "webhook/{id}")
    sm3 = models.BooleanField(default=False)
    #: active, paused (by the client), or dead (failing for too long, or the address answered that it is gone).
    state = models.CharField(max_length=10, default="active")
    #: Position in the log of the last event pushed or skipped.
    cursor = models.BigIntegerField()
    made_at = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    #: Of the failures in a row; None when the last push succeeded.
    failing_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    last_pushed_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=60, default="")

    class Meta:
        verbose_name = verbose_name_plural = "事件推送"
        ordering: ClassVar[list[str]] = ["id"]


class EmbedOrigin(models.Model):
    """A system whose pages may embed the soft-phone bar."""

    name = models.CharField("系统", max_length=40)
    #: As rules.origin_of writes it.
    origin = models.CharField("地址", max_length=200, unique=True, help_text="像 https://case.example.cn，写到端口为止")
    active = models.BooleanField("可以嵌入", default=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "可嵌入软电话条的系统"
        ordering: ClassVar[list[str]] = ["name", "origin"]

    def __str__(self) -> str:
        return f"{self.name} {self.origin}"
