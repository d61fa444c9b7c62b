from django.urls import URLPattern, URLResolver, include, path

from inhabit.people.views import directory, invitations, me, roles

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("inhabit.people.imports.urls")),
    path("people/", directory.directory, name="directory"),
    path("people/<int:pk>/", directory.person_page, name="person"),
    path("units/<int:pk>/invitations/", invitations.unit_invitations, name="unit_invitations"),
    path("units/<int:pk>/invitations/mail/", invitations.mail_unit, name="mail_unit"),
    path("units/<int:pk>/invitations/mail-below/", invitations.mail_below, name="mail_below"),
    path("units/<int:pk>/invitations/<int:member_pk>/mail/", invitations.mail_member, name="mail_member"),
    path("units/<int:pk>/invitations/<int:member_pk>/code/", invitations.member_code, name="member_code"),
    path(
        "units/<int:pk>/invitations/<int:member_pk>/revocation/",
        invitations.revoke_member,
        name="revoke_member",
    ),
    path("units/<int:pk>/code-sheet/", invitations.code_sheet, name="code_sheet"),
    path("roles/", roles.roles, name="roles"),
    path("roles/new/<int:person_pk>/", roles.appointment_new, name="appointment_new"),
    path("roles/<int:pk>/end/", roles.appointment_end, name="appointment_end"),
    path("roles/<int:pk>/reinstatement/", roles.appointment_reinstatement, name="appointment_reinstatement"),
    path("me/", me.me, name="me"),
    path("me/preferences/", me.preferences, name="preferences"),
    path("me/code-revocation/", me.code_revocation, name="code_revocation"),
    path("me/data/", me.my_data, name="my_data"),
]
