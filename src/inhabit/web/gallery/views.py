"""The gallery's pages: open to everyone signed in, since nothing on them is real."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from inhabit.access.permissions import requires, signed_in
from inhabit.charts.downloads import download_of
from inhabit.web.gallery import charts
from inhabit.web.gallery.registry import FAMILIES, family_of
from inhabit.web.gallery.sheets import sheet_of


@requires(signed_in)
def gallery(request: HttpRequest) -> HttpResponse:
    """The families of components, each with its own page."""
    return render(request, "web/gallery.html", {"families": FAMILIES})


@requires(signed_in)
def gallery_family(request: HttpRequest, slug: str) -> HttpResponse:
    """Each component of a family, in each of its states."""
    family = family_of(slug)
    if family is None:
        raise Http404
    if family.slug == "charts" and (file := file_of_charts(request)):
        return file
    context = {
        "family": family,
        "families": FAMILIES,
        "sheets": [sheet_of(specimen) for specimen in family.specimens],
    }
    return render(request, "web/gallery_family.html", context)


def file_of_charts(request: HttpRequest) -> HttpResponse | None:
    """Return what the charts' specimens offer beside the page: their downloads, and the explorer's units."""
    if "units" in request.GET:
        return JsonResponse({"units": charts.big_organisation()})
    return download_of(request, *charts.pictures())
