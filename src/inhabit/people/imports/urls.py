"""Addresses of the import of people."""

from django.urls import path, re_path

from inhabit.people.imports import views

urlpatterns = [
    path("people/import/", views.import_people, name="import_people"),
    path("people/import/<int:pk>/", views.import_run, name="import_run"),
    path("people/import/<int:pk>/progress/", views.import_progress, name="import_progress"),
    path("people/import/<int:pk>/columns/", views.import_columns, name="import_columns"),
    path("people/import/<int:pk>/confirmation/", views.import_confirmation, name="import_confirmation"),
    path("people/import/<int:pk>/cancellation/", views.import_cancellation, name="import_cancellation"),
    path("people/import/<int:pk>/defects/<slug:kind>/", views.import_defects, name="import_defects"),
    re_path(
        r"^people/import/(?P<pk>\d+)/(?P<which>joins|moves|leaves)/$",
        views.import_changes,
        name="import_changes",
    ),
]
