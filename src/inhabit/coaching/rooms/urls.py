from django.urls import path

from inhabit.coaching.rooms.views import paragraphs, room

urlpatterns = [
    path("coaching/sessions/<int:pk>/room/", room.session_room, name="session_room"),
    path("coaching/sessions/<int:pk>/agenda/", room.session_agenda, name="session_agenda"),
    path("coaching/sessions/<int:pk>/paragraphs/", room.session_paragraphs, name="session_paragraphs"),
    path("coaching/sessions/<int:pk>/writing/", paragraphs.session_writing, name="session_writing"),
    path("coaching/sessions/<int:pk>/writing/draft/", paragraphs.session_draft, name="session_draft"),
    path("coaching/paragraphs/<int:pk>/", paragraphs.paragraph, name="paragraph"),
]
