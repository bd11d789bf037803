"""The configuration pages (Django admin in the Unfold theme)."""

from django.http import HttpRequest

from hotline.infrastructure.settings import settings


def mode_mark(request: HttpRequest) -> list[str] | None:
    """The mark beside the pages' title, with its colour."""
    return ["演示", "warning"] if settings().is_demonstration else None


UNFOLD = {
    "SITE_TITLE": "热线配置",
    "SITE_HEADER": "热线配置",
    "SITE_SUBHEADER": "账号、技能与队列",
    "SITE_URL": "/",
    "ENVIRONMENT": f"{__name__}.mode_mark",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
}
