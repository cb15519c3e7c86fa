"""An event from its idea to its result: permits by answers, silence as consent, the next year's, what must be ready."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.common.workdays import is_working_day
from nhipcau.events import actions, part_actions
from nhipcau.events.actions import KEEPER, Outcome, Particulars
from nhipcau.events.lunar import lunar_said, same_lunar_day
from nhipcau.events.models import Event, Preparation
from nhipcau.events.part_actions import Counted
from nhipcau.events.permits import permits_of
from nhipcau.events.queries import (
    at_the_same_time,
    event_steps,
    filing_due,
    not_filed,
    not_prepared,
    steps_followed,
    with_clash,
)
from nhipcau.events.yearly import year_of_events
from nhipcau.partners.models import Activity
from nhipcau.procedures.steps import steps_of
from nhipcau.records.actions import note_step
from nhipcau.records.models import Stage
from nhipcau.records.steps import Progress, next_step, stage_row
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SOON = date(2026, 9, 25)
"""75 days before the first day of ``_said``."""


def _said(world, **more):
    said = {"name_vi": "Ngày hội sông", "kind": "exchange", "agency": world.lead_agency,
            "starts_on": date(2026, 12, 9), "ends_on": date(2026, 12, 11)}  # fmt: skip
    return Particulars(**said | more)


def _add(world, **more):
    return actions.add_event(by=world.focal, locality=world.locality, said=_said(world, **more), now=NOW)


@pytest.mark.parametrize(
    ("answers", "procedures"),
    [
        ({"kind": "festival"}, ["event_festival_notice"]),
        (
            {"kind": "festival", "is_new": True, "has_show": True},
            ["event_festival_register", "event_performance_notice"],
        ),
        ({"kind": "performance", "sells_tickets": True}, ["event_performance_consent"]),
        ({"kind": "exhibition"}, ["event_exhibition_notice"]),
        ({"kind": "exhibition", "crosses_border": True}, ["event_exhibition_licence"]),
        ({"kind": "fair", "has_press_conference": True}, ["event_fair", "event_press_conference"]),
        ({"kind": "week", "is_abroad": True, "has_show": True}, []),
        ({"kind": "sport"}, []),
    ],
)
def test_a_few_answers_say_which_permits_it_needs(world, answers, procedures):
    event = _add(world, **answers)

    assert [permit.procedure for permit in permits_of(event)] == procedures
    steps = steps_followed(event)
    assert {step.procedure for step in steps.values()} == set(procedures)
    assert all(permit.sending in steps for permit in permits_of(event))
    assert list(not_filed(Event.objects.all(), SOON)) == [event] * bool(procedures)
    assert not not_filed(Event.objects.all(), date(2026, 9, 24)).exists()  # a day too early to wait for anybody


def test_silence_is_consent_only_where_the_act_says_so_and_not_a_day_before(world):
    festival = _add(world, kind="festival")
    shown = {row.step.number: row for row in event_steps(festival, date(2027, 1, 31))}
    assert (shown[22].due, shown[22].is_consent) == (None, False)  # nobody has asked yet
    sent = Progress(21, None, date(2026, 11, 2), "Thông báo số 12")
    note_step(by=world.focal, keeper=KEEPER, row=festival, steps=steps_followed(festival), said=sent)

    due = date(2026, 11, 17)
    told = {day: next(row for row in event_steps(festival, day) if row.step.number == 22) for day in (due, due + DAY)}
    assert [(row.due, row.is_consent, row.is_late, row.is_settled) for row in told.values()] == [
        (due, False, False, False), (due, True, False, True),
    ]  # fmt: skip
    assert next_step(event_steps(festival, due)).step.number == 22
    assert next_step(event_steps(festival, due + DAY)) is None

    licence = _add(world, kind="exhibition", crosses_border=True)
    asked = Progress(51, None, date(2026, 11, 2), "")
    note_step(by=world.focal, keeper=KEEPER, row=licence, steps=steps_followed(licence), said=asked)
    late = next(row for row in event_steps(licence, date(2027, 1, 31)) if row.step.number == 52)
    assert (late.is_consent, late.is_late, late.step.silence_is_none) == (False, True, True)


@given(st.dates(date(2025, 1, 1), date(2030, 12, 31)), st.integers(0, 400))
def test_consent_by_silence_begins_when_the_time_is_over(sent, days):
    answer = steps_of("event_festival_notice", sent)[1]
    due, today = answer.due(sent), sent + days * DAY
    row = stage_row(answer, None, sent, today)

    assert is_working_day(due)
    assert (due - sent).days >= 15
    assert row.is_consent is (today > due)
    assert not row.is_late
    answered = stage_row(answer, Stage(number=22, done_on=due), sent, today)
    assert (answered.is_consent, answered.is_done) == (False, True)


def test_what_is_first_to_be_sent_is_asked_for(world):
    event = _add(world, kind="festival", has_show=True)
    [row] = not_filed(Event.objects.all(), SOON)
    assert (row.unsent, filing_due(row)) == (21, date(2026, 11, 19))
    note_step(by=world.focal, keeper=KEEPER, row=event, steps=steps_followed(event),
              said=Progress(21, None, TODAY, ""))  # fmt: skip
    [row] = not_filed(Event.objects.all(), SOON)
    assert (row.unsent, filing_due(row)) == (31, date(2026, 12, 2))
    note_step(by=world.focal, keeper=KEEPER, row=event, steps=steps_followed(event),
              said=Progress(31, None, TODAY, ""))  # fmt: skip
    assert not not_filed(Event.objects.all(), SOON).exists()


def test_of_two_that_are_not_sent_the_one_that_is_due_first_waits(world):
    _add(world, kind="performance", has_fair=True)
    [row] = not_filed(Event.objects.all(), SOON)

    assert (row.unsent, filing_due(row)) == (71, date(2026, 11, 9))


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 2, 17), "1/1 âm lịch"), (date(2026, 4, 26), "10/3 âm lịch"), (date(2025, 7, 25), "1/6 nhuận âm lịch")],
)
def test_a_day_is_named_by_the_moon(day, said):
    assert lunar_said(day) == said


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_the_next_year_has_the_same_lunar_day(day):
    there = same_lunar_day(day, day.year + 1)

    assert there is not None
    moon, other = lunar_said(day).replace(" nhuận", ""), lunar_said(there)
    assert other == moon or (moon.startswith("30/") and other.startswith("29/"))
    assert 350 <= (there - day).days <= 386


@pytest.mark.parametrize(
    ("recurs", "first", "expected"),
    [("solar", date(2026, 12, 9), date(2027, 12, 9)), ("lunar", date(2026, 4, 26), date(2027, 4, 16)),
     ("solar", date(2028, 2, 29), date(2029, 2, 28))],
)  # fmt: skip
def test_the_next_year_is_made_once_with_what_must_be_ready(world, recurs, first, expected):
    event = _add(world, recurs=recurs, starts_on=first, ends_on=first + 2 * DAY, partners=[world.city], is_new=True)
    part_actions.plan_preparations(by=world.focal, event=event)
    made = actions.repeat_event(by=world.focal, event=event, now=NOW)

    assert (made.starts_on, made.ends_on, made.year) == (expected, expected + 2 * DAY, expected.year)
    assert (made.name_vi, list(made.partners.all()), made.is_new) == ("Ngày hội sông", [world.city], False)
    assert Event.objects.get(previous=event) == made
    told = [list(row.preparations.values_list("text", "days", "done_on")) for row in (event, made)]
    assert told[0] == told[1] != []
    with pytest.raises(Refused, match="Đã lập"):
        actions.repeat_event(by=world.focal, event=event, now=NOW)
    with pytest.raises(Refused, match="không lặp lại"):
        actions.repeat_event(by=world.focal, event=_add(world), now=NOW)


def test_what_cannot_be_is_refused(world):
    for more, sentence in (
        ({"name_vi": " "}, "Hãy ghi tên"), ({"ends_on": date(2026, 12, 8)}, "trước ngày bắt đầu"),
        ({"ends_on": date(2028, 1, 1)}, "dài nhất"), ({"agency": make.AgencyFactory()}, "cùng địa phương"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            _add(world, **more)
    with pytest.raises(NotAllowed):
        actions.add_event(by=world.outsider, locality=world.locality, said=_said(world), now=NOW)
    event = _add(world, starts_on=TODAY, ends_on=TODAY)
    for said, sentence in (
        (Outcome(" "), "Hãy ghi kết quả"), (Outcome("Xong", asked=10), "Hãy ghi cả"),
        (Outcome("Xong", asked=10, pleased=11), "lớn hơn"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            actions.note_event_outcome(by=world.focal, event=event, said=said, now=NOW)
    with pytest.raises(Refused, match="chưa bắt đầu"):
        actions.note_event_outcome(by=world.focal, event=_add(world), said=Outcome("Xong"), now=NOW)
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        actions.cancel_event(by=world.focal, event=event, reason=" ", now=NOW)
    actions.cancel_event(by=world.focal, event=event, reason="Bão", now=NOW)
    with pytest.raises(Refused, match="đã hủy"):
        actions.edit_event(by=world.focal, event=event, said=_said(world))


def test_it_stands_on_its_partners_timelines_until_it_is_called_off(world):
    event = _add(world, partners=[world.city], starts_on=TODAY, ends_on=TODAY)
    actions.note_event_outcome(by=world.focal, event=event, said=Outcome("Đông khách."), now=NOW)
    assert list(Activity.objects.values_list("partner", "text", "outcome", "on")) == [
        (world.city.pk, "Ngày hội sông", "Đông khách.", TODAY)
    ]
    actions.cancel_event(by=world.focal, event=event, reason="Bão", now=NOW)
    assert not Activity.objects.exists()


def test_a_pasted_list_invites_each_once_and_knows_partners(world):
    event = _add(world)
    names = [f" {world.city.name_vi.upper()} ", "Đại sứ quán Pháp", "", "đại sứ quán PHÁP"]
    made = part_actions.invite_guests(by=world.focal, event=event, names=names)
    assert [(row.name, row.partner) for row in made] == [
        (world.city.name_vi.upper(), world.city), ("đại sứ quán PHÁP", None),
    ]  # fmt: skip
    assert part_actions.invite_guests(by=world.focal, event=event, names=names) == []
    with pytest.raises(Refused, match="ít nhất một"):
        part_actions.invite_guests(by=world.focal, event=event, names=[" "])
    guest = made[0]
    for answer, people, sentence in (("maybe", 1, "không hợp lệ"), ("coming", 0, "Số người từ 1")):
        with pytest.raises(Refused, match=sentence):
            part_actions.answer_invitee(by=world.focal, invitee=guest, answer=answer, people=people, now=NOW)
    for answer, on in (("coming", TODAY), ("", None)):
        guest = part_actions.answer_invitee(by=world.focal, invitee=guest, answer=answer, people=3, now=NOW)
        assert (guest.answer, guest.people, guest.answered_on) == (answer, 3, on)
    part_actions.remove_invitee(by=world.focal, invitee=guest)
    assert event.invitees.count() == 1


def test_what_must_be_ready_is_counted_back_and_ticked_by_who_prepares(world):
    event = _add(world)
    planned = part_actions.plan_preparations(by=world.focal, event=event)
    assert [row.days for row in event.preparations.all()] == sorted((row.days for row in planned), reverse=True)
    with pytest.raises(Refused, match="đã đủ"):
        part_actions.plan_preparations(by=world.focal, event=event)
    add = {"by": world.focal, "event": event}
    for text, days, sentence in ((" ", 3, "Hãy ghi"), ("Cờ", -1, "Số ngày"), (planned[0].text, 3, "đã có")):
        with pytest.raises(Refused, match=sentence):
            part_actions.add_preparation(**add, text=text, days=days, agency=world.lead_agency)
    row = part_actions.add_preparation(**add, text="Cờ", days=3, agency=world.idle_agency)
    tick = {"preparation": row, "now": NOW}
    with pytest.raises(NotAllowed):
        part_actions.tick_preparation(by=world.partner, **tick, done_on=TODAY)
    with pytest.raises(Refused, match="chưa tới"):
        part_actions.tick_preparation(by=world.idle, **tick, done_on=TODAY + DAY)
    assert part_actions.tick_preparation(by=world.idle, **tick, done_on=TODAY).done_on == TODAY
    assert part_actions.tick_preparation(by=world.idle, **tick, done_on=None).done_on is None
    part_actions.remove_preparation(by=world.focal, preparation=row)
    assert not event.preparations.filter(text="Cờ").exists()


@given(st.dates(date(2025, 3, 1), date(2030, 12, 31)), st.integers(0, 120))
def test_a_preparation_is_due_on_a_working_day_and_never_too_late(starts, days):
    row = Preparation(event=Event(starts_on=starts), days=days)

    assert is_working_day(row.due)
    assert (starts - row.due).days >= days
    between = range(row.due.toordinal() + 1, starts.toordinal() - days + 1)
    assert not any(is_working_day(date.fromordinal(one)) for one in between)


def test_what_is_near_and_not_ready_waits(world):
    event = make.EventFactory(locality=world.locality, agency=world.lead_agency, starts_on=TODAY + 20 * DAY)
    near, far = (make.PreparationFactory(event=event, days=days) for days in (15, 3))
    off = make.EventFactory(locality=world.locality, agency=world.lead_agency, starts_on=TODAY + 20 * DAY,
                            cancelled_on=TODAY)  # fmt: skip
    make.PreparationFactory(event=off, days=15)
    make.PreparationFactory(event=event, days=16, done_on=TODAY)

    assert list(not_prepared(Preparation.objects.all(), TODAY)) == [near]
    assert set(not_prepared(Preparation.objects.all(), TODAY + 12 * DAY)) == {near, far}


def test_two_on_the_same_days_are_told(world):
    one = _add(world)
    make.EventFactory(locality=world.locality, agency=world.lead_agency, starts_on=date(2026, 12, 12))
    make.EventFactory(starts_on=date(2026, 12, 9))  # elsewhere
    _add(world, is_abroad=True)
    assert not at_the_same_time(one).exists()
    other = _add(world, starts_on=date(2026, 12, 11), ends_on=date(2026, 12, 11))

    assert list(at_the_same_time(one)) == [other]
    marked = {row.pk: row.has_clash for row in with_clash(Event.objects.all())}
    assert {pk for pk, has_clash in marked.items() if has_clash} == {
        one.pk, other.pk,
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_the_year_equals_a_count_by_hand(world, seed):
    draw = Random(seed)
    nations = [make.CountryFactory() for _each in range(3)]
    hand, codes = {}, {}
    for _each in range(12):
        kind, year, is_off = draw.choice(["festival", "sport", "week"]), draw.choice([2025, 2026]), draw.random() < 0.2
        visitors = draw.choice([None, draw.randrange(9000)])
        event = make.EventFactory(
            locality=world.locality, agency=world.lead_agency, kind=kind, starts_on=date(year, 12, 31),
            visitors=visitors, reports=2, cancelled_on=TODAY if is_off else None,
        )  # fmt: skip
        make.ParticipationFactory(event=event, country=None, artists=100, guests=100)
        chosen = draw.sample(nations, draw.randrange(3))
        people = {nation: (draw.randrange(4), draw.randrange(4)) for nation in chosen}
        for nation, (artists, guests) in people.items():
            make.ParticipationFactory(event=event, country=nation, artists=artists, guests=guests)
        make.SponsorFactory(event=event, worth=7)
        if year == 2026 and not is_off:
            counts = hand.setdefault(kind, Counter())
            counts.update(events=1, visitors=visitors or 0, reports=2, sponsored=7,
                          artists=sum(pair[0] for pair in people.values()),
                          guests=sum(pair[1] for pair in people.values()))  # fmt: skip
            codes.setdefault(kind, set()).update(nation.code for nation, pair in people.items() if sum(pair))

    table = year_of_events(world.locality, 2026)
    labels = dict(Event.Kind.choices)
    names = ("events", "visitors", "reports", "sponsored", "artists", "guests")
    found = {line.name: ([getattr(line, name) for name in names], line.countries) for line in table.kinds}
    assert found == {
        str(labels[kind]): ([counts[name] for name in names], len(codes[kind])) for kind, counts in hand.items()
    }
    assert table.whole.events == sum(counts["events"] for counts in hand.values())
    assert table.whole.countries == len(set().union(*codes.values()))


def test_participants_of_a_country_are_counted_once(world):
    event, laos = _add(world), make.CountryFactory()
    for country, artists in ((laos, 5), (laos, 7), (None, 90)):
        part_actions.count_participants(by=world.focal, event=event, said=Counted(country, artists, 2))
    assert list(event.participations.values_list("country", "artists", "guests")) == [(None, 90, 2), (laos.pk, 7, 2)]
    with pytest.raises(Refused, match="không hợp lệ"):
        part_actions.count_participants(by=world.focal, event=event, said=Counted(laos, -1))
    sponsor = part_actions.add_sponsor(by=world.focal, event=event, name=world.city.name_vi, what="Quà", worth=5)
    assert sponsor.partner == world.city
    for name, worth, sentence in ((" ", 1, "Hãy ghi"), ("Ai", -1, "không hợp lệ")):
        with pytest.raises(Refused, match=sentence):
            part_actions.add_sponsor(by=world.focal, event=event, name=name, what="", worth=worth)
    part_actions.remove_sponsor(by=world.focal, sponsor=sponsor)
    assert not event.sponsors.exists()


def test_it_is_entered_prepared_and_told_on_its_page(world, as_user):
    """As an officer types it, from the idea to the result."""
    client = as_user(world.focal)
    first = localdate()
    client.post(reverse("add_event"), {
        "name_vi": "Ngày hội Gốm", "kind": "festival", "agency": world.focal_agency.pk, "has_show": "on",
        "starts_on": f"{first:%d/%m/%Y}", "ends_on": f"{first + DAY:%d/%m/%Y}", "recurs": "lunar",
        "partners": world.city.name_vi,
    })  # fmt: skip
    event = Event.objects.get()
    card = reverse("event_detail", args=[event.pk])
    for route, said in (
        ("plan_preparations", {}), ("invite_guests", {"names": f"{world.city.name_vi}\nHội nghệ nhân"}),
        ("count_participants", {"artists": "8", "guests": "2"}),
        ("add_sponsor", {"name": "Công ty Sông Hạc", "what": "Thuyền", "worth": "85.000.000"}),
        ("note_event_outcome", {"results": "Đông khách.", "visitors": "1.850", "asked": "100", "pleased": "93"}),
    ):  # fmt: skip
        assert client.post(reverse(route, args=[event.pk]), said).status_code == 302
    page = client.get(card).content.decode()
    for text in ("Gửi thông báo tổ chức lễ hội", "Tổng duyệt", "Hội nghệ nhân", "85.000.000 đồng", "1.850", "93/100",
                 "âm lịch", "Khách mời (2)"):  # fmt: skip
        assert text in page
    listed = client.get(reverse("event_list"), {"q": "ngay hoi gom", "kind": "festival"}).content.decode()
    assert "Ngày hội Gốm" in listed
    assert "Ngày hội Gốm" not in client.get(reverse("event_list"), {"state": "cancelled"}).content.decode()
    year = client.get(reverse("event_year"), {"year": first.year}).content.decode()
    assert ("1.850" in year, "85.000.000" in year) == (True, True)
    assert client.get(reverse("events_year_xlsx")).content[:2] == b"PK"
    client.post(reverse("repeat_event", args=[event.pk]))
    assert Event.objects.get(previous=event).starts_on == same_lunar_day(first, first.year + 1)
