from django.urls import path

from inhabit.stages.empower.barriers.views import (
    boards,
    clearing,
    one,
    programme,
    raising,
    receipts,
    rising,
    trials,
)

urlpatterns = [
    path("units/<int:pk>/barriers/", boards.unit_barriers, name="unit_barriers"),
    path("barriers/for-me/", boards.barriers_for_me, name="barriers_for_me"),
    path("barriers/mine/", boards.my_barriers, name="my_barriers"),
    path("barriers/raise/", raising.barrier_new, name="barrier_new"),
    path("barriers/receipt/", receipts.barrier_receipt, name="barrier_receipt"),
    path(
        "barriers/receipt/withdrawal/", receipts.barrier_receipt_withdrawal, name="barrier_receipt_withdrawal"
    ),
    path("barriers/receipt/word/", receipts.barrier_receipt_word, name="barrier_receipt_word"),
    path("barriers/<uuid:pk>/", one.barrier, name="barrier"),
    path("barriers/<uuid:pk>/me-too/", raising.barrier_joining, name="barrier_joining"),
    path("barriers/<uuid:pk>/withdrawal/", raising.barrier_withdrawal, name="barrier_withdrawal"),
    path("barriers/<uuid:pk>/doing/", clearing.barrier_doing, name="barrier_doing"),
    path("barriers/<uuid:pk>/owner/", clearing.barrier_owner, name="barrier_owner"),
    path("barriers/<uuid:pk>/merging/", clearing.barrier_merging, name="barrier_merging"),
    path("barriers/<uuid:pk>/closure/", clearing.barrier_closure, name="barrier_closure"),
    path("barriers/<uuid:pk>/confirmation/", clearing.barrier_confirmation, name="barrier_confirmation"),
    path("barriers/<uuid:pk>/reopening/", clearing.barrier_reopening, name="barrier_reopening"),
    path("barriers/<uuid:pk>/level/", rising.barrier_level, name="barrier_level"),
    path("barriers/<uuid:pk>/help/", rising.barrier_help, name="barrier_help"),
    path("barriers/<uuid:pk>/time/", rising.barrier_time, name="barrier_time"),
    path("barriers/<uuid:pk>/taking/", rising.barrier_taking, name="barrier_taking"),
    path("barriers/<uuid:pk>/trial/", trials.trial_new, name="trial_new"),
    path("trials/<int:pk>/", trials.trial, name="trial"),
    path("trials/<int:pk>/notes/", trials.trial_notes, name="trial_notes"),
    path("trials/<int:pk>/joining/", trials.trial_joining, name="trial_joining"),
    path("trials/<int:pk>/end/", trials.trial_end, name="trial_end"),
    path("trials/<int:pk>/here/", trials.trial_here, name="trial_here"),
    path("units/<int:pk>/trials/", trials.unit_trials, name="unit_trials"),
    path("programmes/<int:pk>/barriers/", programme.programme_barriers, name="programme_barriers"),
    path("programmes/<int:pk>/trials/", trials.programme_trials, name="programme_trials"),
]
