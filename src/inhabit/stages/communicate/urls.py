from django.urls import path

from inhabit.stages.communicate.views import stories

urlpatterns = [
    path("stories/", stories.stories, name="stories"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("units/<int:pk>/story/", stories.unit_story, name="unit_story"),
    path("units/<int:pk>/story/<int:story>/versions/", stories.retelling_versions, name="retelling_versions"),
]
