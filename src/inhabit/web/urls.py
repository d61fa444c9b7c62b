from django.urls import path

from inhabit.web import views
from inhabit.web.gallery.views import gallery, gallery_family

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.promise, name="promise"),
    path("my-unit/", views.my_unit, name="my_unit"),
    path("gallery/", gallery, name="gallery"),
    path("gallery/<slug:slug>/", gallery_family, name="gallery_family"),
]
