"""The whole database as one file, at one moment, while people work; and back again."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from nhipcau.common.refusal import Refused, refuse_if

Rows = Callable[[str], list[tuple[Any, ...]]]
"""Gives the rows of a query."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the rows of a database say: of the one that is here, or of one as it was at one moment."""

    ask: Rows

    def migrations(self) -> list[tuple[str, str]]:
        """(app, name) of every migration that it has been through."""
        return [(app, name) for app, name in self.ask("SELECT app, name FROM django_migrations ORDER BY id")]

    def counts(self) -> dict[str, int]:
        """How many rows each table of the application has."""
        return {name: self.ask(f'SELECT count(*) FROM "{name}"')[0][0] for name in sorted(_tables())}  # noqa: S608

    def head(self) -> tuple[int, str]:
        """Number and digest of the last event of the record; (0, "") before the first."""
        rows = self.ask("SELECT number, digest FROM audit_chainhead") if "audit_chainhead" in _tables() else []
        return (rows[0][0], rows[0][1]) if rows else (0, "")

    def kept_files(self) -> dict[str, str]:
        """The SHA-256 of every file that a row names, by its name."""
        found: dict[str, str] = {}
        for table, column in _columns_of_files():
            found |= dict(self.ask(f'SELECT "{column}", sha256 FROM "{table}" WHERE "{column}" <> \'\''))  # noqa: S608
        return found


@dataclass(frozen=True, slots=True)
class Dump:
    """A database as it was at one moment: its file, and what it contains."""

    file: Path
    contents: Contents


def ask_here(query: str) -> list[tuple[Any, ...]]:
    """The rows of a query to the database that is here."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def vendor() -> str:
    """sqlite or postgresql."""
    return str(connection.vendor)


@contextmanager
def dumped(folder: Path) -> Iterator[Dump]:
    """Writes the database into a file of the folder, without keeping anybody from writing. Raises Refused."""
    with (_sqlite_dump if vendor() == "sqlite" else _postgres_dump)(folder) as dump:
        yield dump


def load(file: Path) -> None:
    """Puts a dumped database in the place of the one that is here: wholly, or not at all. Raises Refused."""
    connection.close()
    (_load_sqlite if vendor() == "sqlite" else _load_postgres)(file)


def known_migrations() -> set[tuple[str, str]]:
    """(app, name) of every migration that this version has."""
    return set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def applied_migrations() -> set[tuple[str, str]]:
    """(app, name) of every migration that the database has been through."""
    return set(MigrationRecorder(connection).applied_migrations())


def is_empty() -> bool:
    """True of a database in which nobody has an account and no agency stands: made, at most, and never used."""
    tables = _tables()
    return not any(_has_rows(name) for name in ("accounts_user", "agencies_agency", "audit_event") if name in tables)


def _has_rows(table: str) -> bool:
    return bool(ask_here(f'SELECT 1 FROM "{table}" LIMIT 1'))  # noqa: S608 (a name of our own)


def _tables() -> set[str]:
    own = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return own & set(connection.introspection.table_names())


def _columns_of_files() -> Iterator[tuple[str, str]]:
    """(table, column) of every file that the database at hand keeps: an older one may lack what this version has."""
    tables = _tables()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.FileField) and model._meta.db_table in tables:
                with connection.cursor() as cursor:
                    known = connection.introspection.get_table_description(cursor, model._meta.db_table)
                if {field.column, "sha256"} <= {column.name for column in known}:
                    yield model._meta.db_table, str(field.column)


@contextmanager
def _sqlite_dump(folder: Path) -> Iterator[Dump]:
    file = folder / "nhipcau.sqlite3"
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as source, closing(sqlite3.connect(file)) as kept:
        source.backup(kept)  # one read transaction: writers go on beside it
        kept.execute("PRAGMA journal_mode=DELETE")
        yield Dump(file, Contents(lambda query: kept.execute(query).fetchall()))


def _load_sqlite(file: Path) -> None:
    here = Path(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(here)) as target:
        source.backup(target)  # one transaction of the target: torn, it is rolled back
        target.execute("PRAGMA journal_mode=WAL")
    here.chmod(0o600)


@contextmanager
def _postgres_dump(folder: Path) -> Iterator[Dump]:
    """By pg_dump, in the snapshot of a transaction in which the rows are asked too."""
    file = folder / "nhipcau.pgdump"
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = ask_here("SELECT pg_export_snapshot()")[0][0]
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}", _name())
        yield Dump(file, Contents(ask_here))


def _load_postgres(file: Path) -> None:
    """Whatever is there goes, what this version made since among it, in the transaction in which the other comes."""
    plain, before = file.with_suffix(".sql"), file.with_name("before.sql")
    before.write_text("DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n", encoding="utf-8")
    _run("pg_restore", "--no-owner", f"--file={plain}", str(file))
    _run(
        "psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--dbname={_name()}",
        f"--file={before}", f"--file={plain}",
    )  # fmt: skip


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(program: str, *words: str) -> None:
    """A program of PostgreSQL's, signed in as the application is."""
    found = shutil.which(program)
    refuse_if(found is None, f"Máy chưa có {program} (gói postgresql-client). {program} is not installed.")
    told = connection.settings_dict
    given = {"PGHOST": told["HOST"], "PGPORT": told["PORT"], "PGUSER": told["USER"], "PGPASSWORD": told["PASSWORD"]}
    signed_in = {**os.environ, **{name: str(value) for name, value in given.items() if value}}
    run = subprocess.run([str(found), *words], env=signed_in, capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode:
        raise Refused(f"{program}: {run.stderr.strip()[-800:]}")
