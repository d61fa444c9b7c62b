"""What a reader sees of a chart: its finding, its rows, the same in the table, and files to take along."""

import csv
import io
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from inhabit import charts
from inhabit.charts.dots import Dot, DotChart, draw_dots
from inhabit.charts.downloads import download_of, picture_text, table_text
from inhabit.charts.figures import Figure
from inhabit.charts.frame import Frame, RowsPicture
from inhabit.charts.palette import file_style, srgb
from inhabit.charts.sheet import Picture, wrap
from inhabit.web.gallery.charts import pictures

FRAME = Frame(
    "siblings", "The shop knows the priorities.", "Understanding", date(2026, 11, 22), "ten groups", True
)
each_picture = pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.frame.slug)


@pytest.fixture
def siblings() -> RowsPicture:
    dots = (Dot("Shop & Stores", Figure(64.4, 58, 70), "three groups"), Dot("=Night shift"))
    return draw_dots(DotChart(FRAME, dots, above=Dot("Works", Figure(55, 50, 60))))


def test_charts_look_nothing_up() -> None:
    sources = Path(charts.__file__).parent.glob("*.py")
    assert [source.name for source in sources if "django.db" in source.read_text()] == []


def page_of(picture: Picture) -> str:
    return render_to_string("charts/frame.html", {"chart": picture})


def test_a_chart_says_its_finding_its_base_its_date_and_that_it_is_simulated(siblings: RowsPicture) -> None:
    page = page_of(siblings)
    assert re.search(r"<h3[^>]*>The shop knows the priorities\.</h3>", page)
    assert "Simulated" in page
    assert "Understanding · ten groups" in page
    assert "22 November 2026" in page


def test_the_table_has_the_figures_of_the_picture(siblings: RowsPicture) -> None:
    page = page_of(siblings)
    assert '<div class="chart-words">64 (58–70)</div>' in page
    assert re.search(
        r'<th scope="row">Shop &amp; Stores</th><td class="number">64</td><td class="number">58</td>', page
    )
    assert "Works: 55 (50–60)" in page
    assert siblings.table.rows[-1][0] == "Works"


def test_places_are_written_for_browsers_in_every_language(siblings: RowsPicture) -> None:
    with translation.override("de"):
        page = page_of(siblings)
    assert 'cx="64.4%"' in page


def test_an_empty_chart_says_so_and_offers_no_files() -> None:
    page = page_of(draw_dots(DotChart(FRAME, ())))
    assert "There is nothing to draw yet." in page
    assert "as=svg" not in page


@each_picture
def test_every_picture_stands_by_itself_as_a_file(picture: Picture) -> None:
    text = picture_text(picture)
    document = ET.fromstring(text)
    title = document.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == picture.frame.finding
    assert "Simulated" in text
    assert "var(" not in text
    assert "foreignObject" not in text


@each_picture
def test_every_row_of_the_table_is_as_long_as_its_head(picture: Picture) -> None:
    assert {len(row) for row in picture.table.rows} <= {len(picture.table.columns)}


def test_the_csv_says_what_it_shows_and_runs_no_formula(siblings: RowsPicture) -> None:
    rows = list(csv.reader(io.StringIO(table_text(siblings.table, siblings.frame).removeprefix("\ufeff"))))
    assert rows[1][:4] == ["Shop & Stores", "64", "58", "70"]
    assert rows[2][:2] == ["'=Night shift", "held back"]
    assert rows[-1] == ["Simulated · Understanding · ten groups · 22 November 2026"]


def test_files_come_from_the_page_itself(siblings: RowsPicture, rf: RequestFactory) -> None:
    assert download_of(rf.get("/"), siblings) is None
    answer = download_of(rf.get("/?chart=siblings&as=svg"), siblings)
    assert answer is not None
    assert answer["Content-Disposition"] == 'attachment; filename="siblings.svg"'
    assert answer["Content-Type"].startswith("image/svg+xml")
    for wrong in ("/?chart=other&as=svg", "/?chart=siblings&as=exe"):
        with pytest.raises(Http404):
            download_of(rf.get(wrong), siblings)


def test_files_have_the_colours_of_the_light_theme() -> None:
    assert "stroke: #" in file_style()
    assert [srgb(1, 0, 0), srgb(0, 0, 0), srgb(0.628, 0.2577, 29.23)] == ["#ffffff", "#000000", "#ff0000"]


def test_words_are_broken_into_lines_that_fit() -> None:
    lines = wrap("Radsatzinstandhaltungskapazitätsplanung im Werk Süd", 100, 14)
    assert len(lines) > 3
    assert max(map(len, lines)) <= 100 / (0.52 * 14)
    assert wrap("", 100) == [""]
