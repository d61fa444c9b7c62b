from django.apps import AppConfig


class CommunicateConfig(AppConfig):
    name = "inhabit.stages.communicate"

    def ready(self) -> None:
        from inhabit.notify.kinds import add_kinds
        from inhabit.people.own_data import contributors
        from inhabit.stages.communicate import listening_data, notices, own_data

        add_kinds(notices.TOLD, notices.ECHO_TO_YOU, notices.ECHO)
        story = (own_data.my_stories, own_data.my_retellings, own_data.my_marks, own_data.my_rehearsals)
        listening = (listening_data.my_playbacks, listening_data.my_echoes, listening_data.my_silences)
        contributors.extend(part for part in (*story, *listening) if part not in contributors)
