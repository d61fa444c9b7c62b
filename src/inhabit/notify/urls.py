from django.urls import path

from inhabit.notify.views import notices

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/reading/", notices.notices_reading, name="notices_reading"),
    path("notices/<int:pk>/", notices.open_notice, name="open_notice"),
]
