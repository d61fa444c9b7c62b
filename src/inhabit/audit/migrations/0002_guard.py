"""The head of the trail, and the database's guard over it. Keep this migration when squashing."""

from django.db import migrations

from inhabit.audit.guards import lift_guard, set_guard


def make_head(apps, schema_editor):
    apps.get_model("audit", "Chain").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunPython(make_head, migrations.RunPython.noop),
        migrations.RunPython(
            lambda apps, schema_editor: set_guard(schema_editor),
            lambda apps, schema_editor: lift_guard(schema_editor),
        ),
    ]
