from django.apps import AppConfig


class CommunicateConfig(AppConfig):
    name = "inhabit.stages.communicate"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people.own_data import contributors
        from inhabit.stages.communicate import listening_data, notices

        add_kinds(notices.TOLD)
        listening = (listening_data.my_playbacks, listening_data.my_echoes, listening_data.my_silences)
        contributors.extend(part for part in listening if part not in contributors)
