"""A programme's own words for its next steps stood in one language: they become those of the deployment's."""

from django.conf import settings
from django.db import migrations


def into_our_language(apps, schema_editor):
    rewrite(apps, lambda words: {settings.LANGUAGE_CODE: words})


def out_of_it(apps, schema_editor):
    rewrite(apps, lambda words: words.get(settings.LANGUAGE_CODE) or next(iter(words.values()), {}))


def rewrite(apps, change):
    for programme in apps.get_model("programme", "Programme").objects.exclude(moves={}):
        by_move = programme.moves.get("words")
        if by_move:
            programme.moves["words"] = {key: change(words) for key, words in by_move.items()}
            programme.save(update_fields=["moves"])


class Migration(migrations.Migration):

    dependencies = [
        ("programme", "0002_rhythm"),
    ]

    operations = [
        migrations.RunPython(into_our_language, out_of_it),
    ]
