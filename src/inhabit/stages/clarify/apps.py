from django.apps import AppConfig


class ClarifyConfig(AppConfig):
    name = "inhabit.stages.clarify"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people import tree
        from inhabit.people.own_data import contributors
        from inhabit.stages.clarify import own_data
        from inhabit.stages.clarify.connect.notices import HEARD
        from inhabit.stages.clarify.connect.own_data import (
            my_connections,
            my_replies_to_needs,
            my_values_and_goals,
        )
        from inhabit.stages.clarify.contests.routing import reroute_contests
        from inhabit.stages.clarify.notices import KINDS_OF_CLARIFY

        add_kinds(*KINDS_OF_CLARIFY, HEARD)
        of_connect = (my_connections, my_values_and_goals, my_replies_to_needs)
        contributors.extend(part for part in (*own_data.PARTS, *of_connect) if part not in contributors)
        if reroute_contests not in tree.followers:
            tree.followers.append(reroute_contests)
