"""The index of words: whole after every kind of write, and what stands for it where there is none."""

import pytest
from django.db import connection

from nhipcau.plans.models import Item
from nhipcau.search import lookups
from nhipcau.search.index import INDEXED, PARTS, make_index, missing_parts
from nhipcau.search.lookups import match_of, tsquery_of
from nhipcau.search.models import Word
from nhipcau.search.words import renew_words
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="of SQLite alone")


def _found(*choices):
    return sorted(Item.objects.filter(folded__words=choices).values_list("text", flat=True))


@pytest.fixture
def items(world):
    texts = ("Lễ hội hoa phượng đỏ", "Hội đàm với đối tác", "Tuần lễ hoa")
    rows = [make.ItemFactory.build(plan=world.plan, text=text, position=900 + at) for at, text in enumerate(texts)]
    return Item.objects.bulk_create(rows)


def test_every_word_is_there_and_of_the_last_its_beginning(items):
    assert _found(["le"], ["hoa"]) == ["Lễ hội hoa phượng đỏ", "Tuần lễ hoa"]
    assert _found(["hoi"], ["phuo"]) == ["Lễ hội hoa phượng đỏ"]
    assert _found(["phuo"], ["hoi"]) == []
    assert _found(["dam", "phuong"], ["hoi"]) == ["Hội đàm với đối tác", "Lễ hội hoa phượng đỏ"]


def test_what_is_changed_or_deleted_is_found_by_what_it_says_now(items):
    Item.objects.filter(pk=items[0].pk).update(folded="chieu coi")
    items[1].delete()
    items[2].text = "Triển lãm gốm"
    items[2].save()

    assert (_found(["phuong"]), _found(["dam"]), _found(["hoa"])) == ([], [], [])
    assert _found(["chieu"], ["coi"]) == ["Lễ hội hoa phượng đỏ"]
    assert _found(["trien"], ["lam"]) == ["Triển lãm gốm"]


@on_sqlite
def test_no_migration_has_taken_the_index_from_a_table():
    with connection.cursor() as cursor:
        assert {table: missing_parts(cursor, table) for table in INDEXED} == {table: set() for table in INDEXED}


@on_sqlite
def test_a_table_that_was_made_anew_gets_its_index_back(items):
    with connection.cursor() as cursor:
        for part in PARTS:
            cursor.execute(f"DROP TRIGGER plans_item_words_{part}")
        assert missing_parts(cursor, "plans_item") == {f"plans_item_words_{part}" for part in PARTS}
    Item.objects.filter(pk=items[0].pk).update(folded="chieu coi")
    assert _found(["coi"]) == []

    make_index()

    assert _found(["coi"]) == ["Lễ hội hoa phượng đỏ"]


@on_sqlite
def test_without_an_index_every_text_is_read(items, monkeypatch):
    monkeypatch.setattr(lookups, "has_words", lambda _connection: False)

    assert _found(["le"], ["hoa"]) == ["Lễ hội hoa phượng đỏ", "Tuần lễ hoa"]
    assert len(_found()) == Item.objects.count()


def test_words_are_collected_once(items):
    first = renew_words(["ke hoach 86 kh"])

    assert {"phuong", "hoach", "86", "doi"} <= set(Word.objects.values_list("text", flat=True))
    assert (first > 10, renew_words(["ke hoach"])) == (True, 0)


def test_how_a_question_is_put_to_each_database():
    choices = [["le", "lo"], ["hoi"]]

    assert match_of(choices) == '("le" OR "lo") AND ("hoi"*)'
    assert tsquery_of(choices) == "(le | lo) & (hoi:*)"
