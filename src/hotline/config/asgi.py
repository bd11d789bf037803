"""The ASGI application that the web process serves."""

import os

from django.core.asgi import get_asgi_application

from hotline.config.uploads import limited
from hotline.infrastructure.sessions import enforce_registered_sessions

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
enforce_registered_sessions()
application = limited(get_asgi_application())
