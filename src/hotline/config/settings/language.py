"""Chinese screens; moments stored in UTC, shown in Beijing time."""

from pathlib import Path

LANGUAGE_CODE = "zh-hans"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LOCALE_PATHS = [
    str(Path(__file__).parents[1] / "locale")
]  # what the theme of the configuration pages leaves in English
