"""What people take along: a chart's table as CSV and its picture as SVG.

The page that shows a chart hands out its files under the same permission: a view that shows charts
first asks ``download_of(request, …)`` whether a file is wanted.
"""

from __future__ import annotations

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from inhabit.charts.cells import safe_cell
from inhabit.charts.frame import Frame, Table
from inhabit.charts.palette import file_style, light_colours
from inhabit.charts.sheet import WIDTH, Picture, sheet_of, what_words
from inhabit.charts.xml import without_forbidden

BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"  # tells spreadsheets that it is UTF-8


def download_of(request: HttpRequest, *pictures: Picture) -> HttpResponse | None:
    """Return the file that ``?chart=SLUG&as=csv`` (or ``svg``) asks for; None where a page is wanted.

    Raises ``Http404`` where the page has no such chart or the chart no such file.
    """
    if "chart" not in request.GET:
        return None
    slug, kind = request.GET["chart"], request.GET.get("as", "csv")
    picture = next((picture for picture in pictures if picture.frame.slug == slug), None)
    if picture is None or kind not in {"csv", "svg"}:
        raise Http404
    return table_file(picture) if kind == "csv" else picture_file(picture)


def table_file(picture: Picture) -> HttpResponse:
    return attachment(table_text(picture.table, picture.frame), "text/csv", f"{picture.frame.slug}.csv")


def picture_file(picture: Picture) -> HttpResponse:
    return attachment(picture_text(picture), "image/svg+xml", f"{picture.frame.slug}.svg")


def attachment(text: str, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def table_text(table: Table, frame: Frame) -> str:
    """Return the table as CSV; its last lines say what it shows, since a file travels without its page."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([safe_cell(column.name) for column in table.columns])
    rows.writerows(
        [cell if isinstance(cell, int | float) else safe_cell(cell) for cell in row] for row in table.rows
    )
    rows.writerows([[], [safe_cell(frame.finding)], [safe_cell(what_words(frame))]])
    return BYTE_ORDER_MARK + text.getvalue()


def picture_text(picture: Picture) -> str:
    """Return the picture as an SVG document of its own, on light paper, with its title and styles."""
    tokens = light_colours()
    colours = {
        "paper": tokens["paper"],
        "ink": tokens["ink"],
        "soft": tokens["ink-soft"],
        "strong": tokens["chart-on-strong"],
    }
    context = {
        "sheet": sheet_of(picture),
        "frame": picture.frame,
        "what": what_words(picture.frame),
        "width": WIDTH,
        "style": file_style(),
        "colours": colours,
    }
    return without_forbidden(render_to_string("charts/sheet.svg", context))
