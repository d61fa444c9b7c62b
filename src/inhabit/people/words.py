"""Finding names by how their words begin, as somebody types."""

from django.db.models import Q


def every_word_begins(field: str, words: str) -> Q:
    """Say that for each of ``words`` one word of ``field`` begins with it: "an mey" finds "Anna Meyer"."""
    found = Q()
    for word in words.split():
        found &= Q(
            (f"{field}__istartswith", word),
            (f"{field}__icontains", f" {word}"),
            (f"{field}__icontains", f"-{word}"),
            _connector=Q.OR,
        )
    return found
