from django.apps import AppConfig


class ClarifyConfig(AppConfig):
    name = "inhabit.stages.clarify"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people import tree
        from inhabit.people.own_data import contributors
        from inhabit.stages.clarify import own_data
        from inhabit.stages.clarify.contests.routing import reroute_contests
        from inhabit.stages.clarify.notices import KINDS_OF_CLARIFY

        for part in own_data.PARTS:
            if part not in contributors:
                contributors.append(part)
        add_kinds(*KINDS_OF_CLARIFY)
        if reroute_contests not in tree.followers:
            tree.followers.append(reroute_contests)
