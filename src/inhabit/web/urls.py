from django.urls import path

from inhabit.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.promise, name="promise"),
    path("my-unit/", views.my_unit, name="my_unit"),
]
