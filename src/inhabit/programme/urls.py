from django.urls import path

from inhabit.programme.views import nudges, programmes, unit_rhythm

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.new_programme, name="new_programme"),
    path("programmes/<int:pk>/", programmes.programme_page, name="programme"),
    path("programmes/<int:pk>/end/", programmes.programme_end, name="programme_end"),
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
