from django.urls import path

from inhabit.stages.communicate.views import playbacks, receipts, stories

urlpatterns = [
    path("stories/", stories.stories, name="stories"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("units/<int:pk>/story/", stories.unit_story, name="unit_story"),
    path("units/<int:pk>/story/<int:story>/versions/", stories.retelling_versions, name="retelling_versions"),
    path("what-i-heard/", playbacks.playbacks, name="playbacks"),
    path("what-i-heard/receipt/", receipts.playback_receipt, name="playback_receipt"),
    path("what-i-heard/<int:pk>/", playbacks.playback, name="playback"),
    path("what-i-heard/<int:pk>/removal/", playbacks.playback_removal, name="playback_removal"),
    path("what-i-heard/<int:pk>/not-this-time/", playbacks.playback_dismissal, name="playback_dismissal"),
]
