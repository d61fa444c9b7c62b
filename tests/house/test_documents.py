"""The documents are true: links lead somewhere, and every setting is described."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_links_lead_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text()):
        if re.match(r"(https?|mailto):", link):
            continue
        path, _, fragment = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), f"{document.name} links to {link}"
        if fragment:
            headings = re.findall(r"^#+ (.*)$", target.read_text(), re.MULTILINE)
            assert fragment in map(anchor, headings), f"{document.name} links to {link}"


def test_every_document_can_be_found_from_the_index() -> None:
    index = (REPOSITORY / "docs/README.md").read_text()
    linked = {(REPOSITORY / "docs" / link.partition("#")[0]).resolve() for link in LINK.findall(index)}
    documents = {
        path.resolve() for path in DOCUMENTS if path.parent != REPOSITORY and path.name != "README.md"
    }
    assert documents - linked == set()


def test_settings_and_their_description_name_the_same_variables() -> None:
    settings = (REPOSITORY / "src/inhabit/settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    described = set(
        re.findall(r"^\| `([A-Z_]+)`", (REPOSITORY / "docs/operate/settings.md").read_text(), re.MULTILINE)
    )
    assert read == described


def test_each_library_has_its_reason() -> None:
    project = (REPOSITORY / "pyproject.toml").read_text()
    block = project.partition("dependencies = [")[2].partition("\n]")[0]
    libraries = set(re.findall(r'^  "([a-z-]+)', block, re.MULTILINE))
    reasons = (REPOSITORY / "docs/decisions/0002-libraries.md").read_text()
    assert {name for name in libraries if f"| {name} |" not in reasons} == set()


def test_the_layers_in_the_decision_are_those_of_the_contract() -> None:
    contract = re.search(r"^layers = \[(.*)\]", (REPOSITORY / "pyproject.toml").read_text(), re.MULTILINE)
    assert contract
    arrows = " → ".join(re.findall(r'"(\w+)"', contract[1]))
    assert f"\n    {arrows}\n" in (REPOSITORY / "docs/decisions/0001-house-and-layers.md").read_text()
