from django.urls import path

from inhabit.notify.views import fewer, mailbox, notices, preferences

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/reading/", notices.notices_reading, name="notices_reading"),
    path("notices/preferences/", preferences.notice_preferences, name="notice_preferences"),
    path("notices/fewer/<str:token>/", fewer.fewer_mails, name="fewer_mails"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("mailbox/<str:name>/", mailbox.mailbox_mail, name="mailbox_mail"),
    path("mailbox/<str:name>/html/", mailbox.mailbox_html, name="mailbox_html"),
    path("notices/<int:pk>/", notices.open_notice, name="open_notice"),
]
