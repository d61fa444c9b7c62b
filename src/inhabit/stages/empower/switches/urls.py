from django.urls import URLPattern, path

from inhabit.stages.empower.switches import views

urlpatterns: list[URLPattern] = [
    path("programmes/<int:pk>/switches/", views.programme_switches, name="programme_switches"),
    path("programmes/<int:pk>/switches/new/", views.new_switch, name="new_switch"),
    path("programmes/<int:pk>/switches/<int:switch>/removal/", views.switch_removal, name="switch_removal"),
]
