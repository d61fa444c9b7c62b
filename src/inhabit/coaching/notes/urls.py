from django.urls import path

from inhabit.coaching.notes import views

urlpatterns = [
    path("coaching/with/<int:pk>/notes/", views.engagement_notes, name="engagement_notes"),
    path("coaching/with/<int:pk>/notes/place/", views.notes_place, name="notes_place"),
    path("coaching/with/<int:pk>/notes/<int:session>/", views.private_note, name="private_note"),
    path(
        "coaching/with/<int:pk>/notes/<int:session>/draft/",
        views.private_note_draft,
        name="private_note_draft",
    ),
    path(
        "coaching/with/<int:pk>/notes/<int:session>/removal/",
        views.private_note_removal,
        name="private_note_removal",
    ),
]
