from django.apps import AppConfig
from django.conf import settings
from django.core.management import call_command


class DemoConfig(AppConfig):
    name = "inhabit.demo"

    def ready(self) -> None:
        from inhabit.demo.cast import links
        from inhabit.web.greetings import greetings
        from inhabit.web.readiness import preparations

        if links not in greetings:
            greetings.append(links)
        if load_in_demo_mode not in preparations:
            preparations.append(load_in_demo_mode)


def load_in_demo_mode() -> None:
    """Fill an empty database before the demo is served."""
    if settings.DEMO:
        call_command("demo", if_empty=True, verbosity=0)  # the links follow once it is served
