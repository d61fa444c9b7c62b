"""Search as a page, and the answers that the palette shows while one types."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from inhabit.access.permissions import PersonRequest, requires, signed_in
from inhabit.web.search.results import Group, groups_for, number_of


@requires(signed_in)
@require_safe
def search(request: PersonRequest) -> HttpResponse:
    """Everything that the reader finds under some words, as links."""
    return render(request, "web/search.html", context_of(request))


@requires(signed_in)
@require_safe
def search_options(request: PersonRequest) -> HttpResponse:
    """The same, as the options of the palette's list."""
    return render(request, "web/search_options.html", context_of(request))


def context_of(request: PersonRequest) -> dict[str, object]:
    words = " ".join(request.GET.get("q", "").split())[:100]
    groups = groups_for(request.person, words)
    return {"words": words, "groups": groups, "said": said(words, groups)}


def said(words: str, groups: list[Group]) -> str:
    """Say how much there is, for who does not see it."""
    number = number_of(groups)
    if not number:
        return _("Nothing found. Try fewer letters.")
    if not words:
        return _("Type a name, or choose a page.")
    return ngettext("%(number)d thing found", "%(number)d things found", number) % {"number": number}
