"""The request's way through the web process."""

from hotline.infrastructure.settings import settings

ROOT_URLCONF = "hotline.config.urls"
ASGI_APPLICATION = "hotline.config.asgi.application"
STATIC_URL = "/static/"
STATIC_ROOT = str(settings().place.data / "static")

MIDDLEWARE = [
    "hotline.config.middleware.Security",
    "hotline.infrastructure.sessions.content_policy",
    "hotline.config.null_characters.refuse_null_characters",
    "hotline.config.numbers_in_addresses.refuse_numbers_in_addresses",
    "hotline.config.trail.trailed",
    "hotline.config.middleware.Session",
    "hotline.infrastructure.sessions.session_owner",
    "hotline.config.read_your_writes.read_your_writes",
    "hotline.config.middleware.Common",
    "hotline.config.middleware.Csrf",
    "hotline.config.middleware.Authentication",
    "hotline.config.middleware.XFrameOptions",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# infrastructure.logging sets up logs for every process alike. Django's own request log would name paths with numbers.
LOGGING_CONFIG = None
LOGGING: dict[str, object] = {}
