"""The addresses of this stage, each noun's in its own package."""

from django.urls import URLPattern

from inhabit.stages.reflect.adjustments.urls import urlpatterns as of_adjustments
from inhabit.stages.reflect.journal.urls import urlpatterns as of_journal
from inhabit.stages.reflect.recognitions.urls import urlpatterns as of_recognitions
from inhabit.stages.reflect.retrospectives.urls import urlpatterns as of_retrospectives
from inhabit.stages.reflect.reviews.urls import urlpatterns as of_reviews

urlpatterns: list[URLPattern] = [
    *of_journal,
    *of_adjustments,
    *of_retrospectives,
    *of_recognitions,
    *of_reviews,
]
