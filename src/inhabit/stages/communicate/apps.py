from django.apps import AppConfig


class CommunicateConfig(AppConfig):
    name = "inhabit.stages.communicate"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.stages.communicate import notices

        add_kinds(notices.TOLD)
