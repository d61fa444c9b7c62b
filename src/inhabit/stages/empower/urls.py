"""The addresses of this stage, each noun's in its own package."""

from django.urls import URLPattern

from inhabit.stages.empower.barriers.urls import urlpatterns as of_barriers
from inhabit.stages.empower.commitments.urls import urlpatterns as of_commitments
from inhabit.stages.empower.decisions.urls import urlpatterns as of_decisions
from inhabit.stages.empower.remits.urls import urlpatterns as of_remits
from inhabit.stages.empower.say_do.urls import urlpatterns as of_say_do
from inhabit.stages.empower.switches.urls import urlpatterns as of_switches

urlpatterns: list[URLPattern] = [
    *of_switches,
    *of_remits,
    *of_decisions,
    *of_barriers,
    *of_commitments,
    *of_say_do,
]
