from django.urls import path

from inhabit.programme.views import moves, nudges, programmes, rhythm, unit_rhythm

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.new_programme, name="new_programme"),
    path("programmes/<int:pk>/", programmes.programme_page, name="programme"),
    path("programmes/<int:pk>/end/", programmes.programme_end, name="programme_end"),
    path("programmes/<int:pk>/rhythm/", rhythm.programme_rhythm, name="programme_rhythm"),
    path("programmes/<int:pk>/calendar/", rhythm.programme_calendar, name="programme_calendar"),
    path("programmes/<int:pk>/moves/", moves.programme_moves, name="programme_moves"),
    path("programmes/<int:pk>/moves/<slug:key>/", moves.programme_move, name="programme_move"),
    path(
        "programmes/<int:pk>/moves/<slug:key>/place/", moves.programme_move_place, name="programme_move_place"
    ),
    path(
        "programmes/<int:pk>/moves/<slug:key>/absence/",
        moves.programme_move_absence,
        name="programme_move_absence",
    ),
    path(
        "programmes/<int:pk>/moves/<slug:key>/default/",
        moves.programme_move_default,
        name="programme_move_default",
    ),
    path("units/<int:pk>/rhythm/", unit_rhythm.unit_rhythm, name="unit_rhythm"),
    path("programmes/<int:pk>/units/<int:unit>/stage/", unit_rhythm.unit_stage, name="unit_stage"),
    path(
        "programmes/<int:pk>/units/<int:unit>/stage/return/",
        unit_rhythm.unit_stage_return,
        name="unit_stage_return",
    ),
    path("programmes/<int:pk>/units/<int:unit>/nudge/", nudges.unit_nudge, name="unit_nudge"),
    path("programmes/<int:pk>/units/<int:unit>/weeks/", unit_rhythm.unit_weeks, name="unit_weeks"),
]
