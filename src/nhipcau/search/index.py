"""The index of words beside the large tables: made by the database itself, whoever writes and however many rows.

SQLite has an FTS5 table over the folded column, kept by triggers; PostgreSQL has the words in a column that it computes
itself, under a GIN index.
"""

import sqlite3
from contextlib import closing
from functools import cache
from typing import Any

from django.db import connections

INDEXED = ("plans_item", "work_evidence")
"""Tables whose column ``folded`` is indexed: the others are small enough to be read."""
PARTS = {
    "made": "AFTER INSERT ON {table} BEGIN INSERT INTO {table}_words(rowid, folded) VALUES (new.id, new.folded); END",
    "gone": "AFTER DELETE ON {table} BEGIN INSERT INTO {table}_words({table}_words, rowid, folded) "
            "VALUES ('delete', old.id, old.folded); END",
    "changed": "AFTER UPDATE OF folded ON {table} BEGIN INSERT INTO {table}_words({table}_words, rowid, folded) "
               "VALUES ('delete', old.id, old.folded); "
               "INSERT INTO {table}_words(rowid, folded) VALUES (new.id, new.folded); END",
}  # fmt: skip
"""The triggers of a table, by the end of their names."""
TOKENS = "to_tsvector('simple', regexp_replace({column}, '[^[:alnum:]]+', ' ', 'g'))"
"""The words of a column in PostgreSQL, parted as the question is."""
PARTED = "folded_words"
"""The column of an indexed table in PostgreSQL that holds them; no model knows of it."""


def make_index(using: str = "default") -> None:
    """Makes what is missing of the index and reads every text into it; nothing where it is whole."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in INDEXED:
            if connection.vendor == "postgresql":
                _make_for_postgres(cursor, table)
            elif has_words(connection) and missing_parts(cursor, table):
                _make_for_sqlite(cursor, table)


def _make_for_postgres(cursor: Any, table: str) -> None:
    """The words lie in a column that the database computes: parting a text again for every question costs too much."""
    words = f"{PARTED} tsvector GENERATED ALWAYS AS ({TOKENS.format(column='folded')}) STORED"
    cursor.execute(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {words}")
    cursor.execute(f"CREATE INDEX IF NOT EXISTS {table}_words ON {table} USING gin ({PARTED})")


def _make_for_sqlite(cursor: Any, table: str) -> None:
    cursor.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_words USING fts5(folded, content='{table}', content_rowid='id', "
        "tokenize='unicode61', prefix='2 3')"
    )
    cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_vocabulary USING fts5vocab({table}_words, row)")
    for name, trigger in PARTS.items():
        cursor.execute(f"DROP TRIGGER IF EXISTS {table}_words_{name}")
        cursor.execute(f"CREATE TRIGGER {table}_words_{name} {trigger.format(table=table)}")
    cursor.execute(f"INSERT INTO {table}_words({table}_words) VALUES ('rebuild')")  # noqa: S608


def missing_parts(cursor: Any, table: str) -> set[str]:
    """What is missing of a table's index on SQLite: altering a table there makes it anew, without its triggers."""
    wanted = {f"{table}_words", *(f"{table}_words_{name}" for name in PARTS)}
    cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE %s", [f"{table}_words%"])
    return wanted - {name for (name,) in cursor.fetchall()}


def has_words(connection: Any) -> bool:
    """True of a database that can keep an index of words: an SQLite that was built without FTS5 reads every text."""
    return connection.vendor != "sqlite" or _sqlite_has_fts5()


@cache
def _sqlite_has_fts5() -> bool:
    """Of the library of this process, asked once."""
    with closing(sqlite3.connect(":memory:")) as asked:
        return bool(asked.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])
