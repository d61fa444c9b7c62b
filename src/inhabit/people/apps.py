from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "inhabit.people"

    def ready(self) -> None:
        from inhabit.access.asked import ASKED
        from inhabit.people.selectors import works_here

        ASKED["has_place"] = works_here
