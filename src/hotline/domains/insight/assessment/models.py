"""Tables of register entries, frozen quarters and what follows them. Rows are not edited once they are decided."""

from typing import ClassVar

from django.db import models


class RegisterEntry(models.Model):
    """A row of a register. Its events have the subject ``entry/<id>``."""

    class State(models.TextChoices):
        WAITING = "waiting", "待审核"
        APPROVED = "approved", "已审核"
        REJECTED = "rejected", "未通过"
        WITHDRAWN = "withdrawn", "已撤回"

    id = models.CharField(primary_key=True, max_length=40)
    register = models.CharField("台账", max_length=20)
    day = models.DateField("日期")
    #: Whole numbers by field name (rules.registers).
    figures = models.JSONField()
    about = models.CharField("对象", max_length=110, default="")
    note = models.CharField("说明", max_length=300, default="")
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING.value)
    made_by = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    decided_by = models.CharField(max_length=12, default="")
    decided_at = models.DateTimeField(null=True)
    comment = models.CharField(max_length=300, default="")
    #: Id of the entry that this one replaces once approved; "" for none.
    corrects = models.CharField(max_length=40, default="")

    class Meta:
        verbose_name = verbose_name_plural = "考核台账"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["register", "-day", "-made_at"], name="entry_register_day"),
        ]


class Evidence(models.Model):
    """A file that proves an entry: sealed, in the archive. ``digest`` is SHA-256 of the content."""

    id = models.CharField(primary_key=True, max_length=40)
    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=120)
    by = models.CharField(max_length=12)
    at = models.DateTimeField()


class FrozenQuarter(models.Model):
    """The results of a quarter at the moment of the freeze."""

    key = models.CharField(primary_key=True, max_length=10)
    contract = models.CharField(max_length=20)
    contract_version = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()
    #: SM3 (hex) over the canonical JSON of ``snapshot``.
    digest = models.CharField(max_length=64)
    #: Yuan.
    deduction = models.DecimalField(max_digits=14, decimal_places=2)
    frozen_by = models.CharField(max_length=12)
    frozen_at = models.DateTimeField()
    client_signature = models.CharField(max_length=12, default="")
    client_signature_at = models.DateTimeField(null=True)
    contractor_signature = models.CharField(max_length=12, default="")
    contractor_signature_at = models.DateTimeField(null=True)


class Dispute(models.Model):
    """An item of a frozen quarter that the contractor disputes. The client decides it once."""

    quarter = models.ForeignKey(FrozenQuarter, on_delete=models.PROTECT, related_name="disputes")
    indicator = models.CharField(max_length=30)
    reason = models.CharField(max_length=500)
    raised_by = models.CharField(max_length=12)
    raised_at = models.DateTimeField()
    due_at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, default="")
    decided_by = models.CharField(max_length=12, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["quarter", "indicator"], condition=models.Q(decided_at=None), name="one_open_dispute_an_item"
            )
        ]


class CorrectionSheet(models.Model):
    """更正单: the corrected result of an item in a frozen quarter. The frozen result stays beside it."""

    quarter = models.ForeignKey(FrozenQuarter, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=30)
    was = models.DecimalField(max_digits=14, decimal_places=2)
    now = models.DecimalField(max_digits=14, decimal_places=2)
    displayed_value = models.CharField(max_length=40)
    why = models.CharField(max_length=500)
    by = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["quarter", "number"], name="sheets_are_counted")
        ]


class AcceptanceStep(models.Model):
    """A statement of one side on a clause of the contract. Never edited: the last one is the clause's state."""

    contract = models.CharField(max_length=20)
    clause = models.CharField(max_length=10)
    state = models.CharField(max_length=12)
    comment = models.CharField(max_length=500)
    by = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "验收记录"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["contract", "clause", "-id"], name="acceptance_clause"),
        ]
