from django.urls import path

from inhabit.notify.views import fewer, notices, preferences

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/reading/", notices.notices_reading, name="notices_reading"),
    path("notices/preferences/", preferences.notice_preferences, name="notice_preferences"),
    path("notices/fewer/<str:token>/", fewer.fewer_mails, name="fewer_mails"),
    path("notices/<int:pk>/", notices.open_notice, name="open_notice"),
]
