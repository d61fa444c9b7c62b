from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "inhabit.notify"

    def ready(self) -> None:
        from inhabit.access.asked import ASKED
        from inhabit.notify.own_data import my_mails, my_notices, my_preferences
        from inhabit.notify.selectors import has_unread_notice
        from inhabit.people.own_data import contributors

        ASKED["has_unread_notice"] = has_unread_notice
        for part in (my_notices, my_preferences, my_mails):
            if part not in contributors:
                contributors.append(part)
