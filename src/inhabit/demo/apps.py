from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "inhabit.demo"

    def ready(self) -> None:
        from inhabit.demo.cast import links
        from inhabit.web.greetings import greetings

        if links not in greetings:
            greetings.append(links)
