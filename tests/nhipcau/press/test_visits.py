"""A visit of foreign press from its request to its report: numbered, answered, changed with consent, called off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.notices.kinds.table import KINDS
from nhipcau.overview.dates import dates_between
from nhipcau.overview.figures import figures_at
from nhipcau.overview.records import BY_KEY
from nhipcau.overview.timeline import timeline_of
from nhipcau.press import actions
from nhipcau.press.actions import KEEPER, Answered, Consented, Particulars
from nhipcau.press.models import PressVisit
from nhipcau.press.queries import (
    REPORTING,
    STATES,
    answer_due,
    digest_of,
    lacks_consent,
    not_answered,
    not_reported,
    press_steps,
    press_visits_in,
    press_visits_of,
    report_due,
    search_press_visits,
    state_of,
    steps_followed,
    visible_press_visits,
    with_report,
)
from nhipcau.programmes.actions import Said, edit_programme_item, settle_programme
from nhipcau.programmes.queries import items_of, lines_of
from nhipcau.records.actions import link_record, note_step
from nhipcau.records.steps import Progress, next_step
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
YES = Answered("wholly", "Công văn số 1107/UBND-NC", TODAY)


def _said(world, **said):
    whole = {
        "kind": "visiting", "outlet": world.outlet, "topic": "Nghề gốm Bến Hạc", "agency": world.lead_agency,
        "starts_on": TODAY + 10 * DAY, "ends_on": TODAY + 12 * DAY,
    } | said  # fmt: skip
    return Particulars(**whole)


def _add(world, **said):
    return actions.add_press_visit(by=world.lead, locality=world.locality, said=_said(world, **said), now=NOW)


def _row(world, **said):
    return make.PressVisitFactory(locality=world.locality, agency=world.lead_agency, outlet=world.outlet, **said)


def _report(world, visit):
    done = Progress(REPORTING, None, TODAY, "Báo cáo số 128/BC-SNgV")
    note_step(by=world.lead, keeper=KEEPER, row=visit, steps=steps_followed(visit), said=done)


def test_each_has_the_next_number_of_its_year(world):
    first, second = _add(world), _add(world, kind="film")
    later = _add(world, starts_on=date(2027, 1, 5), ends_on=date(2027, 1, 6))

    assert [(one.number, one.year) for one in (first, second, later)] == [(1, 2026), (2, 2026), (1, 2027)]
    assert first.country == world.outlet.country
    assert str(second) == f"Đoàn phim 2/2026: {world.outlet.name_vi}: Nghề gốm Bến Hạc"
    assert Event.objects.filter(verb="add_press_visit").count() == 3


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"topic": " "}, "Hãy ghi chủ đề"),
        ({"ends_on": TODAY}, "Ngày kết thúc trước ngày bắt đầu"),
        ({"ends_on": TODAY + 400 * DAY}, "dài nhất 180 ngày"),
        ({"asked_on": TODAY + DAY}, "Ngày nhận đề nghị chưa tới"),
        ({"licensed_from": TODAY, "licensed_until": TODAY - DAY}, "Giấy phép hết hạn trước"),
        ({"outlet": lambda w: w.city}, "không phải cơ quan báo chí"),
        ({"outlet": lambda w: make.PartnerFactory(kind="press")}, "phải cùng địa phương"),
        ({"outlet": lambda w: make.PartnerFactory(locality=w.locality, kind="press", merged_into=w.outlet)}, "được gộp"),
        ({"agency": lambda w: make.AgencyFactory()}, "phải cùng địa phương"),
        ({"guide": lambda w: w.idle}, "không làm việc ở cơ quan này"),
        ({"person": lambda w: w.outsider}, "không làm việc ở cơ quan này"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(world, said, sentence):
    said = {name: value(world) if callable(value) else value for name, value in said.items()}
    with pytest.raises(Refused, match=sentence):
        _add(world, **said)
    assert not PressVisit.objects.exists()


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "waiting"),
        ({"licence": "GP-1"}, "licensed"),
        ({"kind": "resident", "licence": "GP-1"}, "waiting"),
        ({"kind": "resident", "answered_on": TODAY, "answer": "partly"}, "licensed"),
        ({"answered_on": TODAY, "answer": "not"}, "declined"),
        ({"starts_on": TODAY - DAY, "ends_on": TODAY}, "under_way"),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY}, "to_report"),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY, "kind": "resident"}, "reported"),
        ({"starts_on": TODAY - 3 * DAY, "ends_on": TODAY - DAY, "is_reported": True}, "reported"),
        ({"cancelled_on": TODAY, "answer": "not"}, "cancelled"),
    ],
)
def test_how_one_stands_is_the_same_in_words_and_in_the_list(world, row, state):
    said = dict(row)
    is_reported = said.pop("is_reported", False)
    visit = _row(world, **said)
    if is_reported:
        _report(world, visit)
    rows = PressVisit.objects.filter(pk=visit.pk)

    assert state_of(with_report(rows).get(), TODAY) == state
    assert [word for word, _label in STATES if press_visits_in(with_report(rows), word, TODAY).exists()] == [state]


def test_clocks_run_from_the_days_of_the_law(world):
    said = {"starts_on": date(2026, 12, 9), "ends_on": date(2026, 12, 11)}
    visiting, resident = _add(world, **said), _add(world, kind="resident", asked_on=date(2026, 8, 18), **said)
    film, guests = _add(world, kind="film", **said), _add(world, kind="delegation", **said)
    due = {row.step.number: row.due for row in press_steps(visiting, TODAY)}

    assert due == {1: date(2026, 11, 27), 2: None, 3: None, 4: None, 5: date(2026, 12, 16), 6: None}
    assert {row.step.number: row.due for row in press_steps(resident, TODAY)} == {
        1: None, 2: date(2026, 8, 25), 3: None, 4: None,
    }  # fmt: skip
    assert [report_due(one) for one in (visiting, guests, film, resident)] == [date(2026, 12, 16)] * 3 + [None]
    assert [row.step.number for row in press_steps(film, TODAY)] == [1, 2, 4, 5]
    assert next_step(press_steps(guests, TODAY)).step.name.startswith("Hướng dẫn phóng viên gửi hồ sơ")
    assert next_step(press_steps(_add(world, licence="GP-0142", **said), TODAY)).step.number == REPORTING


def test_five_working_days_run_from_the_day_of_receipt_over_a_weekend(world):
    visit = _row(world, kind="resident", asked_on=date(2027, 3, 9), made_at=NOW)
    assert answer_due(visit) == date(2027, 3, 16)
    assert answer_due(_row(world, kind="resident", asked_on=None)) is None


def test_an_answer_is_kept_and_is_the_step_of_a_resident_office(world):
    visit = _add(world, kind="resident", asked_on=TODAY - DAY)
    for said, sentence in (
        (Answered("wholly", " ", TODAY), "Hãy ghi số"), (Answered("wholly", "CV 1", TODAY + DAY), "chưa tới"),
        (Answered("wholly", "CV 1", TODAY - 2 * DAY), "trước ngày nhận đề nghị"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            actions.answer_press_visit(by=world.lead, visit=visit, said=said, now=NOW)
    assert list(not_answered(PressVisit.objects.all())) == [visit]

    answered = actions.answer_press_visit(by=world.lead, visit=visit, said=YES, now=NOW)

    assert (answered.answer, answered.answer_paper, answered.answered_on) == ("wholly", YES.paper, TODAY)
    assert [(row.step.number, row.stage.note) for row in press_steps(visit, TODAY) if row.is_done] == [(2, YES.paper)]
    assert list(not_answered(PressVisit.objects.all())) == []
    visiting = actions.answer_press_visit(by=world.lead, visit=_add(world), said=YES, now=NOW)
    assert [row for row in press_steps(visiting, TODAY) if row.is_done] == []


def _settle(world, visit):
    return settle_programme(by=world.lead, keeper=KEEPER, row=visit, note="", now=NOW)


def _move(world, visit, **to):
    item = items_of(visit).get()
    whole = {name: getattr(item, name) for name in ("on", "starts", "ends", "text_vi", "place_vi", "inside")} | to
    edit_programme_item(by=world.lead, keeper=KEEPER, row=visit, item=item, said=Said(**whole))


def test_a_changed_programme_lacks_a_consent_until_one_is_noted(world):
    visit, paper = _row(world), Consented("Công văn số 1120/UBND-NC", TODAY)
    make.ProgrammeItemFactory(record=visit, place_vi="Phường Bến Hạc")
    assert not lacks_consent(visit)
    _settle(world, visit)
    with pytest.raises(Refused, match="chưa đổi so với bản đã được đồng ý"):
        actions.note_consent(by=world.lead, visit=visit, said=paper, now=NOW)
    _move(world, visit, inside="Xe đón lúc 7:30")
    assert not lacks_consent(visit)  # what is for the house is nobody's consent
    _move(world, visit, place_vi="Phường Lạc Thành")
    assert lacks_consent(visit)
    for said, sentence in ((Consented(" ", TODAY), "Hãy ghi số"), (Consented("CV", TODAY + DAY), "chưa tới")):
        with pytest.raises(Refused, match=sentence):
            actions.note_consent(by=world.lead, visit=visit, said=said, now=NOW)

    consent = actions.note_consent(by=world.lead, visit=visit, said=paper, now=NOW)

    assert (consent.version, consent.paper, consent.on, lacks_consent(visit)) == (2, paper.paper, TODAY, False)
    assert _settle(world, visit).number == 2
    with pytest.raises(Refused, match="chưa đổi so với bản"):
        actions.note_consent(by=world.lead, visit=visit, said=paper, now=NOW)
    _move(world, visit, place_vi="Phường Bến Hạc")  # what was agreed to first
    assert not lacks_consent(visit)
    _move(world, visit, place_vi="Xã Sông Hạc")
    _settle(world, visit)
    assert lacks_consent(visit)  # settled without a consent
    assert actions.note_consent(by=world.lead, visit=visit, said=paper, now=NOW).version == 3


def test_what_was_settled_before_the_answer_was_agreed_to_with_it(world):
    visit = _row(world)
    make.ProgrammeItemFactory(record=visit, place_vi="Phường Bến Hạc")
    _settle(world, visit)
    _move(world, visit, place_vi="Phường Lạc Thành")
    _settle(world, visit)
    assert lacks_consent(visit)
    answered = actions.answer_press_visit(by=world.lead, visit=visit, said=YES, now=NOW)
    assert not lacks_consent(answered)


LINE = st.fixed_dictionaries(
    {name: st.text(max_size=4) for name in ("on", "starts", "ends", "text_vi", "place_vi", "inside", "with")}
)
AGREED = ("on", "starts", "ends", "text_vi", "place_vi")


@given(st.lists(LINE, max_size=4), st.lists(LINE, max_size=4))
def test_a_mark_says_whether_days_hours_what_and_where_are_the_same(one, other):
    same = [[line[name] for name in AGREED] for line in one] == [[line[name] for name in AGREED] for line in other]
    assert (digest_of(one) == digest_of(other)) == same


def test_the_mark_is_of_what_the_programme_says(world):
    visit = _row(world)
    assert digest_of(lines_of(visit)) == digest_of([])


def test_the_report_waits_for_the_agency_that_guides(world):
    ahead = _row(world)
    over = _row(world, starts_on=TODAY - 3 * DAY, ends_on=TODAY - DAY)
    _row(world, answer="not", answered_on=TODAY)
    _row(world, kind="resident", starts_on=TODAY - 3 * DAY, ends_on=TODAY - DAY)
    mine = PressVisit.objects.filter(agency=world.lead_agency)
    assert list(not_reported(mine, TODAY)) == [over]
    assert set(press_visits_of([world.lead_agency.pk])) == {ahead, over}
    _report(world, over)
    assert list(not_reported(mine, TODAY)) == []


def test_edits_are_kept_in_words_and_the_number_stays(world):
    visit = _add(world)
    said = _said(world, kind="film", places="Bến sông Hạc", guide=world.lead)
    edited = actions.edit_press_visit(by=world.lead, visit=visit, said=said, now=NOW)
    changes = Event.objects.get(verb="edit_press_visit").data["changes"]

    assert (edited.number, edited.guide) == (1, world.lead)
    assert changes == {
        "kind": ["Phóng viên không thường trú", "Đoàn phim"], "places": ["", "Bến sông Hạc"],
        "guide": ["", str(world.lead)],
    }  # fmt: skip


def test_one_that_is_called_off_changes_no_more_and_is_not_called_off_twice(world):
    visit = _row(world)
    with pytest.raises(Refused, match="Hãy ghi lý do hủy"):
        actions.cancel_press_visit(by=world.lead, visit=visit, reason=" ", now=NOW)
    actions.cancel_press_visit(by=world.lead, visit=visit, reason="Đoàn lùi lịch", now=NOW)

    assert (PressVisit.objects.get().cancelled_on, PressVisit.objects.get().cancel_reason) == (TODAY, "Đoàn lùi lịch")
    for act in (
        lambda: actions.cancel_press_visit(by=world.lead, visit=visit, reason="Lần nữa", now=NOW),
        lambda: actions.edit_press_visit(by=world.lead, visit=visit, said=_said(world), now=NOW),
        lambda: actions.answer_press_visit(by=world.lead, visit=visit, said=YES, now=NOW),
        lambda: actions.note_consent(by=world.lead, visit=visit, said=Consented("CV", TODAY), now=NOW),
    ):
        with pytest.raises(Refused, match="đã hủy"):
            act()


def test_nobody_else_changes_one(world):
    visit = _row(world)
    for by in (world.idle, world.chair, world.outsider):
        for act in (
            lambda by: actions.edit_press_visit(by=by, visit=visit, said=_said(world), now=NOW),
            lambda by: actions.answer_press_visit(by=by, visit=visit, said=YES, now=NOW),
            lambda by: actions.note_consent(by=by, visit=visit, said=Consented("CV", TODAY), now=NOW),
            lambda by: actions.cancel_press_visit(by=by, visit=visit, reason="Bão", now=NOW),
        ):
            with pytest.raises(NotAllowed, match="đầu mối hoặc cơ quan hướng dẫn"):
                act(by)
    with pytest.raises(NotAllowed, match="cán bộ của địa phương"):
        actions.add_press_visit(by=world.outsider, locality=world.locality, said=_said(world), now=NOW)
    assert not visible_press_visits(world.outsider).exists()


def test_one_is_found_by_topic_outlet_reporter_and_country(world):
    visit = _row(world, topic="Sông Hạc", country=make.CountryFactory(name_vi="Nước Pháp"))
    for card in ("RM-31", "RM-32"):
        make.ReporterFactory(visit=visit, name="Camille Aubert", card=card)
    for words in ("song hac", world.outlet.name_vi, "aubert", "nuoc phap"):
        assert list(search_press_visits(visible_press_visits(world.focal), words)) == [visit]
    assert list(search_press_visits(visible_press_visits(world.focal), "gom")) == []


def test_licence_and_days_are_compared(world):
    days = {"starts_on": TODAY, "ends_on": TODAY + 2 * DAY}
    for from_, until, is_outside in (
        (None, None, False), (TODAY, TODAY + 2 * DAY, False), (TODAY + DAY, None, True), (None, TODAY + DAY, True),
    ):  # fmt: skip
        visit = _row(world, **days, licensed_from=from_, licensed_until=until)
        assert visit.is_outside_licence is is_outside


def test_what_is_due_waits_for_the_people_of_the_agency(world):
    asked = _row(world, kind="resident", asked_on=date(2026, 8, 18))
    over = _row(world, starts_on=date(2026, 8, 11), ends_on=date(2026, 8, 14))
    answered = _row(world, kind="resident", answered_on=TODAY, starts_on=TODAY)
    violation = make.ViolationFactory(visit=answered, at=NOW)

    said = {
        name: [(row.pk, KINDS[name].say(row, world.lead).due) for row in KINDS[name].of(world.lead.pk)]
        for name in ("press_to_answer", "press_to_report", "press_violation_to_tell")
    }
    assert said == {
        "press_to_answer": [(asked.pk, date(2026, 8, 25))],
        "press_to_report": [(over.pk, date(2026, 8, 19))],
        "press_violation_to_tell": [(violation.pk, violation.tell_by.date())],
    }
    assert all(not KINDS[name].of(world.idle.pk).exists() for name in said)
    by_day = dates_between(world.lead, date(2026, 8, 1), date(2026, 8, 31))
    assert "Trả lời văn phòng báo chí thường trú" in [one.what for one in by_day[date(2026, 8, 25)]]
    assert "Phóng viên không thường trú" in [one.what for one in by_day[date(2026, 8, 11)]]


def test_it_stands_on_the_outlets_line_of_time_and_in_the_tasks_figures(world):
    visit = _row(world, starts_on=TODAY, topic="Nghề gốm")
    make.ReporterFactory.create_batch(2, visit=visit)
    make.PublishedFactory(visit=visit, title="The potters")
    link_record(by=world.lead, keeper=KEEPER, row=visit, tasks=[world.assignment.task], now=NOW)

    assert [(one.what, one.text, one.outcome) for one in timeline_of(world.focal, world.outlet)] == [
        ("Phóng viên không thường trú", "Nghề gốm", "The potters")
    ]
    found = figures_at(world.focal, world.assignment.task, TODAY, [BY_KEY["press_visit"]])
    assert [(one.value, one.sentence) for one in found] == [
        (1, "đón, hướng dẫn 01 đoàn phóng viên nước ngoài, đoàn phim, 02 lượt người"),
        (1, "01 tác phẩm báo chí, phim của nước ngoài về địa phương"),
    ]
