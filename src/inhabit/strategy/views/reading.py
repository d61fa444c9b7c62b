"""Reading the strategy: the version in force, any version, the list of them, what changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from inhabit.access.permissions import PersonRequest, inside, requires, signed_in
from inhabit.strategy.differences import difference_between
from inhabit.strategy.files.writing import strategy_as_yaml
from inhabit.strategy.models import Strategy, Version
from inhabit.strategy.permissions import may_edit, readers_of_drafts, reads_both, reads_version
from inhabit.strategy.selectors import (
    contents_of,
    contents_of_both,
    former_version,
    strategies_with_versions,
    strategy_page,
    version_in_force,
)
from inhabit.surfaces.thanks import thanks_for


@requires(inside)
def strategy(request: PersonRequest) -> HttpResponse:
    """The strategy in force, or what to do while there is none."""
    version = version_in_force()
    if version is None:
        return render_none(request)
    return render_version(request, version)


def render_none(request: PersonRequest) -> HttpResponse:
    """Say that there is no strategy yet and, to those who write it, where to begin or go on."""
    is_editor = may_edit(request.person)
    context = {
        "is_editor": is_editor,
        "begun": list(Strategy.objects.order_by("-pk")) if is_editor else [],
        "readers": readers_of_drafts().said_to(request.person),
    }
    return render(request, "strategy/none.html", context)


@requires(reads_version)
def version(request: PersonRequest, pk: int) -> HttpResponse:
    """One version, published or (for those who write it) a draft."""
    found = get_object_or_404(Version.objects.select_related("strategy", "published_by"), pk=pk)
    return render_version(request, found)


def render_version(request: PersonRequest, version: Version) -> HttpResponse:
    context = {
        "page": strategy_page(version),
        "is_editor": may_edit(request.person),
        "readers": readers_of_drafts().said_to(request.person) if version.is_draft else "",
        "thanks": thanks_for("version", [version.pk]).get(version.pk, []),
    }
    return render(request, "strategy/reading.html", context)


@requires(signed_in)
def versions(request: PersonRequest) -> HttpResponse:
    """All published versions; for those who write them, drafts as well."""
    is_editor = may_edit(request.person)
    strategies = strategies_with_versions(with_drafts=is_editor)
    context = {
        "strategies": strategies,
        "is_editor": is_editor,
        "readers": readers_of_drafts().said_to(request.person) if is_editor else "",
    }
    return render(request, "strategy/versions.html", context)


@requires(reads_version)
def changes(request: PersonRequest, pk: int) -> HttpResponse:
    """What a version changed against the one before it."""
    found = get_object_or_404(Version.objects.select_related("strategy"), pk=pk)
    former = former_version(found)
    if former is None:
        return redirect("strategy_version", pk)
    return redirect("strategy_difference", former.pk, pk)


@requires(reads_both)
def difference(request: PersonRequest, older: int, newer: int) -> HttpResponse:
    """What changed from one version to another."""
    both = Version.objects.select_related("strategy").in_bulk([older, newer])
    before, after = both[older], both[newer]
    context = {
        "older": before,
        "newer": after,
        "difference": difference_between(*contents_of_both(before, after)),
        "others": before.strategy.versions.published().exclude(pk__in=[older, newer])
        if before.strategy_id == after.strategy_id
        else (),
    }
    return render(request, "strategy/difference.html", context)


@requires(reads_version)
def version_file(request: PersonRequest, pk: int) -> HttpResponse:
    """A version as the YAML file that can be imported again."""
    found = get_object_or_404(Version.objects.select_related("strategy"), pk=pk)
    text = strategy_as_yaml(found.strategy.name, contents_of(found))
    name = f"{slugify(found.strategy.name) or 'strategy'}-{found.number}.yaml"
    return HttpResponse(
        text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
