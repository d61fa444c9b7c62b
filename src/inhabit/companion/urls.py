from django.urls import path

from inhabit.companion.views import choosing, journal, paths, talking

urlpatterns = [
    path("companion/", choosing.companion, name="companion"),
    path("companion/for/<slug:move>/", choosing.companion_for, name="companion_for"),
    path("companion/about/<slug:path_id>/", choosing.think_about, name="think_about"),
    path("companion/talk/<uuid:pk>/", talking.conversation, name="conversation"),
    path("companion/talk/<uuid:pk>/<int:number>/", talking.conversation_step, name="conversation_step"),
    path(
        "companion/talk/<uuid:pk>/<int:number>/draft/",
        talking.conversation_draft,
        name="conversation_draft",
    ),
    path("companion/talk/<uuid:pk>/end/", talking.conversation_end, name="conversation_end"),
    path("companion/talk/<uuid:pk>/removal/", talking.conversation_removal, name="conversation_removal"),
    path("companion/paths/", paths.paths, name="paths"),
    path("companion/paths/check/", paths.path_check, name="path_check"),
    path("companion/paths/of/<slug:path_id>/", paths.path, name="path"),
    path("companion/paths/of/<slug:path_id>/file/", paths.path_file, name="path_file"),
    path("companion/paths/of/<slug:path_id>/editions/<int:number>/", paths.path_edition, name="path_edition"),
    path("companion/paths/of/<slug:path_id>/preview/", paths.path_preview, name="path_preview"),
    path("companion/paths/of/<slug:path_id>/reversion/", paths.path_reversion, name="path_reversion"),
    path("journal/<uuid:pk>/", journal.journal_entry, name="journal_entry"),
    path("journal/<uuid:pk>/act/", journal.journal_act, name="journal_act"),
]
