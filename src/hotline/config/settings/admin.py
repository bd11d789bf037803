"""The configuration pages (Django admin in the Unfold theme)."""

UNFOLD = {
    "SITE_TITLE": "热线配置",
    "SITE_HEADER": "热线配置",
    "SITE_SUBHEADER": "账号、技能与队列",
    "SITE_URL": "/",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
}
