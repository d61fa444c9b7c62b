"""Home."""

from django.http import HttpResponse
from django.shortcuts import render

from inhabit.access.permissions import PersonRequest, requires, signed_in


@requires(signed_in)
def home(request: PersonRequest) -> HttpResponse:
    """My thread, from the vision down to me."""
    return render(request, "web/home.html")
