"""The database's own guard over the trail: no event is ever changed or removed.

The one exception is erasing a person, which empties ``actor_id`` and nothing else. Whoever owns
the database can still take the guard away; then the seals show what was changed.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FROZEN = (
    "id",
    "at",
    "actor_mark",
    "verb",
    "subject_kind",
    "subject_id",
    "details",
    "previous_seal",
    "seal",
)

SQLITE_UP = (
    "CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event BEGIN"
    " SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    "CREATE TRIGGER audit_event_unchanged BEFORE UPDATE ON audit_event WHEN NEW.actor_id IS NOT NULL OR "
    + " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FROZEN)
    + " BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
)
SQLITE_DOWN = (
    "DROP TRIGGER IF EXISTS audit_event_stays",
    "DROP TRIGGER IF EXISTS audit_event_unchanged",
)
POSTGRESQL_UP = (
    "CREATE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'integrity_constraint_violation';"
    " END $$",
    "CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event"
    " FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()",
    "CREATE TRIGGER audit_event_untruncated BEFORE TRUNCATE ON audit_event"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse()",
    "CREATE TRIGGER audit_event_unchanged BEFORE UPDATE ON audit_event FOR EACH ROW"
    " WHEN (NEW.actor_id IS NOT NULL OR "
    + " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in FROZEN)
    + ") EXECUTE FUNCTION audit_event_refuse()",
)
POSTGRESQL_DOWN = (
    "DROP TRIGGER IF EXISTS audit_event_stays ON audit_event",
    "DROP TRIGGER IF EXISTS audit_event_untruncated ON audit_event",
    "DROP TRIGGER IF EXISTS audit_event_unchanged ON audit_event",
    "DROP FUNCTION IF EXISTS audit_event_refuse()",
)


def set_guard(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the database refuse every change to the trail. Run again after a change of the table."""
    lift_guard(schema_editor)
    run(schema_editor, {"sqlite": SQLITE_UP, "postgresql": POSTGRESQL_UP})


def lift_guard(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guard away: for a migration that changes the table, and for emptying test databases."""
    run(schema_editor, {"sqlite": SQLITE_DOWN, "postgresql": POSTGRESQL_DOWN})


def run(schema_editor: BaseDatabaseSchemaEditor, statements: dict[str, tuple[str, ...]]) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)
