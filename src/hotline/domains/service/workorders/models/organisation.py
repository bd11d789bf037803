"""Tables of departments, their members, substitutes, and filters that people save."""

from typing import ClassVar

from django.db import models


class Department(models.Model):
    """A department of the bureau, or a district's bureau. Never deleted, only taken out of use.

    ``district`` is the name of the district, "" for a department. ``deadline`` (like ``5个工作日``) applies where
    neither the dispatch table nor the dispatcher sets one.
    """

    class Kind(models.TextChoices):
        OFFICE = "office", "科室"
        DISTRICT = "district", "区局"

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=60, unique=True)
    kind = models.CharField("类别", max_length=10, choices=Kind.choices, default=Kind.OFFICE.value)
    district = models.CharField("区", max_length=20, default="", blank=True)
    deadline = models.CharField("办理时限", max_length=20, default="", blank=True)
    active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "承办单位"
        ordering: ClassVar[list[str]] = ["kind", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["district"], condition=~models.Q(district=""), name="a_district_has_one_bureau"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A member of a department, by staff number. A ``head`` is notified when a deadline is missed."""

    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="members")
    number = models.CharField("工号", max_length=12)
    head = models.BooleanField("负责人", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "承办人"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["department", "number"], name="a_member_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["number"], name="member_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.department}"


class Leave(models.Model):
    """While ``number`` is away, [start, end], ``substitute`` has what is theirs to do."""

    number = models.CharField("工号", max_length=12)
    substitute = models.CharField("代理人", max_length=12)
    start = models.DateField("从")
    end = models.DateField("到")
    by = models.CharField("登记人", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "代理"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["substitute", "end"], name="leave_substitute")]

    def __str__(self) -> str:
        return f"{self.number} → {self.substitute}"


class NumberSeries(models.Model):
    """The last number given out in a series of case numbers."""

    prefix = models.CharField(primary_key=True, max_length=40)
    last = models.PositiveIntegerField(default=0)


class SavedFilter(models.Model):
    number = models.CharField("工号", max_length=12)
    name = models.CharField("名称", max_length=40)
    criteria = models.JSONField("条件")

    class Meta:
        verbose_name = verbose_name_plural = "保存的筛选"
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number", "name"], name="a_filter_name_once")
        ]

    def __str__(self) -> str:
        return self.name
