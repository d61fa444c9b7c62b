"""``pip install`` brings everything: the wheel has each file of the package, and runs on its own."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return next(folder.glob("inhabit-*.whl"))


def files_of_the_package() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "src/inhabit"],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
        timeout=30,
    ).stdout.splitlines()
    return {name.removeprefix("src/") for name in listed if (REPOSITORY / name).exists()}


def test_the_wheel_has_every_file_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("inhabit/")}
    assert packed == files_of_the_package()


def test_the_wheel_runs_by_itself(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
        metadata = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "inhabit = inhabit.cli:main" in archive.read(metadata).decode()
    done = subprocess.run(
        [sys.executable, "-c", "from inhabit.cli import main; main()", "migrate", "-v0"],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(tmp_path / "installed"), "DATABASE_URL": "sqlite:///x.sqlite3"}
        | {"DJANGO_SETTINGS_MODULE": "inhabit.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
