"""The Django apps of the installation. Background jobs are found by name in each app's ``jobs.py``."""

#: Django apps, low tiers first.
DOMAINS = [
    "hotline.domains.platform.approvals",
    "hotline.domains.platform.accounts",
    "hotline.domains.platform.calendar",
    "hotline.domains.platform.notifications",
    "hotline.domains.platform.audit",
    "hotline.domains.platform.citizens",
    "hotline.domains.platform.security",
    "hotline.domains.voice.telephony",
    "hotline.domains.voice.routing",
    "hotline.domains.voice.ivr",
    "hotline.domains.voice.calls",
    "hotline.domains.voice.records",
    "hotline.domains.voice.callbacks",
    "hotline.domains.understanding.knowledge",
    "hotline.domains.understanding.assistant",
    "hotline.domains.voice.recordings",
    "hotline.domains.service.messaging",
    "hotline.domains.service.ratings",
    "hotline.domains.service.workorders",
    "hotline.domains.service.surveys",
    "hotline.domains.insight.analytics",
    "hotline.domains.insight.operations",
    "hotline.domains.insight.assessment",
    "hotline.domains.insight.walls",
    "hotline.domains.insight.search",
    "hotline.domains.edge.integrations",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "axes",
    "ninja",
    "procrastinate.contrib.django",
    "hotline.infrastructure",
    "hotline.infrastructure.eventlog",
    *DOMAINS,
    "hotline.config",
]
