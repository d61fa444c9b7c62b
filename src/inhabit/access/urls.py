"""Sign-in. allauth's views are routed one by one, each with the permission that it needs."""

from allauth.account import views as allauth
from django.urls import path, re_path

from inhabit.access.permissions import anyone, inside, requires
from inhabit.access.views import audit_trail, join

urlpatterns = [
    path("audit/", audit_trail.audit_trail, name="audit_trail"),
    path("audit/check/", audit_trail.audit_check, name="audit_check"),
    path("join/", join.join, name="join"),
    path("join/account/", join.join_account, name="join_account"),
    path("join/<str:token>/", join.join_link, name="join_link"),
    path("account/login/", requires(anyone)(allauth.login), name="account_login"),
    path("account/logout/", requires(anyone)(allauth.logout), name="account_logout"),
    path("account/inactive/", requires(anyone)(allauth.account_inactive), name="account_inactive"),
    path("account/signup/", requires(anyone)(allauth.signup), name="account_signup"),
    path("account/reauthenticate/", requires(inside)(allauth.reauthenticate), name="account_reauthenticate"),
    path(
        "account/password/change/",
        requires(inside)(allauth.password_change),
        name="account_change_password",
    ),
    path("account/password/set/", requires(inside)(allauth.password_set), name="account_set_password"),
    path("account/password/reset/", requires(anyone)(allauth.password_reset), name="account_reset_password"),
    path(
        "account/password/reset/sent/",
        requires(anyone)(allauth.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        requires(anyone)(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/done/",
        requires(anyone)(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
