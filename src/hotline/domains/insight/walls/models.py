"""Tables of walls: layouts with every version ever shown, and the links by which screens show them."""

from typing import ClassVar

from django.db import models


class Wall(models.Model):
    """A wall with its draft layout.

    ``published`` is the number of the version on display, 0 before the first. ``screen`` is the kind of screen that it
    is made for. ``saved`` counts savings of the draft, so that nobody overwrites another person's changes.
    """

    class Screen(models.TextChoices):
        WALL = "wall", "大屏"
        PHONE = "phone", "手机"

    key = models.SlugField(primary_key=True, max_length=40)
    title = models.CharField(max_length=40)
    screen = models.CharField(max_length=10, choices=Screen, default=Screen.WALL.value)
    published = models.PositiveIntegerField(default=0)
    draft = models.JSONField(null=True)
    saved = models.PositiveIntegerField(default=0)
    saved_by = models.CharField(max_length=12, default="")
    saved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "大屏"


class WallVersion(models.Model):
    """A published layout (rules.layout.Layout). Never changed."""

    wall = models.ForeignKey(Wall, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    layout = models.JSONField()
    published_by = models.CharField(max_length=12)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["wall", "number"], name="wall_version_once")
        ]


class Display(models.Model):
    """A link by which a screen shows one wall without a sign-in. It only reads."""

    wall = models.ForeignKey(Wall, models.PROTECT, related_name="displays")
    place = models.CharField(max_length=60)
    #: Digest of its secret, which is not stored.
    digest = models.CharField(max_length=100, unique=True)
    made_by = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    #: When it was last in use, to the minute.
    seen_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=12, default="")

    class Meta:
        verbose_name = verbose_name_plural = "大屏链接"
