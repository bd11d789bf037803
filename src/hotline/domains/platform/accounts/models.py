"""Tables of staff, roles and groups. Staff who leave are made inactive, never deleted."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property

from hotline.kernel.permissions import Permission

#: App in the configuration pages -> the permission that opens it.
OPENS = {
    "accounts": Permission.ACCOUNTS_MANAGE,
    "routing": Permission.ROUTING_CONFIGURE,
    "integrations": Permission.INTEGRATIONS_MANAGE,
    "infrastructure": Permission.AUDIT_VIEW,
}


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

    # What the configuration pages (Django admin) ask ---------------------------------------------------------------

    @cached_property
    def permissions(self) -> frozenset[str]:
        """The permission codes of all roles together, read from the database once. Empty for inactive staff."""
        if not self.is_active:
            return frozenset()
        return frozenset(code for role in self.roles.all() for code in role.permissions)

    @property
    def is_staff(self) -> bool:
        return not self.permissions.isdisjoint(OPENS.values())

    def has_module_perms(self, app_label: str) -> bool:
        return OPENS.get(app_label) in self.permissions

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.has_module_perms(perm.partition(".")[0])
