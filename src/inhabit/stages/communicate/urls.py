from django.urls import path

from inhabit.stages.communicate.views import (
    drift,
    echoes,
    listening,
    playbacks,
    receipts,
    rehearsals,
    retellings,
    stories,
    writing,
)

urlpatterns = [
    path("stories/", stories.stories, name="stories"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("programmes/<int:pk>/story/", writing.story_writing, name="story_writing"),
    path("programmes/<int:pk>/story/draft/", writing.story_draft, name="story_draft"),
    path("programmes/<int:pk>/story/draft/removal/", writing.story_draft_removal, name="story_draft_removal"),
    path("programmes/<int:pk>/story/publication/", writing.story_publication, name="story_publication"),
    path("units/<int:pk>/story/", stories.unit_story, name="unit_story"),
    path("units/<int:pk>/story/<int:story>/versions/", stories.retelling_versions, name="retelling_versions"),
    path("units/<int:pk>/story/<int:story>/drift/", drift.drift, name="drift"),
    path("units/<int:pk>/story/<int:story>/retelling/", retellings.retelling, name="retelling"),
    path(
        "units/<int:pk>/story/<int:story>/retelling/draft/",
        retellings.retelling_draft,
        name="retelling_draft",
    ),
    path(
        "units/<int:pk>/story/<int:story>/retelling/draft/removal/",
        retellings.retelling_draft_removal,
        name="retelling_draft_removal",
    ),
    path("units/<int:pk>/story/<int:story>/telling/", retellings.telling, name="telling"),
    path("units/<int:pk>/story/<int:story>/rehearsal/", rehearsals.rehearsal, name="rehearsal"),
    path(
        "units/<int:pk>/story/<int:story>/rehearsal/notes/",
        rehearsals.rehearsal_notes,
        name="rehearsal_notes",
    ),
    path("what-i-heard/", playbacks.playbacks, name="playbacks"),
    path("what-i-heard/receipt/", receipts.playback_receipt, name="playback_receipt"),
    path("what-i-heard/<int:pk>/", playbacks.playback, name="playback"),
    path("what-i-heard/<int:pk>/removal/", playbacks.playback_removal, name="playback_removal"),
    path("what-i-heard/<int:pk>/not-this-time/", playbacks.playback_dismissal, name="playback_dismissal"),
    path("listening/", listening.listening, name="listening"),
    path("listening/playbacks/<int:pk>/mark/", listening.playback_mark, name="playback_mark"),
    path("listening/batches/<uuid:pk>/mark/", listening.playback_batch_mark, name="playback_batch_mark"),
    path("units/<int:pk>/story/<int:story>/echo/", echoes.echo, name="echo"),
    path("units/<int:pk>/story/<int:story>/echo/draft/", echoes.echo_draft, name="echo_draft"),
]
