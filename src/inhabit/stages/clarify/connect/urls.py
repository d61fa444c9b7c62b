"""The addresses of Connect."""

from django.urls import path

from inhabit.stages.clarify.connect.views import connections, sharing, steps, values

urlpatterns = [
    path("connect/", connections.connections, name="connections"),
    path("connect/start/", connections.connect_start, name="connect_start"),
    path("connect/<int:pk>/", connections.connection, name="connection"),
    path("connect/<int:pk>/removal/", connections.connection_removal, name="connection_removal"),
    path("connect/<int:pk>/<int:step>/", steps.connect_step, name="connect_step"),
    path("connect/<int:pk>/<int:step>/draft/", steps.connect_draft, name="connect_draft"),
    path("connect/<int:pk>/sharing/<slug:kind>/", sharing.connect_sharing, name="connect_sharing"),
    path(
        "connect/<int:pk>/sharing/<slug:kind>/withdrawal/",
        sharing.connect_sharing_withdrawal,
        name="connect_sharing_withdrawal",
    ),
    path("my-values/", values.my_values, name="my_values"),
    path("my-values/draft/", values.my_values_draft, name="my_values_draft"),
    path("my-values/removal/", values.my_values_removal, name="my_values_removal"),
    path("needs/", sharing.needs, name="needs"),
    path("needs/<int:pk>/reply/", sharing.need_reply, name="need_reply"),
]
