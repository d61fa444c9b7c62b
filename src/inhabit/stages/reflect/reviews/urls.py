from django.urls import URLPattern, path

from inhabit.stages.reflect.reviews.views import beginning, reviews

urlpatterns: list[URLPattern] = [
    path("units/<int:pk>/reviews/", reviews.unit_reviews, name="unit_reviews"),
    path("programmes/<int:pk>/reviews/", reviews.programme_reviews, name="programme_reviews"),
    path("programmes/<int:pk>/reviews/new/", reviews.new_programme_review, name="new_programme_review"),
    path(
        "programmes/<int:pk>/units/<int:unit>/reviews/new/", reviews.new_unit_review, name="new_unit_review"
    ),
    path("programmes/<int:pk>/units/<int:unit>/still-right/", beginning.still_right, name="still_right"),
    path("my-parts/again/", beginning.still_my_part, name="still_my_part"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/writing/", reviews.review_writing, name="review_writing"),
    path("reviews/<int:pk>/autosave/", reviews.review_autosave, name="review_autosave"),
    path("reviews/<int:pk>/sharing/", reviews.review_sharing, name="review_sharing"),
]
