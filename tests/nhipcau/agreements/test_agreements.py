"""Agreements: the steps of the law with their clocks, promises that become tasks, a last day that is seen in time."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from openpyxl import load_workbook

from nhipcau.agreements import actions
from nhipcau.agreements.actions import Assigned, Found, Terms
from nhipcau.agreements.models import Agreement, Review
from nhipcau.agreements.queries import (
    ENDED,
    EXPIRED,
    EXPIRING,
    IN_FORCE,
    PREPARING,
    STATES,
    agreement_steps,
    agreements_in,
    search_agreements,
    state_of,
    steps_followed,
    visible_agreements,
)
from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.notices.queries import waiting_for
from nhipcau.partners.actions import merge_partners
from nhipcau.records import actions as records
from nhipcau.records.keeping import SentFile
from nhipcau.records.queries import attachments_of, linked_tasks
from nhipcau.records.steps import Progress, stages_of
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _note(by, row, said):
    """Notes a step of the record as its card does."""
    return records.note_step(by=by, keeper=actions.KEEPER, row=row, steps=steps_followed(row), said=said)


def _terms(world, **more):
    values = {"title_vi": "Thỏa thuận kết nghĩa", "agency": world.lead_agency, "partners": [world.city]}
    return Terms(**(values | more))


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ({"signed_on": None}, PREPARING), ({"signed_on": None, "expires_on": TODAY + DAY}, PREPARING),
        ({}, IN_FORCE), ({"expires_on": TODAY + 184 * DAY}, IN_FORCE), ({"expires_on": TODAY + 183 * DAY}, EXPIRING),
        ({"expires_on": TODAY}, EXPIRING), ({"expires_on": TODAY - DAY}, EXPIRED),
        ({"expires_on": TODAY - DAY, "renews_itself": True}, IN_FORCE), ({"ended_on": TODAY}, ENDED),
        ({"ended_on": TODAY, "signed_on": None}, ENDED),
    ],
)  # fmt: skip
def test_how_an_agreement_stands_is_the_same_in_words_and_in_the_list(world, row, word):
    values = {"signed_on": date(2020, 1, 1), "locality": world.locality, "agency": world.lead_agency} | row
    agreement = make.AgreementFactory(**values)

    assert state_of(agreement, TODAY) == word
    rows = visible_agreements(world.idle)
    assert [one for one, _label in STATES if agreements_in(rows, one, TODAY)] == [word]


def test_the_steps_run_by_the_clocks_of_the_law(world):
    agreement = make.AgreementFactory(
        locality=world.locality, agency=world.lead_agency, signed_on=None, partner=world.city,
        made_at=NOW - 30 * DAY,
    )  # fmt: skip
    _note(world.lead, agreement, said=Progress(2, date(2026, 8, 3), None, "812/UBND-NC"))

    rows = {row.step.number: row for row in agreement_steps(agreement, TODAY)}
    assert (rows[2].due, rows[2].is_late, rows[2].stage.note) == (date(2026, 8, 12), True, "812/UBND-NC")
    assert (rows[1].due, rows[6].due) == (None, None)

    _note(world.lead, agreement, said=Progress(2, date(2026, 8, 3), date(2026, 8, 12)))
    terms = _terms(world, signed_on=date(2026, 8, 3))
    agreement = actions.edit_agreement(by=world.lead, agreement=agreement, terms=terms)
    rows = {row.step.number: row for row in agreement_steps(agreement, TODAY)}
    assert (rows[2].is_late, rows[6].due, rows[6].is_late) == (False, date(2026, 8, 18), True)
    assert stages_of(agreement).count() == 1
    agreement.signed_on = date(2017, 6, 30)
    assert agreement_steps(agreement, TODAY) == []  # it had been signed when it came into the register


def _waits(person, name):
    return [row.pk for _kind, rows in waiting_for(person, [name]) for row in rows]


def test_who_follows_an_agreement_is_told_that_it_ends_until_somebody_says_what_follows(world):
    soon = make.AgreementFactory(
        locality=world.locality, agency=world.lead_agency, signed_on=date(2017, 6, 30),
        expires_on=localdate() + 100 * DAY, partner=world.city,
    )  # fmt: skip

    assert (_waits(world.lead, "agreement_expires"), _waits(world.idle, "agreement_expires")) == ([soon.pk], [])

    found = Found(localdate().year, "", Review.Verdict.EXTEND)
    actions.review_agreement(by=world.lead, agreement=soon, found=found, now=timezone.now())
    assert _waits(world.lead, "agreement_expires") == []


def test_what_was_signed_is_to_be_reported_within_fifteen_days(world):
    signed = make.AgreementFactory(
        locality=world.locality, agency=world.lead_agency, signed_on=date(2026, 8, 21), partner=world.city
    )
    make.AgreementFactory(locality=world.locality, agency=world.lead_agency, signed_on=date(2020, 1, 1))
    make.AgreementFactory(locality=world.locality, agency=world.lead_agency, level="commune")

    [(kind, rows)] = waiting_for(world.lead, ["agreement_to_report"])
    assert [(row.pk, kind.say(row, world.lead).due) for row in rows] == [(signed.pk, date(2026, 9, 7))]

    _note(world.lead, signed, said=Progress(6, None, date(2026, 9, 1)))
    assert _waits(world.lead, "agreement_to_report") == []


def test_what_is_promised_becomes_a_task_that_knows_the_agreement(world):
    commitment = actions.add_commitment(by=world.lead, agreement=world.agreement, text="Trao đổi 02 nghệ nhân.")
    given = Assigned(world.lead_agency, TODAY + 30 * DAY, world.plan)

    with pytest.raises(NotAllowed):
        actions.assign_commitment(by=world.lead, commitment=commitment, given=given, now=NOW)
    task = actions.assign_commitment(by=world.focal, commitment=commitment, given=given, now=NOW)

    commitment.refresh_from_db()
    assert (commitment.task, task.plan, task.due) == (task, world.plan, TODAY + 30 * DAY)
    assert list(linked_tasks(world.focal, world.agreement)) == [task]
    assert world.agreement.title_vi in task.origin
    with pytest.raises(Refused, match="đã giao thành nhiệm vụ"):
        actions.assign_commitment(by=world.focal, commitment=commitment, given=given, now=NOW)


def test_steps_and_level_belong_together(world, as_user):
    _note(world.lead, world.agreement, said=Progress(3, None, TODAY))

    with pytest.raises(Refused, match="không đổi danh nghĩa ký"):
        actions.edit_agreement(by=world.lead, agreement=world.agreement, terms=_terms(world, level="department"))

    old = make.AgreementFactory(locality=world.locality, agency=world.lead_agency, signed_on=date(2017, 6, 30))
    with pytest.raises(Refused, match="Không có bước này"):
        _note(world.lead, old, said=Progress(1, None, TODAY))
    client = as_user(world.lead)
    assert client.get(reverse("note_step", args=["agreement", old.pk])).status_code == 404
    assert (
        client.get(f"{reverse('note_step', args=['agreement', world.agreement.pk])}?number={'9' * 5000}").status_code
        == 200
    )
    assert client.get(f"{reverse('note_step', args=['agreement', world.agreement.pk])}?number=88").status_code == 404


def test_a_year_that_never_comes_stops_nobody(world, as_user):
    terms = _terms(world, signed_on=date(9999, 12, 31))
    agreement = actions.add_agreement(by=world.lead, locality=world.locality, terms=terms, now=NOW)

    client = as_user(world.lead)
    assert client.get(reverse("today")).status_code == 200
    assert client.get(reverse("agreement_detail", args=[agreement.pk])).status_code == 200


def test_another_partner_stands_in_the_record_and_words_for_codes(world):
    other = make.PartnerFactory(locality=world.locality, agency=world.lead_agency, name_vi="Tỉnh Khác")
    agreement = make.AgreementFactory(
        locality=world.locality, agency=world.lead_agency, partner=world.city, title_vi="Cũ"
    )

    terms = _terms(world, title_vi="Cũ", partners=[other], renews_itself=True, kind="twinning", signed_on=TODAY)
    actions.edit_agreement(by=world.lead, agreement=agreement, terms=terms)

    assert Event.objects.filter(verb="edit_agreement").get().data["changes"] == {
        "kind": ["Hữu nghị, hợp tác", "Kết nghĩa"], "renews_itself": ["không", "có"],
        "partners": [world.city.name_vi, "Tỉnh Khác"],
    }  # fmt: skip
    merge_partners(by=world.focal, partner=other, into=world.city)
    with pytest.raises(Refused, match="đã được gộp"):
        actions.add_agreement(by=world.lead, locality=world.locality, terms=_terms(world, partners=[other]), now=NOW)


@pytest.mark.parametrize(("days_before", "is_told"), [(184, True), (182, False)])
def test_a_review_before_the_last_half_year_silences_nothing(world, days_before, is_told):
    ends = localdate() + 20 * DAY
    agreement = make.AgreementFactory(
        locality=world.locality, agency=world.lead_agency, signed_on=date(2017, 6, 30), expires_on=ends
    )
    at = timezone.now() + (20 - days_before) * DAY
    actions.review_agreement(by=world.lead, agreement=agreement, found=Found(ends.year, "", "keep"), now=at)

    assert (_waits(world.lead, "agreement_expires") == [agreement.pk]) is is_told


def test_a_year_is_reviewed_once_and_the_last_word_counts(world):
    for verdict in (Review.Verdict.KEEP, Review.Verdict.EXTEND):
        found = Found(2026, "02 buổi trực tuyến", verdict)
        actions.review_agreement(by=world.lead, agreement=world.agreement, found=found, now=NOW)

    assert [str(row) for row in world.agreement.reviews.all()] == ["2026: Gia hạn"]


def test_what_has_ended_changes_no_more(world):
    commitment = make.CommitmentFactory(agreement=world.agreement)
    with pytest.raises(Refused, match="lý do"):
        actions.end_agreement(by=world.lead, agreement=world.agreement, on=TODAY, reason=" ", now=NOW)
    with pytest.raises(Refused, match="chưa đến"):
        actions.end_agreement(by=world.lead, agreement=world.agreement, on=TODAY + DAY, reason="Sẽ hết.", now=NOW)
    with pytest.raises(Refused, match="trước ngày ký"):
        actions.end_agreement(by=world.lead, agreement=world.agreement, on=TODAY - DAY, reason="Nhầm.", now=NOW)
    actions.end_agreement(by=world.lead, agreement=world.agreement, on=TODAY, reason="Hai bên thống nhất.", now=NOW)

    with pytest.raises(Refused, match="đã chấm dứt"):
        records.link_record(
            by=world.lead, keeper=actions.KEEPER, row=world.agreement, tasks=[world.assignment.task], now=NOW
        )
    given = Assigned(world.lead_agency, None, world.plan)
    with pytest.raises(Refused, match="đã chấm dứt"):
        actions.assign_commitment(by=world.focal, commitment=commitment, given=given, now=NOW)
    with pytest.raises(Refused, match="đã chấm dứt"):
        actions.add_commitment(by=world.lead, agreement=world.agreement, text="Thêm.")
    with pytest.raises(Refused, match="đã chấm dứt"):
        actions.edit_agreement(by=world.lead, agreement=world.agreement, terms=_terms(world))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"title_vi": " "}, "tên thỏa thuận"), ({"partners": []}, "ít nhất một đối tác"),
        ({"signed_on": TODAY, "expires_on": TODAY - DAY}, "trước ngày ký"),
    ],
)  # fmt: skip
def test_poor_terms_are_refused(world, more, sentence):
    with pytest.raises(Refused, match=sentence):
        actions.add_agreement(by=world.lead, locality=world.locality, terms=_terms(world, **more), now=NOW)
    assert not Agreement.objects.exists()


def test_a_partner_of_elsewhere_signs_nothing_here(world):
    with pytest.raises(Refused, match="cùng địa phương"):
        actions.add_agreement(
            by=world.lead, locality=world.locality, terms=_terms(world, partners=[make.PartnerFactory()]), now=NOW
        )


@pytest.mark.parametrize(("said", "sentence"), [(Progress(9, None, None), "Không có bước"),
                                                (Progress(1, TODAY, TODAY - DAY), "trước ngày bắt đầu")])  # fmt: skip
def test_poor_steps_are_refused(world, said, sentence):
    with pytest.raises(Refused, match=sentence):
        _note(world.lead, world.agreement, said=said)


def test_files_and_tasks_of_an_agreement_come_and_go(world):
    file = SentFile("ban-goc.png", make.PICTURE, "Bản quét bản gốc")
    row = records.attach_file(by=world.lead, keeper=actions.KEEPER, row=world.agreement, file=file, now=NOW)
    records.link_record(
        by=world.lead, keeper=actions.KEEPER, row=world.agreement, tasks=[world.assignment.task], now=NOW
    )
    assert (list(attachments_of(world.agreement)), list(linked_tasks(world.lead, world.agreement))) == (
        [row], [world.assignment.task],
    )  # fmt: skip

    records.take_off_file(by=world.lead, keeper=actions.KEEPER, row=world.agreement, file=row, now=NOW)
    records.unlink_record(by=world.lead, keeper=actions.KEEPER, row=world.agreement, task=world.assignment.task)

    assert (list(attachments_of(world.agreement)), list(linked_tasks(world.lead, world.agreement))) == ([], [])
    with pytest.raises(Refused, match="đã được gỡ"):
        records.take_off_file(by=world.lead, keeper=actions.KEEPER, row=world.agreement, file=row, now=NOW)


def test_a_merged_partner_takes_its_agreements_along(world):
    double = make.PartnerFactory(locality=world.locality, agency=world.lead_agency)
    both = make.AgreementFactory(locality=world.locality, agency=world.lead_agency, partner=double)
    both.partners.add(world.city)
    alone = make.AgreementFactory(locality=world.locality, agency=world.lead_agency, partner=double)

    merge_partners(by=world.focal, partner=double, into=world.city)

    assert [list(row.partners.all()) for row in (both, alone)] == [[world.city], [world.city]]


def test_the_annex_of_the_yearly_report_is_the_list_as_a_spreadsheet(world, as_user):
    world.city.name_vi = world.city.all_names = "Tỉnh Nam Khê"
    world.city.save()
    found = Found(2026, "", Review.Verdict.KEEP)
    actions.review_agreement(by=world.lead, agreement=world.agreement, found=found, now=NOW)
    actions.review_agreement(by=world.lead, agreement=world.agreement, found=Found(2025, "Cũ", "end"), now=NOW)

    client = as_user(world.lead)
    book = load_workbook(BytesIO(client.get(f"{reverse('agreements_xlsx')}?q=nam+khe").content)).active
    heads, row = ([cell.value for cell in line] for line in book.iter_rows(min_row=1, max_row=2))

    said = dict(zip(heads, row, strict=True))
    assert (said["Đối tác"], said["Nước"], said["Hiệu lực đến"]) == ("Tỉnh Nam Khê", "Nhật Bản", "không thời hạn")
    assert (said["Hoạt động trong năm"], said["Kết quả rà soát"]) == ("2026: không có", "2026: Giữ nguyên")
    assert not search_agreements(visible_agreements(world.lead), "khong thay")
