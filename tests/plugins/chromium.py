"""The Chromium of this machine. ``python tests/plugins/chromium.py`` installs one if there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "No Chromium was found, and the browser tests need a real one. Any of these helps: "
    "`.venv/bin/playwright install chromium`, `apt-get install chromium`, "
    "or INHABIT_CHROMIUM=/path/to/chromium."
)


def find_chromium() -> str | None:
    """Return a Chromium that starts: the one named, the system's, or Playwright's own."""
    named = os.environ.get("INHABIT_CHROMIUM") or os.environ.get("PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH")
    found = [named] if named else [*map(shutil.which, COMMANDS), *playwrights_own()]
    return next((path for path in found if path and starts(path)), None)


def playwrights_own() -> list[str]:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    return sorted(map(str, folder.glob("chromium-*/chrome-linux*/chrome")), reverse=True) + sorted(
        map(str, folder.glob("chromium-*/chrome-mac*/*.app/Contents/MacOS/*")), reverse=True
    )


def starts(path: str) -> bool:
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def install_chromium() -> str | None:
    """Try Playwright's download, then, as root on Debian, the system's package."""
    attempts = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        attempts.append(
            [
                ["apt-get", "-q", "update"],
                ["apt-get", "-qy", "install", "--no-install-recommends", "chromium"],
            ]
        )
    for commands in attempts:
        if all(carried_out(command) for command in commands) and (path := find_chromium()):
            return path
    return None


def carried_out(command: list[str]) -> bool:
    sys.stderr.write(f"No Chromium yet: {' '.join(command)}\n")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, stdout=sys.stderr, stdin=subprocess.DEVNULL, env=environment, timeout=600, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    is_named = "INHABIT_CHROMIUM" in os.environ
    path = find_chromium() or (None if is_named else install_chromium())
    if path is None:
        sys.exit(ADVICE)
    sys.stdout.write(f"{path}\n")
