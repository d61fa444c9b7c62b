from django.urls import path

from inhabit.coaching.practice.views import own, team

urlpatterns = [
    path("coaching/as-coach/log/", own.coach_log, name="coach_log"),
    path("coaching/as-coach/log/sheet/", own.coach_log_sheet, name="coach_log_sheet"),
    path("coaching/as-coach/log/file/", own.coach_log_file, name="coach_log_file"),
    path("coaching/as-coach/log/<int:pk>/payment/", own.coach_log_payment, name="coach_log_payment"),
    path("coaching/as-coach/invoices/", own.coach_bills, name="coach_bills"),
    path("coaching/practice/", team.practice, name="practice"),
    path("coaching/practice/all/", team.practice_summary, name="practice_summary"),
    path("coaching/practice/invoices/", team.practice_invoices, name="practice_invoices"),
]
