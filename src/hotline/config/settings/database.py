"""PostgreSQL: a small pool a process, short waits, so that a database that is away is noticed and not waited for."""

from hotline.infrastructure.settings import settings

_s = settings()
#: Giving up reconnecting soon lets the next request try afresh: the pool itself would wait ever longer after an outage.
POOL = {"min_size": 0, "max_size": 8, "timeout": 3, "reconnect_timeout": 1.5}

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": _s.database.host,
        "PORT": _s.ports.postgres,
        "NAME": _s.database.name,
        "USER": _s.database.user,
        "PASSWORD": _s.database.password.get_secret_value(),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3, "pool": POOL},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
