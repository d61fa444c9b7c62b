"""The gallery shows every component in full: no state forgotten, no parameter undeclared."""

import re
from typing import Any

import pytest
from cast import Cast, SignIn
from django.conf import LazySettings, settings
from django.template import engines
from django.template.base import Template
from django.template.context import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils.text import slugify

from inhabit.web.gallery.comments import CommentError, comment_of, read
from inhabit.web.gallery.registry import FAMILIES
from inhabit.web.gallery.sheets import include_line
from inhabit.web.gallery.specimens import Specimen
from inhabit.web.templatetags.icons import names_of_icons

FOLDER = settings.PACKAGE / "templates"
SPECIMENS = [specimen for family in FAMILIES for specimen in family.specimens]
# Whole pages, and the parts of the map's own.
NOT_COMPONENTS = {f"thread/{name}.html" for name in ("unit", "map", "map_row", "icicle", "units_shared")}
MISSING = "⟦missing⟧"
ICON = re.compile(r'{% icon "([^"]+)" %}')
each_specimen = pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.template)


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a variable that cannot be found printed as such."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", MISSING)  # type: ignore[attr-defined]


class WatchedContext(Context):
    """Notes the names that a template asks for and nobody gave, also where it only tests them."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.missing: set[str] = set()
        super().__init__(values)

    def __getitem__(self, key: str) -> Any:
        try:
            return super().__getitem__(key)
        except KeyError:
            self.missing.add(key)
            raise


def test_every_component_has_its_specimen() -> None:
    paths = [*FOLDER.glob("components/*.html"), *FOLDER.glob("thread/*.html")]
    components = {path.relative_to(FOLDER).as_posix() for path in paths} - NOT_COMPONENTS
    assert components - {specimen.template for specimen in SPECIMENS} == set()


@each_specimen
def test_every_parameter_is_shown(specimen: Specimen) -> None:
    comment = comment_of(specimen.template)
    given = [set(state.context) for state in specimen.states]
    assert set().union(*given) == comment.names, "declared and shown parameters differ"
    assert all(comment.required <= names for names in given), "a state lacks a required parameter"


@each_specimen
@pytest.mark.usefixtures("strict")
def test_nothing_is_missing(specimen: Specimen) -> None:
    comment = comment_of(specimen.template)
    left_out = dict.fromkeys(comment.names - comment.required, "")
    template: Template = get_template(specimen.template).template  # type: ignore[attr-defined]
    for state in specimen.states:
        context = WatchedContext(left_out | dict(state.context))
        assert MISSING not in template.render(context), state.title
        assert context.missing <= names_of_components(), f"{state.title}: undeclared parameters"


def names_of_components() -> set[str]:
    """Return what any component may leave out: one that stands inside another does."""
    comments = [comment_of(specimen.template) for specimen in SPECIMENS]
    return {name for comment in comments for name in comment.names - comment.required}


@each_specimen
def test_states_are_told_apart(specimen: Specimen) -> None:
    titles = [state.title for state in specimen.states]
    assert titles
    assert len(set(titles)) == len(titles)


def test_a_comment_is_read() -> None:
    comment = read(
        """{% comment %}
A chip.

person: somebody,
  or nobody
size (optional): "small"

Accessibility: none.
{% endcomment %}""",
        "chip.html",
    )
    assert comment.about == "A chip."
    assert comment.accessibility == "none."
    assert [(p.name, p.meaning, p.is_optional) for p in comment.parameters] == [
        ("person", "somebody, or nobody", False),
        ("size", '"small"', True),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<p>",
        "{% comment %}A chip.{% endcomment %}",
        "{% comment %}\nA chip.\n\nperson\n\nAccessibility: none.\n{% endcomment %}",
    ],
)
def test_a_comment_in_another_form_is_refused(source: str) -> None:
    with pytest.raises(CommentError):
        read(source, "chip.html")


def test_the_line_that_includes() -> None:
    line = include_line("components/x.html", {"name": "eye", "is_small": True, "words": "long " * 20})
    assert line == '{% include "components/x.html" with name="eye" is_small=True words=words only %}'
    assert include_line("components/x.html", {}) == '{% include "components/x.html" only %}'


def test_every_icon_in_a_template_is_there() -> None:
    used = {name for path in FOLDER.rglob("*.html") for name in ICON.findall(path.read_text())}
    assert used <= set(names_of_icons())


@pytest.mark.parametrize("is_demo", [True, False])
def test_the_foot_leads_there_in_the_demo_only(
    is_demo: bool, cast: Cast, sign_in: SignIn, settings: LazySettings
) -> None:
    settings.DEMO, settings.DEBUG = is_demo, False
    page = sign_in(cast.member).get(reverse("promise")).text
    assert (f'href="{reverse("gallery")}"' in page) == is_demo


def test_the_index_leads_to_every_component(cast: Cast, sign_in: SignIn) -> None:
    reader = sign_in(cast.member)
    index = reader.get(reverse("gallery")).text
    for family in FAMILIES:
        address = reverse("gallery_family", args=[family.slug])
        page = reader.get(address).text
        for specimen in family.specimens:
            anchor = slugify(specimen.name)
            assert f'href="{address}#{anchor}"' in index
            assert f'id="{anchor}"' in page
    assert reader.get(reverse("gallery_family", args=["nowhere"])).status_code == 404
