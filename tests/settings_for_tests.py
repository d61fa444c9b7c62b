"""The product's settings, with mail kept in memory, quick passwords and tasks run at once."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("INHABIT_VAR", str(Path(tempfile.gettempdir()) / "inhabit-tests"))
os.environ.setdefault("INHABIT_TASKS", "django.tasks.backends.immediate.ImmediateBackend")
os.environ.setdefault("INHABIT_MAIL", "locmem")

from inhabit.settings import *  # noqa: F403  # the environment must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
