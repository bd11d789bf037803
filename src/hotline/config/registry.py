"""Which parts make up the installation: Django apps, reactions to events, background jobs."""

#: Django apps, low tiers first.
DOMAINS = [
    "hotline.domains.accounts",
    "hotline.domains.citizens",
    "hotline.domains.routing",
    "hotline.domains.ivr",
    "hotline.domains.calls",
    "hotline.domains.knowledge",
    "hotline.domains.assistant",
    "hotline.domains.recordings",
    "hotline.domains.messaging",
    "hotline.domains.workorders",
    "hotline.domains.analytics",
    "hotline.domains.operations",
    "hotline.domains.assessment",
    "hotline.domains.walls",
    "hotline.domains.integrations",
]

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "ninja",
    "procrastinate.contrib.django",
    "hotline.infrastructure",
    "hotline.infrastructure.eventlog",
    *DOMAINS,
]

#: Modules that react to events, low tiers first. Jobs (``jobs.py`` of an app) are found by name.
REACTIONS: list[str] = [
    "hotline.domains.routing.reactions",
    "hotline.domains.calls.reactions",
    "hotline.domains.recordings.reactions",
    "hotline.domains.messaging.reactions",
    "hotline.domains.analytics.reactions",
    "hotline.domains.operations.reactions",
]
