"""What is measured and how. Every bench reads the same settings as the product does."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
