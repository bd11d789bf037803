from django.apps import AppConfig


class WiringConfig(AppConfig):
    """The last app in INSTALLED_APPS: when it is ready, every model is loaded and every provider can be imported."""

    name = "hotline.config"
    label = "config"

    def ready(self) -> None:
        from hotline.config.wiring import fill_slots

        fill_slots()
