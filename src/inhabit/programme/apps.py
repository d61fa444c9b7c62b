from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "inhabit.programme"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people import tree
        from inhabit.programme.actions import refresh_stages
        from inhabit.programme.notices import NUDGE

        add_kinds(NUDGE)
        if refresh_stages not in tree.followers:
            tree.followers.append(refresh_stages)
