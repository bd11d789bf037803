"""Django settings for signing in: password storage, password rules, and lock-out after failures."""

from datetime import timedelta

AUTH_USER_MODEL = "accounts.Staff"
LOGIN_URL = "/sign-in"
PASSWORD_HASHERS = ["hotline.infrastructure.password_hashing.GuardedArgon2"]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Five wrong passwords lock the account, wherever they came from, for ten minutes; trying meanwhile adds nothing.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=10)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = ["password"]
AXES_DISABLE_ACCESS_LOG = True  # our own audit trail has sign-ins
AXES_VERBOSE = False
# By account alone on purpose: a whole centre may come from one address, and an attacker has many. Without their
# middleware too: our own answer says until when.
SILENCED_SYSTEM_CHECKS = ["axes.W002", "axes.W006"]
