from django.urls import path

from inhabit.stages.empower.commitments.views import beside, mine, one, shown, weekly

urlpatterns = [
    path("promises/", mine.my_commitments, name="my_commitments"),
    path("promises/new/", mine.new_commitment, name="new_commitment"),
    path("promises/closed/", mine.closed_commitments, name="closed_commitments"),
    path("promises/check-in/", weekly.check_ins, name="check_ins"),
    path("promises/<int:pk>/", one.commitment, name="commitment"),
    path("promises/<int:pk>/renewal/", one.commitment_renewal, name="commitment_renewal"),
    path("promises/<int:pk>/ending/", one.commitment_ending, name="commitment_ending"),
    path("promises/<int:pk>/reopening/", one.commitment_reopening, name="commitment_reopening"),
    path("promises/<int:pk>/readers/", one.commitment_readers, name="commitment_readers"),
    path("promises/<int:pk>/partner/", beside.commitment_partner, name="commitment_partner"),
    path("promises/<int:pk>/answer/", beside.commitment_answer, name="commitment_answer"),
    path("promises/<int:pk>/ten-minutes/", beside.commitment_ten_minutes, name="commitment_ten_minutes"),
    path("units/<int:pk>/promises/", shown.unit_commitments, name="unit_commitments"),
    path("programmes/<int:pk>/outcomes/", shown.programme_outcomes, name="programme_outcomes"),
]
