from django.urls import path

from inhabit.web import views

urlpatterns = [
    path("", views.home, name="home"),
]
