"""Records chosen by name: the name that is whole is taken, every other comes back with the nearest."""

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse

from nhipcau.desk.named import CONTACT, MOST_NAMES, PARTNER, NamedField, NamedListField
from nhipcau.partners.models import Partner
from nhipcau.partners.queries import visible_contacts, visible_partners
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


class _One(forms.Form):
    partner = NamedField(PARTNER, label="Đối tác", required=False)
    person = NamedField(CONTACT, label="Người", required=False)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].rows = visible_partners(by)
        self.fields["person"].rows = visible_contacts(by)


class _Many(forms.Form):
    partners = NamedListField(PARTNER, label="Đối tác")

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partners"].rows = visible_partners(by)


def _partner(world, name, code="JP", country="Nhật Bản", **more):
    land = make.CountryFactory(code=code, name_vi=country)
    names = "\n".join([name, *more.pop("also", ())])
    return make.PartnerFactory(
        locality=world.locality, agency=world.lead_agency, name_vi=name, all_names=names, country=land, **more
    )


def _typed(world, **said):
    form = _One(said, by=world.focal)
    form.full_clean()
    return form


@pytest.mark.parametrize(
    "typed",
    ["Thành phố Minami (Nhật Bản)", "thanh pho minami", "Minami City", "thanh pho minami (nhat ban)",
     " Thành phố Minami "],
)  # fmt: skip
def test_a_whole_name_is_the_record(world, typed):
    minami = _partner(world, "Thành phố Minami", also=["Minami City"])
    _partner(world, "Thành phố Minamihama")

    assert _typed(world, partner=typed).cleaned_data["partner"] == minami


def test_a_number_of_an_address_is_the_record(world):
    minami = _partner(world, "Thành phố Minami")

    assert _typed(world, partner=str(minami.pk)).cleaned_data["partner"] == minami
    assert 'value="Thành phố Minami (Nhật Bản)"' in str(_One(initial={"partner": minami.pk}, by=world.focal))


def test_a_part_of_a_name_comes_back_with_the_nearest(world):
    _partner(world, "Thành phố Minami")
    _partner(world, "Thành phố Minamihama")

    form = _typed(world, partner="minami")

    assert form.errors["partner"] == [
        "Sổ không có tên “minami”. Gần nhất: Thành phố Minami (Nhật Bản); Thành phố Minamihama (Nhật Bản)."
    ]
    html = str(form["partner"])
    assert 'value="minami"' in html
    assert '<option value="Thành phố Minamihama (Nhật Bản)">' in html


def test_a_slip_comes_back_with_what_has_its_longest_known_word(world):
    _partner(world, "Thành phố Minami")

    form = _typed(world, partner="Tỉnh thanh minami")

    assert form.errors["partner"] == ["Sổ không có tên “Tỉnh thanh minami”. Gần nhất: Thành phố Minami (Nhật Bản)."]


def test_two_of_one_name_are_told_apart_by_their_country(world):
    there = _partner(world, "Thành phố Biên")
    here = _partner(world, "Thành phố Biên", "LA", "Lào")

    assert _typed(world, partner="Thành phố Biên").errors["partner"] == [
        "Có nhiều hồ sơ tên “Thành phố Biên”, hãy chọn một: Thành phố Biên (Nhật Bản); Thành phố Biên (Lào)."
    ]
    assert _typed(world, partner="Thành phố Biên (Lào)").cleaned_data["partner"] == here
    assert _typed(world, partner="Thành phố Biên (Nhật Bản)").cleaned_data["partner"] == there


def test_what_one_may_not_see_is_neither_found_nor_offered(world):
    make.PartnerFactory(name_vi="Thành phố Kín", all_names="Thành phố Kín")

    assert _typed(world, partner="Thành phố Kín").errors["partner"] == [
        "Sổ không có tên “Thành phố Kín”; hãy ghi vào sổ trước."
    ]


def test_a_person_is_found_by_name_and_known_by_post(world):
    ambassador = make.PostFactory(partner=world.city, contact__name="Yamada Jiro").contact
    label = f"Yamada Jiro (Thị trưởng, {world.city.name_vi})"

    assert _typed(world, person="yamada jiro").cleaned_data["person"] == ambassador
    assert _typed(world, person=label).cleaned_data["person"] == ambassador
    assert f'value="{label}"' in str(_One(initial={"person": ambassador}, by=world.focal))


def _lines(world, *typed):
    data = QueryDict(mutable=True)
    data.setlist("partners", typed)
    form = _Many(data, by=world.focal)
    form.full_clean()
    return form


def test_each_line_is_a_record_once(world):
    minami, rive = _partner(world, "Thành phố Minami"), _partner(world, "Thành phố Rive", "FR", "Pháp")

    form = _lines(world, "Thành phố Rive", "", "thanh pho minami", "Thành phố Rive (Pháp)")

    assert form.cleaned_data["partners"] == [rive, minami]


def test_lines_that_are_typed_stand_there_again(world):
    _partner(world, "Thành phố Minami")

    form = _lines(world, "Thành phố Minami", "Thành phố Lạ")

    assert form.errors["partners"] == ["Sổ không có tên “Thành phố Lạ”. Gần nhất: Thành phố Minami (Nhật Bản)."]
    html = str(form["partners"])
    assert html.count("<input") == 4
    assert 'value="Thành phố Minami"' in html
    assert 'value="Thành phố Lạ"' in html


def test_too_many_lines_are_refused(world):
    form = _lines(world, *["x"] * (MOST_NAMES + 1))

    assert form.errors["partners"] == [f"Nhiều nhất {MOST_NAMES} tên trong một lần."]


def test_names_are_offered_while_one_types(world, as_user):
    _partner(world, "Thành phố Minami")
    make.PartnerFactory(name_vi="Thành phố Minami Kín", all_names="Thành phố Minami Kín")

    answer = as_user(world.focal).get(reverse("choose_record", args=["partner"]), {"field": "to", "to": "minami nhat"})

    assert answer.content.decode().strip() == '<option value="Thành phố Minami (Nhật Bản)"></option>'
    assert as_user(world.focal).get(reverse("choose_record", args=["nothing"])).status_code == 404


def test_a_form_asks_no_more_of_many_partners(world, as_user, django_assert_max_num_queries):
    make.PartnerFactory.create_batch(60, locality=world.locality, agency=world.lead_agency)
    client = as_user(world.focal)

    with django_assert_max_num_queries(12):
        page = client.get(reverse("add_agreement")).content.decode()

    assert Partner.objects.count() >= 60
    assert "Bến Xa" not in page
