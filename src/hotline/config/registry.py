"""Which parts make up the installation: Django apps, reactions to events, background jobs."""

#: Django apps, low tiers first.
DOMAINS = [
    "hotline.domains.platform.accounts",
    "hotline.domains.platform.calendar",
    "hotline.domains.platform.citizens",
    "hotline.domains.voice.routing",
    "hotline.domains.voice.ivr",
    "hotline.domains.voice.calls",
    "hotline.domains.understanding.knowledge",
    "hotline.domains.understanding.assistant",
    "hotline.domains.voice.recordings",
    "hotline.domains.service.messaging",
    "hotline.domains.service.workorders",
    "hotline.domains.insight.analytics",
    "hotline.domains.insight.operations",
    "hotline.domains.insight.assessment",
    "hotline.domains.insight.walls",
    "hotline.domains.edge.integrations",
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
    "hotline.domains.voice.routing.reactions",
    "hotline.domains.voice.calls.reactions",
    "hotline.domains.voice.recordings.reactions",
    "hotline.domains.service.messaging.reactions",
    "hotline.domains.insight.analytics.reactions",
    "hotline.domains.insight.operations.reactions",
]
