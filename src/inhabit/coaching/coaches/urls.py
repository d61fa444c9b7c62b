from django.urls import path

from inhabit.coaching.coaches.views import own, reading, records, team

urlpatterns = [
    path("coaching/as-coach/", own.as_coach, name="as_coach"),
    path("coaching/as-coach/introduction/", own.coach_profile, name="coach_profile"),
    path("coaching/as-coach/picture/", own.coach_portrait, name="coach_portrait"),
    path("coaching/as-coach/pause/", own.coach_pause, name="coach_pause"),
    path("coaching/as-coach/return/", own.coach_return, name="coach_return"),
    path("coaching/as-coach/credentials/", records.coach_credentials, name="coach_credentials"),
    path("coaching/as-coach/credentials/removal/", records.credential_removal, name="credential_removal"),
    path("coaching/as-coach/supervision/", records.coach_supervision, name="coach_supervision"),
    path("coaching/as-coach/supervision/removal/", records.supervision_removal, name="supervision_removal"),
    path("coaching/as-coach/supervision/file/", records.supervision_file, name="supervision_file"),
    path("coaching/as-coach/conflicts/", records.coach_conflicts, name="coach_conflicts"),
    path("coaching/safeguarding/", own.safeguarding, name="safeguarding"),
    path("coaching/coaches/", reading.coaches, name="coaches"),
    path("coaching/coaches/<int:pk>/", reading.coach_page, name="coach_page"),
    path("coaching/coaches/<int:pk>/picture/", reading.coach_photo, name="coach_photo"),
    path("coaching/coaches/<int:pk>/avoidance/", reading.coach_avoidance, name="coach_avoidance"),
    path("coaching/team/coaches/", team.coaches_of_team, name="coaches_of_team"),
    path("coaching/team/coaches/new/", team.coach_from_outside, name="coach_from_outside"),
    path("coaching/team/coaches/<int:pk>/", team.coach_for_team, name="coach_for_team"),
    path("coaching/team/coaches/<int:pk>/approval/", team.coach_approval, name="coach_approval"),
    path("coaching/team/coaches/<int:pk>/refusal/", team.coach_refusal, name="coach_refusal"),
    path("coaching/team/coaches/<int:pk>/rest/", team.coach_rest, name="coach_rest"),
    path("coaching/team/coaches/<int:pk>/end/", team.coach_end, name="coach_end"),
    path("coaching/team/coaches/<int:pk>/rate/", team.coach_rate, name="coach_rate"),
    path("coaching/team/coaches/<int:pk>/stay/", team.coach_stay, name="coach_stay"),
    path("coaching/team/coaches/<int:pk>/conflicts/", team.coach_team_conflict, name="coach_team_conflict"),
]
