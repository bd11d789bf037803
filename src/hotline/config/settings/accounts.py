"""Django settings for signing in: password storage, password rules, and lock-out after failures."""

from datetime import timedelta

AUTH_USER_MODEL = "accounts.Staff"
LOGIN_URL = "/sign-in"
PASSWORD_HASHERS = ["hotline.infrastructure.password_hashing.GuardedArgon2"]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# Passwords are held against accounts.actions.passwords wherever one is set.

# Five wrong passwords from one address lock the account for that address, for ten minutes; trying meanwhile adds
# nothing. Browsers at which the account was used before count apart (accounts.actions.known_devices).
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=10)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "hotline.domains.platform.accounts.actions.known_devices.counted_address"
AXES_USERNAME_CALLABLE = "hotline.domains.platform.accounts.actions.known_devices.lock_name"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = ["password"]
AXES_DISABLE_ACCESS_LOG = True  # our own audit trail has sign-ins
AXES_VERBOSE = False
# Without their middleware: our own answer says until when.
SILENCED_SYSTEM_CHECKS = ["axes.W002", "axes.W006"]
