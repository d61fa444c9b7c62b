from django.urls import path

from inhabit.coaching.resources import views

urlpatterns = [
    path("coaching/guides/", views.guides, name="guides"),
    path("coaching/guides/<slug:key>/", views.guide, name="guide"),
    path("coaching/with/<int:pk>/suggestions/", views.recommendations, name="recommendations"),
    path("coaching/suggested/<int:pk>/removal/", views.recommendation_removal, name="recommendation_removal"),
]
