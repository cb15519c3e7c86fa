"""The words that stand in the texts, kept and renewed."""

import re
from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from nhipcau.search.index import INDEXED, PARTED, has_words
from nhipcau.search.models import Word

LONGEST = 64
BATCH = 2000
_WORD = re.compile(r"\w+")


def renew_words(more: Iterable[str] = ()) -> int:
    """Adds the words that are new, of the indexed texts and of ``more``; those that are gone stay. Gives how many."""
    known = set(Word.objects.values_list("text", flat=True))
    found = {word for text in more for word in _WORD.findall(text)} | set(_indexed_words())
    fresh = sorted(word for word in found - known if len(word) <= LONGEST)
    with transaction.atomic():
        Word.objects.bulk_create((Word(text=word) for word in fresh), batch_size=BATCH, ignore_conflicts=True)
    return len(fresh)


def _indexed_words() -> Iterator[str]:
    """Every word that the index has."""
    for table in INDEXED:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT word FROM ts_stat(%s)", [f"SELECT {PARTED} FROM {table}"])  # noqa: S608
            elif has_words(connection):
                cursor.execute(f"SELECT term FROM {table}_vocabulary")  # noqa: S608 (a name of our own)
            else:
                cursor.execute(f"SELECT folded FROM {table}")  # noqa: S608
            for (text,) in cursor:
                yield from _WORD.findall(text)
