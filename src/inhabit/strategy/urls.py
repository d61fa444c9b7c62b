"""Addresses of the strategy."""

from django.urls import path

from inhabit.strategy.views import drafts, files, reading, signs

urlpatterns = [
    path("strategy/", reading.strategy, name="strategy"),
    path("strategy/versions/", reading.versions, name="strategy_versions"),
    path("strategy/versions/<int:pk>/", reading.version, name="strategy_version"),
    path("strategy/versions/<int:pk>/changes/", reading.changes, name="strategy_changes"),
    path("strategy/versions/<int:pk>/file/", reading.version_file, name="strategy_version_file"),
    path("strategy/differences/<int:older>/<int:newer>/", reading.difference, name="strategy_difference"),
    path("strategy/new/", drafts.new_strategy, name="new_strategy"),
    path("strategy/file/", files.import_file, name="import_strategy_file"),
    path("strategy/<int:pk>/drafts/", drafts.new_draft, name="new_draft"),
    path("strategy/drafts/<int:pk>/", drafts.edit_draft, name="edit_draft"),
    path("strategy/drafts/<int:pk>/autosave/", drafts.autosave_draft, name="autosave_draft"),
    path("strategy/drafts/<int:pk>/publication/", drafts.publish_draft, name="publish_draft"),
    path("strategy/drafts/<int:pk>/removal/", drafts.discard, name="discard_draft"),
    path("strategy/signs/<int:pk>/reading/", signs.new_reading, name="new_reading"),
]
