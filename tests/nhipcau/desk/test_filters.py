"""Lists as a person looks at them again and again."""

import pytest
from django.urls import reverse

from nhipcau.accounts.actions import MOST_FILTERS, drop_filter, save_filter
from nhipcau.accounts.models import SavedFilter
from nhipcau.common.refusal import Refused

pytestmark = pytest.mark.django_db


def _save(world, **changes):
    said = {"path": "/tasks/", "query": "status=late&page=3&q=", "name": " Quá  hạn ", **changes}
    return save_filter(by=world.lead, **said)


def test_what_a_list_is_asked_is_kept_without_what_passes(world):
    saved = _save(world)

    assert (saved.name, saved.path, saved.query) == ("Quá hạn", "/tasks/", "status=late")


def test_the_same_name_overwrites(world):
    assert _save(world).pk == _save(world, query="status=done").pk
    assert SavedFilter.objects.get().query == "status=done"


@pytest.mark.parametrize(
    ("change", "why"),
    [({"name": " "}, "đặt tên"), ({"query": "page=2"}, "điều kiện"), ({"query": "q=" + "a" * 2000}, "điều kiện")],
)
def test_what_cannot_be_kept_is_refused(world, change, why):
    with pytest.raises(Refused, match=why):
        _save(world, **change)


def test_there_is_an_end_to_filters(world):
    for number in range(MOST_FILTERS):
        _save(world, name=f"Số {number}")
    _save(world, name="Số 1", query="status=done")
    with pytest.raises(Refused, match="bỏ bớt"):
        _save(world, name="Một nữa")


def test_nobody_drops_the_filter_of_another(world):
    saved = _save(world)
    with pytest.raises(Refused, match="của mình"):
        drop_filter(by=world.partner, saved=saved)


def test_a_filter_is_saved_used_and_dropped_on_the_page(world, as_user):
    client = as_user(world.lead)
    asked = client.get(reverse("my_tasks"), {"status": "late", "q": ""}).content.decode()
    kept = client.post(reverse("save_filter"), {"path": "/tasks/", "query": "status=late", "name": "Quá hạn"})
    stray = client.post(reverse("save_filter"), {"path": "/accounts/login/", "query": "a=b", "name": "x"})
    shown = client.get(reverse("my_tasks")).content.decode()
    client.post(reverse("drop_filter", args=[SavedFilter.objects.get().pk]))

    assert 'value="status=late"' in asked
    assert (kept["Location"], stray.status_code) == ("/tasks/?status=late", 404)
    assert "/tasks/?status=late" in shown
    assert "/tasks/?status=late" not in client.get(reverse("my_tasks")).content.decode()
