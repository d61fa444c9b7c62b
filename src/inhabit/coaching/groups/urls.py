from django.urls import path

from inhabit.coaching.groups.views import answering, people, planning, team, times

urlpatterns = [
    path("coaching/groups/", planning.coaching_groups, name="coaching_groups"),
    path("coaching/offers/<int:pk>/groups/", planning.group_new, name="group_new"),
    path("coaching/groups/<int:pk>/", planning.coaching_group, name="coaching_group"),
    path("coaching/groups/<int:pk>/newcomers/", planning.group_newcomers, name="group_newcomers"),
    path("coaching/groups/<int:pk>/end/", planning.group_end, name="group_end"),
    path("coaching/groups/<int:pk>/invitation/", answering.group_invitation, name="group_invitation"),
    path("coaching/groups/<int:pk>/joining/", answering.group_joining, name="group_joining"),
    path("coaching/groups/<int:pk>/refusal/", answering.group_refusal, name="group_refusal"),
    path("coaching/teams/<int:pk>/", team.unit_team, name="unit_team"),
    path("coaching/with/<int:pk>/people/", people.engagement_people, name="engagement_people"),
    path("coaching/with/<int:pk>/people/goal/", people.group_goal, name="group_goal"),
    path("coaching/with/<int:pk>/material/", people.team_material, name="team_material"),
    path("coaching/sessions/<int:pk>/attendance/", people.session_attendance, name="session_attendance"),
    path("coaching/with/<int:pk>/times/", times.group_times, name="group_times"),
    path("coaching/with/<int:pk>/times/new/", times.group_times_new, name="group_times_new"),
    path("coaching/with/<int:pk>/times/fixed/", times.group_time_fixed, name="group_time_fixed"),
]
