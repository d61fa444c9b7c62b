from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "inhabit.coaching"

    def ready(self) -> None:
        from inhabit.coaching.agreements.notices import KINDS_OF_AGREEMENTS
        from inhabit.coaching.steps import COACHING_SOURCES
        from inhabit.notify.kinds import add_kinds
        from inhabit.thread.collected import SOURCES

        add_kinds(*KINDS_OF_AGREEMENTS)
        SOURCES.extend(source for source in COACHING_SOURCES if source not in SOURCES)
