from django.apps import AppConfig
from django.core.checks import register


class AccessConfig(AppConfig):
    name = "inhabit.access"

    def ready(self) -> None:
        from inhabit.access.checks import (
            check_every_view_declares_its_permission,
        )  # models are ready only now

        register(check_every_view_declares_its_permission)
