from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def copy_audiences(apps: Any, schema_editor: Any) -> None:
    words = apps.get_model("communicate", "QuestionWord").objects
    questions = apps.get_model("communicate", "Question").objects.filter(pk=OuterRef("question"))
    words.update(audience=Subquery(questions.values("audience")))
    # PostgreSQL changes no table whose references it has still to check.
    schema_editor.connection.check_constraints(["communicate_questionword"])


class Migration(migrations.Migration):
    dependencies = [
        ("communicate", "0003_playbacks"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="questionword",
            name="audience",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.unit",
            ),
        ),
        migrations.RunPython(copy_audiences, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="questionword",
            name="audience",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.unit",
            ),
        ),
        migrations.RemoveIndex(model_name="questionword", name="questions_by_word"),
        migrations.AddIndex(
            model_name="questionword",
            index=models.Index(
                fields=["audience", "head", "word", "question"], name="words_for_an_audience"
            ),
        ),
    ]
