from django.apps import AppConfig


class CompanionConfig(AppConfig):
    name = "inhabit.companion"

    def ready(self) -> None:
        from inhabit.companion.own_data import my_conversations
        from inhabit.people.own_data import contributors

        if my_conversations not in contributors:
            contributors.append(my_conversations)
