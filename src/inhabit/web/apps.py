from django.apps import AppConfig

from inhabit.web.form_errors import say_errors_in_our_words


class WebConfig(AppConfig):
    name = "inhabit.web"

    def ready(self) -> None:
        say_errors_in_our_words()
