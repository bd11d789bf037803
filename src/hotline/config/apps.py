from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Stands last among the apps: when it is ready every model is loaded, so that every provider can be imported."""

    name = "hotline.config"
    label = "config"

    def ready(self) -> None:
        from hotline.config.wiring import fill_slots

        fill_slots()
