from django.urls import path

from inhabit.demo import views

urlpatterns = [
    path("demo/", views.demo_cast, name="demo_cast"),
    path("demo/<str:token>/", views.demo_sign_in, name="demo_sign_in"),
]
