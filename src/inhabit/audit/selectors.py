"""Reading the trail."""

from inhabit.audit.models import Chain, Event


def first_broken_event() -> Event | None:
    """Return the first event whose seal does not fit, or None when the whole trail is sound."""
    previous = ""
    event = None
    for event in Event.objects.order_by("id").iterator():
        if event.previous_seal != previous or event.seal != event.computed_seal():
            return event
        previous = event.seal
    head = Chain.objects.filter(pk=1).values_list("seal", flat=True).first() or ""
    return event if head != previous else None
