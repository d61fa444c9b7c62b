"""Every address of the product. Each view declares its permission; a check refuses to start without."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("inhabit.web.urls")),
    path("", include("inhabit.access.urls")),
    path("", include("inhabit.people.urls")),
    path("", include("inhabit.notify.urls")),
    path("", include("inhabit.strategy.urls")),
    path("", include("inhabit.programme.urls")),
    path("", include("inhabit.companion.urls")),
    path("", include("inhabit.stages.clarify.urls")),
    path("", include("inhabit.stages.communicate.urls")),
    path("", include("inhabit.stages.empower.urls")),
    path("", include("inhabit.stages.reflect.urls")),
    path("", include("inhabit.thread.urls")),
    path("", include("inhabit.coaching.urls")),
    path("", include("inhabit.demo.urls")),
]
