import pytest
from django.utils.translation import override
from path_walks import every_walk

from inhabit.companion.files.shape import FEWEST_QUESTIONS, MOST_QUESTIONS
from inhabit.companion.library import SHIPPED, ReadFile, read_folder
from inhabit.programme.moves import MOVES

READ = {file.stem: read for file, read in read_folder(SHIPPED)}


@pytest.mark.parametrize("name", READ)
def test_a_shipped_path_passes_its_check(name: str) -> None:
    read = READ[name]

    assert isinstance(read, ReadFile), "\n".join(map(str, read.problems))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", READ)
def test_every_way_ends_in_a_sentence_and_a_small_act(name: str, language: str) -> None:
    read = READ[name]
    assert isinstance(read, ReadFile)

    with override(language):
        walks = list(every_walk(read.path))

    assert {walked.outcome is not None for walked in walks} == {True}
    for walked in walks:
        assert walked.outcome is not None
        assert FEWEST_QUESTIONS <= len(walked.answered) <= MOST_QUESTIONS
        texts = [walked.outcome.sentence, walked.outcome.act, *(step.text for step in walked.steps)]
        assert all(texts)
        assert not [text for text in (*texts, *(step.said for step in walked.steps)) if "{" in text]


@pytest.mark.parametrize("role", ["member", "lead"])
@pytest.mark.parametrize("theme", ["authenticity", "safety", "agility"])
def test_each_theme_has_a_path_for_everyone_and_one_for_leads(theme: str, role: str) -> None:
    found = [read.path for read in READ.values() if isinstance(read, ReadFile)]

    assert [path for path in found if path.theme == theme and path.role == role]


@pytest.mark.parametrize(
    ("stage", "roles"),
    [
        ("clarify", {"member", "lead", "sponsor", "steward"}),
        ("communicate", {"member", "lead", "sponsor", "steward"}),
        ("empower", {"member", "lead"}),
        ("reflect", {"member", "lead"}),
    ],
)
def test_each_stage_has_paths_for_its_roles(stage: str, roles: set[str]) -> None:
    found = [read.path for read in READ.values() if isinstance(read, ReadFile)]

    assert roles <= {path.role for path in found if path.stage == stage}


def test_behind_each_next_step_of_a_stage_stands_a_path() -> None:
    found = [read.path for read in READ.values() if isinstance(read, ReadFile)]

    of_a_stage = {move.key for move in MOVES.values() if move.stage is not None}
    assert of_a_stage - {move for path in found for move in path.moves} == set()
