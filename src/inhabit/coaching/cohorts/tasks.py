"""What is done about offers of coaching in the background. Each can run twice without harm."""

from django.tasks import task

from inhabit.coaching.cohorts.actions import close_cohort
from inhabit.coaching.cohorts.offering import send_all_offers
from inhabit.coaching.models import Cohort
from inhabit.people.models import today


@task
def send_offers(cohort_id: int) -> None:
    """Offer coaching to everybody a cohort is for and who has not been offered it."""
    cohort = Cohort.objects.filter(pk=cohort_id).first()
    if cohort is not None:
        send_all_offers(cohort)


@task
def close_what_is_over() -> None:
    """Close the offers whose last day is over."""
    for cohort in Cohort.objects.open().filter(ends_on__lt=today()):
        close_cohort(cohort=cohort, by=None)
