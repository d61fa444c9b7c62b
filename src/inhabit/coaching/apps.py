from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "inhabit.coaching"

    def ready(self) -> None:
        from inhabit.coaching.agreements.joining import join_agreements
        from inhabit.coaching.booking.joining import join_booking
        from inhabit.coaching.brief.joining import join_briefs
        from inhabit.coaching.calendars.joining import join_calendars
        from inhabit.coaching.coaches.joining import join_coaches
        from inhabit.coaching.cohorts.joining import join_cohorts
        from inhabit.coaching.feedback.joining import join_feedback
        from inhabit.coaching.goals.joining import join_goals
        from inhabit.coaching.groups.joining import join_groups
        from inhabit.coaching.joining import add_new
        from inhabit.coaching.journal_sharing import OWN_COACHES
        from inhabit.coaching.matching.joining import join_matching
        from inhabit.coaching.notes.joining import join_notes
        from inhabit.coaching.practice.joining import join_practice
        from inhabit.coaching.rooms.joining import join_rooms
        from inhabit.coaching.steps import COACHING_SOURCES
        from inhabit.stages.reflect.journal.sharing import ways
        from inhabit.thread.collected import SOURCES

        add_new(SOURCES, COACHING_SOURCES)
        add_new(ways, [OWN_COACHES])
        join_coaches()
        join_cohorts()
        join_matching()
        join_agreements()
        join_booking()
        join_calendars()
        join_goals()
        join_briefs()
        join_rooms()
        join_notes()
        join_groups()
        join_feedback()
        join_practice()
