from django.urls import include, path

from inhabit.coaching import views

NOUNS = (
    "coaches",
    "cohorts",
    "matching",
    "agreements",
    "booking",
    "calendars",
    "rooms",
    "notes",
    "goals",
    "groups",
    "feedback",
    "practice",
    "resources",
    "brief",
)

urlpatterns = [
    path("coaching/", views.coaching, name="coaching"),
    *(path("", include(f"inhabit.coaching.{noun}.urls")) for noun in NOUNS),
]
