"""The table of the database cache, where attempts to sign in are counted. Keep it when squashing."""

from django.core.management import call_command
from django.db import migrations


def make_cache_table(apps, schema_editor):
    # Does nothing where the table stands, or where another kind of cache is set.
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [migrations.RunPython(make_cache_table, migrations.RunPython.noop)]
