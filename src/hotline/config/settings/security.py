"""Settings of cookies, origins and headers. A signed cookie holds the session, so no store is read for it."""

import secrets

from hotline.infrastructure.own_names import as_in_a_request, own_names
from hotline.infrastructure.settings import settings

_s = settings()
_tls = _s.is_exposed

SECRET_KEY = _s.web.secret_key.get_secret_value() or secrets.token_urlsafe(48)
DEBUG = _s.web.debug
ALLOWED_HOSTS = [as_in_a_request(name) for name in own_names(_s.listen)]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # set by our proxy, which ends TLS

SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_NAME = "hotline_session"
SESSION_COOKIE_AGE = _s.web.session_hours * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _tls
CSRF_COOKIE_SECURE = _tls
CSRF_TRUSTED_ORIGINS: list[str] = []

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
