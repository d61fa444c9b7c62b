from django.urls import path

from inhabit.coaching.agreements import opened, views

urlpatterns = [
    path("coaching/for-the-organisation/", views.coaching_as_party, name="coaching_as_party"),
    path("coaching/with/<int:pk>/agreement/", views.agreement, name="agreement"),
    path("coaching/with/<int:pk>/agreement/consent/", views.agreement_consent, name="agreement_consent"),
    path("coaching/with/<int:pk>/agreement/sentences/", views.agreement_sentence, name="agreement_sentence"),
    path("coaching/with/<int:pk>/agreement/sessions/", views.agreement_sessions, name="agreement_sessions"),
    path("coaching/with/<int:pk>/agreement/as-before/", views.agreement_kept, name="agreement_kept"),
    path("coaching/with/<int:pk>/end/", views.engagement_end, name="engagement_end"),
    path("coaching/with/<int:pk>/opened/", opened.engagement_openings, name="engagement_openings"),
]
