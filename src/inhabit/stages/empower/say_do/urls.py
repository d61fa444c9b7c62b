from django.urls import URLPattern, path

from inhabit.stages.empower.say_do import views

urlpatterns: list[URLPattern] = [
    path("programmes/<int:pk>/say-do/", views.programme_say_do, name="programme_say_do"),
    path("units/<int:pk>/say-do/", views.unit_say_do, name="unit_say_do"),
]
