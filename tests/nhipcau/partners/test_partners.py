"""Partners: entered once, found by any of their names, merged with all that is theirs, passed on with an agency."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.partners import actions
from nhipcau.partners.actions import Deed, Particulars, Person
from nhipcau.partners.models import Activity, Partner, Post
from nhipcau.partners.queries import (
    LIVELY,
    NEW,
    QUIET,
    SILENT,
    health_of,
    in_health,
    likely_same,
    partner_health,
    posts_around,
    posts_on,
    search_partners,
    visible_partners,
    with_activity,
)
from nhipcau.records import actions as records
from nhipcau.records.keeping import SentFile
from nhipcau.records.models import TaskLink
from nhipcau.records.queries import attachments_of, linked_tasks, records_of_task
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _said(world, **more):
    return Particulars(kind="locality", name_vi="Thành phố Minamihama", agency=world.lead_agency, **more)


def test_a_partner_is_found_by_every_name_it_has_without_marks(world):
    said = _said(world, name_en="Minamihama City", name_own="南浜市", other_names="Minami-hama\nNam Tân thị")
    partner = actions.add_partner(by=world.lead, locality=world.locality, said=said, now=NOW)
    make.PostFactory(partner=partner, contact__name="Sakamoto Haruki")
    other = make.PartnerFactory(locality=world.locality, agency=world.lead_agency, name_vi="Tỉnh Khác")

    seen = visible_partners(world.idle)
    for words in ("minamihama", "MINAMI-HAMA", "nam tan thi", "南浜", "thanh pho minamihama", "sakamoto", "nhat"):
        rows = search_partners(seen, words) if words != "nhat" else search_partners(seen.filter(pk=other.pk), words)
        assert [row.pk for row in rows] == [partner.pk if words != "nhat" else other.pk], words


def test_the_same_name_in_the_same_country_is_entered_once(world):
    japan, laos = make.CountryFactory(), make.CountryFactory(code="LA", name_vi="Lào")
    actions.add_partner(by=world.lead, locality=world.locality, said=_said(world, country=japan), now=NOW)

    with pytest.raises(Refused, match="Sổ đã có đối tác “Thành phố Minamihama”"):
        actions.add_partner(by=world.focal, locality=world.locality, said=_said(world, country=japan), now=NOW)
    actions.add_partner(by=world.focal, locality=world.locality, said=_said(world, country=laos), now=NOW)

    assert Partner.objects.filter(name_vi="Thành phố Minamihama").count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name_vi": " "}, "tên tiếng Việt"),
        ({"person": "outsider"}, "không làm việc ở cơ quan này"),
        ({"agency": "elsewhere"}, "địa phương khác"),
    ],
)
def test_poor_particulars_are_refused(world, changed, sentence):
    values = {"name_vi": "Tên", "agency": world.lead_agency, "person": None} | changed
    values["person"] = world.outsider if values["person"] == "outsider" else None
    values["agency"] = make.AgencyFactory() if values["agency"] == "elsewhere" else values["agency"]

    with pytest.raises(Refused, match=sentence):
        actions.edit_partner(by=world.lead, partner=world.city, said=Particulars(kind="locality", **values))


def test_merging_moves_everything_and_keeps_the_names(world):
    kept, double = world.city, make.PartnerFactory(
        locality=world.locality, agency=world.idle_agency, name_vi="TP Bến Xa", name_en="Far Landing City",
        all_names="TP Bến Xa\nFar Landing City", address="1 Main Street",
    )  # fmt: skip
    post, activity = make.PostFactory(partner=double), make.ActivityFactory(partner=double)
    file = make.AttachmentFactory(record=double)
    records.link_record(by=world.focal, keeper=actions.KEEPER, row=double, tasks=[world.assignment.task], now=NOW)
    records.link_record(by=world.focal, keeper=actions.KEEPER, row=kept, tasks=[world.assignment.task], now=NOW)

    actions.merge_partners(by=world.focal, partner=double, into=kept)

    kept.refresh_from_db()
    assert (Post.objects.get(pk=post.pk).partner, Activity.objects.get(pk=activity.pk).partner) == (kept, kept)
    assert (list(attachments_of(kept)), list(linked_tasks(world.focal, kept))) == ([file], [world.assignment.task])
    assert (kept.name_en, kept.address, kept.other_names) == ("Far Landing City", "1 Main Street", "TP Bến Xa")
    assert [row.pk for row in search_partners(visible_partners(world.focal), "tp ben xa")] == [kept.pk]
    assert TaskLink.objects.filter(record_id=double.pk).count() == 1  # what both had stays where it was
    with pytest.raises(Refused, match="đã được gộp"):
        actions.note_activity(by=world.focal, partner=double, deed=Deed("meeting", TODAY, "Họp"), now=NOW)


def test_a_file_that_was_taken_off_there_still_comes_along_and_an_old_link_leads_on(world, as_user):
    double = make.PartnerFactory(locality=world.locality, agency=world.lead_agency)
    make.AttachmentFactory(record=world.city, taken_off_at=NOW)
    file = make.AttachmentFactory(record=double)

    actions.merge_partners(by=world.focal, partner=double, into=world.city)

    assert list(attachments_of(world.city)) == [file]
    answer = as_user(world.idle).get(reverse("partner_detail", args=[double.pk]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("partner_detail", args=[world.city.pk]))


def test_a_file_is_taken_off_its_own_record_alone(world):
    file = make.AttachmentFactory(record=make.PartnerFactory(locality=world.locality, agency=world.lead_agency))

    with pytest.raises(Refused, match="đã được gỡ"):
        records.take_off_file(by=world.lead, keeper=actions.KEEPER, row=world.city, file=file, now=NOW)


def test_only_one_of_two_that_merge_each_other_goes(world):
    other = make.PartnerFactory(locality=world.locality, agency=world.lead_agency)
    actions.merge_partners(by=world.focal, partner=other, into=world.city)

    with pytest.raises(Refused, match="đã được gộp"):
        actions.merge_partners(by=world.focal, partner=world.city, into=other)
    with pytest.raises(Refused, match="một đối tác khác"):
        actions.merge_partners(by=world.focal, partner=world.city, into=world.city)
    with pytest.raises(NotAllowed):
        actions.merge_partners(by=world.lead, partner=world.city, into=other)


def test_likely_doubles_are_of_the_same_country(world):
    said = {"locality": world.locality, "agency": world.lead_agency}
    one = make.PartnerFactory(**said, name_vi="Thành phố Minamihama", all_names="Thành phố Minamihama\nMinamihama City")
    near = make.PartnerFactory(**said, name_vi="TP Minami-hama", all_names="TP Minami-hama\nMinamihama city")
    make.PartnerFactory(**said, name_vi="Thành phố Rothenau")
    make.PartnerFactory(
        **said, name_vi="Thành phố Minamihama", country=make.CountryFactory(code="KR", name_vi="Hàn Quốc")
    )

    assert likely_same(one) == [near]


@pytest.mark.parametrize(
    ("last", "following", "word"),
    [
        (None, None, NEW), (None, 5, LIVELY), (-10, None, LIVELY), (-92, None, LIVELY), (-93, None, QUIET),
        (-365, None, QUIET), (-366, None, SILENT), (-500, 1, LIVELY), (0, None, LIVELY),
    ],
)  # fmt: skip
def test_how_a_relation_stands_is_the_same_in_words_and_in_the_list(world, last, following, word):
    for days in (last, following):
        if days is not None:
            make.ActivityFactory(partner=world.city, on=TODAY + days * DAY)

    health = partner_health(world.city, TODAY)
    row = with_activity(Partner.objects.filter(pk=world.city.pk), TODAY).get()

    assert (health.word, health_of(row.last_on, row.next_on, TODAY)) == (word, word)
    found = with_activity(visible_partners(world.focal), TODAY)
    assert [one for one in (NEW, LIVELY, QUIET, SILENT) if in_health(found, one, TODAY)] == [word]


def test_a_glance_counts_twelve_months_and_those_before(world):
    for days in (0, -364, -365, -700, -730, 3):
        make.ActivityFactory(partner=world.city, on=TODAY + days * DAY)

    health = partner_health(world.city, TODAY)

    assert (health.this_year, health.year_before) == (2, 2)
    assert (health.last.on, health.next.on) == (TODAY, TODAY + 3 * DAY)


def test_who_holds_a_post_changes_and_is_remembered(world):
    before = actions.add_post(
        by=world.lead, partner=world.city,
        person=Person("Thị trưởng", name="Ishii Takeshi", is_head=True, since=date(2015, 4, 27)), now=NOW,
    )  # fmt: skip
    after = actions.add_post(
        by=world.lead, partner=world.city,
        person=Person("Thị trưởng", name="Sakamoto Haruki", is_head=True, since=date(2023, 4, 27)), now=NOW,
    )  # fmt: skip
    deputy = actions.add_post(
        by=world.lead, partner=world.city, person=Person("Phó Thị trưởng", name="Mizuno Aya"), now=NOW
    )

    before.refresh_from_db()
    assert (before.until, posts_on(world.city, TODAY)) == (date(2023, 4, 26), [after, deputy])
    assert posts_on(world.city, date(2020, 1, 1)) == [before, deputy]

    for since in (date(2023, 4, 27), date(2020, 1, 1), date(1, 1, 1)):
        person = Person("Thị trưởng", name="Kato Ken", is_head=True, since=since)
        with pytest.raises(Refused, match="xem lại ngày"):
            actions.add_post(by=world.lead, partner=world.city, person=person, now=NOW)
    coming = make.PostFactory(partner=world.city, since=TODAY + 30 * DAY)
    around = posts_around(world.city, TODAY)
    assert (around.former, around.coming) == ([before], [coming])
    coming.delete()

    actions.end_post(by=world.lead, post=deputy, on=TODAY)
    assert posts_on(world.city, TODAY + DAY) == [after]
    with pytest.raises(Refused, match="đã kết thúc"):
        actions.end_post(by=world.lead, post=deputy, on=TODAY)
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        actions.end_post(by=world.lead, post=after, on=date(2020, 1, 1))


def test_a_person_takes_a_new_post_and_stays_one_person(world):
    elsewhere = make.PartnerFactory(locality=world.locality, agency=world.lead_agency)
    first = actions.add_post(by=world.lead, partner=world.city, person=Person("Bí thư", name="Sato Yuki"), now=NOW)
    second = actions.add_post(by=world.lead, partner=elsewhere, person=Person("Đại sứ", known=first.contact), now=NOW)

    assert second.contact == first.contact
    with pytest.raises(Refused, match="Hãy ghi họ tên"):
        actions.add_post(by=world.lead, partner=elsewhere, person=Person("Đại sứ"), now=NOW)


def test_a_file_is_kept_once_and_served_as_it_was_kept(world, as_user):
    file = SentFile("anh.png", make.PICTURE, "Ảnh ký kết")
    one = records.attach_file(by=world.lead, keeper=actions.KEEPER, row=world.city, file=file, now=NOW)
    with pytest.raises(Refused, match="đã có trong hồ sơ"):
        records.attach_file(by=world.lead, keeper=actions.KEEPER, row=world.city, file=file, now=NOW)

    served = as_user(world.idle).get(reverse("record_file", args=["partner", world.city.pk, one.pk]))
    assert (one.note, b"".join(served.streaming_content)) == ("Ảnh ký kết", make.PICTURE)

    records.take_off_file(by=world.lead, keeper=actions.KEEPER, row=world.city, file=one, now=NOW)
    assert as_user(world.idle).get(reverse("record_file", args=["partner", world.city.pk, one.pk])).status_code == 404
    with pytest.raises(Refused, match="bảng tính"):
        records.attach_file(
            by=world.lead, keeper=actions.KEEPER, row=world.city, file=SentFile("a.exe", b"MZ"), now=NOW
        )


def test_a_task_knows_the_partners_that_belong_to_it(world, as_user):
    records.link_record(by=world.focal, keeper=actions.KEEPER, row=world.city, tasks=[world.assignment.task], now=NOW)

    assert list(records_of_task(world.assignment.task, visible_partners(world.lead))) == [world.city]
    page = as_user(world.lead).get(reverse("task_detail", args=[world.assignment.task_id])).content.decode()
    assert reverse("partner_detail", args=[world.city.pk]) in page

    records.unlink_record(by=world.focal, keeper=actions.KEEPER, row=world.city, task=world.assignment.task)
    assert list(records_of_task(world.assignment.task, visible_partners(world.lead))) == []
    with pytest.raises(Refused, match="không còn gắn"):
        records.unlink_record(by=world.focal, keeper=actions.KEEPER, row=world.city, task=world.assignment.task)


def test_the_list_is_asked_sorted_and_taken_away(world, as_user):
    said = {"locality": world.locality, "agency": world.lead_agency}
    old = make.PartnerFactory(**said, name_vi="Tỉnh Đầu", relation="twinned", kind="locality")
    make.ActivityFactory(partner=old, on=TODAY - 900 * DAY)
    make.PartnerFactory(**said, name_vi="Viện Cuối", kind="school", country=None)
    client = as_user(world.lead)

    def names(query):
        return [row.name_vi for row in client.get(f"{reverse('partner_list')}?{query}").context["page"]]

    assert (names(""), names("sort=-name")) == (["Tỉnh Đầu", "Viện Cuối"], ["Viện Cuối", "Tỉnh Đầu"])
    assert (names("kind=school"), names("relation=twinned")) == (["Viện Cuối"], ["Tỉnh Đầu"])
    assert (names("health=silent"), names(f"country={old.country_id}"), names("q=tinh+dau")) == (["Tỉnh Đầu"],) * 3
    book = load_workbook(BytesIO(client.get(f"{reverse('partners_xlsx')}?kind=school").content))
    assert [row[0].value for row in book.active.iter_rows(min_row=2) if row[0].value] == ["Viện Cuối"]
