"""Chinese screens; moments stored in UTC, shown in Beijing time."""

LANGUAGE_CODE = "zh-hans"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
