from django.apps import AppConfig


class ClarifyConfig(AppConfig):
    name = "inhabit.stages.clarify"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people.own_data import contributors
        from inhabit.stages.clarify.connect.notices import HEARD
        from inhabit.stages.clarify.connect.own_data import (
            my_connections,
            my_replies_to_needs,
            my_values_and_goals,
        )
        from inhabit.stages.clarify.own_data import my_interpretations, my_parts, my_requests

        add_kinds(HEARD)
        of_connect = (my_connections, my_values_and_goals, my_replies_to_needs)
        for part in (my_parts, my_interpretations, my_requests, *of_connect):
            if part not in contributors:
                contributors.append(part)
