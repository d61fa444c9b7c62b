from django.apps import AppConfig


class ReflectConfig(AppConfig):
    name = "inhabit.stages.reflect"

    def ready(self) -> None:
        from inhabit.stages.reflect.adjustments.joining import join_adjustments
        from inhabit.stages.reflect.journal.joining import join_journal
        from inhabit.stages.reflect.recognitions.joining import join_recognitions
        from inhabit.stages.reflect.retrospectives.joining import join_retrospectives
        from inhabit.stages.reflect.reviews.joining import join_reviews

        join_adjustments()
        join_retrospectives()
        join_recognitions()
        join_reviews()
        join_journal()
