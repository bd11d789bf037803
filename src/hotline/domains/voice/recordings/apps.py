from django.apps import AppConfig


class RecordingsConfig(AppConfig):
    name = "hotline.domains.voice.recordings"
    verbose_name = "录音"
