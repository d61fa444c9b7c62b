"""Files that coaches and the programme team take along."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from inhabit.charts.cells import safe_cell
from inhabit.charts.downloads import BYTE_ORDER_MARK


def table_as_file(name: str, heads: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return a CSV file as spreadsheets read it, with nothing in it that they would run."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write(BYTE_ORDER_MARK)
    lines = csv.writer(response)
    lines.writerow([safe_cell(head) for head in heads])
    lines.writerows([cell if isinstance(cell, int) else safe_cell(cell) for cell in row] for row in rows)
    return response
