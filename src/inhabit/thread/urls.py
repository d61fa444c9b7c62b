from django.urls import path

from inhabit.thread import views

urlpatterns = [
    path("units/<int:pk>/", views.unit, name="unit"),
    path("map/", views.map_, name="map"),
    path("map/<int:pk>/", views.map_of_unit, name="map_of_unit"),
    path("map/<int:pk>/picture.svg", views.map_picture, name="map_picture"),
    path("map/<int:pk>/table.csv", views.map_table, name="map_table"),
    path("map/<int:pk>/units.json", views.map_units, name="map_units"),
]
