"""The ASGI application that the web process serves."""

import os

from django.core.asgi import get_asgi_application

from hotline.config.uploads import limited

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
application = limited(get_asgi_application())
