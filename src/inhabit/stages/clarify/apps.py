from django.apps import AppConfig


class ClarifyConfig(AppConfig):
    name = "inhabit.stages.clarify"

    def ready(self) -> None:
        from inhabit.people.own_data import contributors
        from inhabit.stages.clarify.own_data import my_interpretations, my_parts, my_requests

        for part in (my_parts, my_interpretations, my_requests):
            if part not in contributors:
                contributors.append(part)
