"""The product's settings, with mail kept in memory, quick passwords and tasks run at once."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("INHABIT_VAR", str(Path(tempfile.gettempdir()) / f"inhabit-tests-{os.getuid()}"))
os.environ.setdefault("INHABIT_TASKS", "django.tasks.backends.immediate.ImmediateBackend")
os.environ.setdefault("INHABIT_MAIL", "locmem")

from inhabit.settings import *  # noqa: F403  # the environment must be set first

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, as in production, so that a browser's requests come on connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": VAR / f"tests-{os.getpid()}.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += ";PRAGMA synchronous=OFF"  # noqa: F405

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405  # whitenoise warns without

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
