from django.urls import URLPattern, path

from inhabit.stages.reflect.journal.views import reading, reminding, showing, writing

urlpatterns: list[URLPattern] = [
    path("journal/", reading.journal, name="journal"),
    path("journal/found/", reading.journal_found, name="journal_found"),
    path("journal/pages/", reading.journal_pages, name="journal_pages"),
    path("journal/pages/<slug:guide>/", writing.new_reflection, name="new_reflection"),
    path("journal/reflections/<uuid:pk>/", reading.reflection, name="reflection"),
    path("journal/reflections/<uuid:pk>/change/", writing.reflection_change, name="reflection_change"),
    path("journal/reflections/<uuid:pk>/draft/", writing.reflection_draft, name="reflection_draft"),
    path("journal/reflections/<uuid:pk>/removal/", writing.reflection_removal, name="reflection_removal"),
    path("journal/reflections/<uuid:pk>/return/", writing.reflection_return, name="reflection_return"),
    path("journal/reflections/<uuid:pk>/showing/", showing.reflection_showing, name="reflection_showing"),
    path("journal/file/<slug:kind>/", reading.journal_file, name="journal_file"),
    path("journal/reminders/", reminding.journal_rhythm, name="journal_rhythm"),
    path("journal/reminders/later/", reminding.journal_later, name="journal_later"),
    path("journal/shown/", showing.shown_entries, name="shown_entries"),
    path("journal/shown/<uuid:pk>/", showing.shown_entry, name="shown_entry"),
    path("journal/shown/<uuid:pk>/taking-back/", showing.showing_taken_back, name="showing_taken_back"),
]
