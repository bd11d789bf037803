"""The ASGI application that the web process serves."""

import os

from django.core.asgi import get_asgi_application

from hotline.config.uploads import limited

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
django = get_asgi_application()

# Only now: it reads Django's settings when it is imported.
from hotline.infrastructure.sessions import enforce_registered_sessions  # noqa: E402

enforce_registered_sessions()
application = limited(django)
