"""The request's way through the web process."""

from hotline.infrastructure.settings import settings

ROOT_URLCONF = "hotline.config.urls"
ASGI_APPLICATION = "hotline.config.asgi.application"
STATIC_URL = "/static/"
STATIC_ROOT = str(settings().place.data / "static")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "hotline.infrastructure.sessions.content_policy",
    "hotline.config.trail.trailed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hotline.infrastructure.sessions.session_owner",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# infrastructure.logging sets up logs for every process alike. Django's own request log would name paths with numbers.
LOGGING_CONFIG = None
LOGGING: dict[str, object] = {}
