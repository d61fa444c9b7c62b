"""Indexes for long trails. SQLite makes the table anew, and with it the guard."""

from django.db import migrations, models

from inhabit.audit.guards import lift_guard, set_guard


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_guard")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: lift_guard(schema_editor),
            lambda apps, schema_editor: set_guard(schema_editor),
        ),
        migrations.AlterField("event", "verb", models.CharField(max_length=60)),
        migrations.AddIndex(
            "event", models.Index(fields=["verb", "id"], name="audit_event_verb_d8995a_idx")
        ),
        migrations.AddIndex("event", models.Index(fields=["at"], name="audit_event_at_34ce9a_idx")),
        migrations.RunPython(
            lambda apps, schema_editor: set_guard(schema_editor),
            lambda apps, schema_editor: lift_guard(schema_editor),
        ),
    ]
