"""``folded__words``: rows whose text has, of every choice of words, one; of the last choice a word that begins so."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Lookup

from nhipcau.common.vietnamese import FoldedField
from nhipcau.search.index import INDEXED, PARTED, has_words

Choices = Sequence[Sequence[str]]


@FoldedField.register_lookup
class Words(Lookup[Any]):
    """By the index of words where there is one; else by reading every text."""

    lookup_name = "words"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Reads every text: a word stands anywhere in it."""
        column, parameters = self.process_lhs(compiler, connection)
        parts, found = [], list[Any]()
        for choice in self.rhs:
            parts.append(f"({' OR '.join([f'{column} LIKE %s'] * len(choice))})")
            for word in choice:
                found += [*parameters, f"%{word}%"]
        return " AND ".join(parts) or "1 = 1", found

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        table = self.lhs.target.model._meta.db_table
        if table not in INDEXED or not has_words(connection):
            return self.as_sql(compiler, connection)
        key = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{connection.ops.quote_name('id')}"
        matching = f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH %s"  # noqa: S608 (a table of ours)
        return f"{key} IN ({matching})", [match_of(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        table = self.lhs.target.model._meta.db_table
        if table not in INDEXED:
            return self.as_sql(compiler, connection)
        words = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.{connection.ops.quote_name(PARTED)}"
        return f"{words} @@ to_tsquery('simple', %s)", [tsquery_of(self.rhs)]


def match_of(choices: Choices) -> str:
    """For FTS5: ("le" OR "lo") AND ("hoi"*); words have no signs (overview.search.words_of)."""
    return _joined(choices, ('"{}"', '"{}"*'), (" OR ", " AND "))


def tsquery_of(choices: Choices) -> str:
    """For PostgreSQL: (le | lo) & (hoi:*)."""
    return _joined(choices, ("{}", "{}:*"), (" | ", " & "))


def _joined(choices: Choices, forms: tuple[str, str], joints: tuple[str, str]) -> str:
    """Each word in its form, the words of the last choice in that of a beginning; choices in brackets."""
    last = len(choices) - 1
    said = [joints[0].join(forms[at == last].format(word) for word in choice) for at, choice in enumerate(choices)]
    return joints[1].join(f"({choice})" for choice in said)
