from django.apps import AppConfig


class TelephonyConfig(AppConfig):
    name = "hotline.domains.voice.telephony"
    verbose_name = "外呼"
