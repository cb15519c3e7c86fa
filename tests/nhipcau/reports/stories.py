"""Random years of a plan, lived through the actions, and what a careful clerk would have noted of them by hand.

The clerk's notes are kept beside the actions and count in a way of their own: nothing of the application's rules is
asked here.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from nhipcau.agencies.models import Membership
from nhipcau.common.refusal import Refused
from nhipcau.plans.amendments import actions as amendments
from nhipcau.plans.amendments.actions import Decision, Said
from nhipcau.plans.models import Assignment, Task
from nhipcau.plans.reading.times import read_time
from nhipcau.reminders import actions as reminders
from nhipcau.reminders.models import ReminderRules
from nhipcau.succession.actions import record_succession
from nhipcau.succession.proposals import ProposedSuccession
from nhipcau.work.inside_agency import decide_decline, decline_task
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import ProgressReport
from tests.nhipcau import factories as make

BEGIN = date(2026, 1, 15)
"""The day on which the plan of every story is issued; it runs to the end of 2027."""
TIMES = (
    "Trước ngày 30/6/2026", "Trước ngày 15/3/2027", "", "Hằng năm", "Hằng quý", "6 tháng một lần",
    "Trước ngày 30/11 hằng năm",
)  # fmt: skip
RETURNS = {
    "Hằng năm": [(12, 31)], "Hằng quý": [(3, 31), (6, 30), (9, 30), (12, 31)], "6 tháng một lần": [(6, 30), (12, 31)],
    "Trước ngày 30/11 hằng năm": [(11, 30)],
}  # fmt: skip
DAYS_OF = {"Trước ngày 30/6/2026": date(2026, 6, 30), "Trước ngày 15/3/2027": date(2027, 3, 15), "": None}
DEEDS = ("done", "in_progress", "paused", "not_begun", "extend", "extend", "amend", "merge", "decline", "done")

TASKS = st.lists(
    st.tuples(
        st.sampled_from(TIMES), st.sampled_from(("task", "task", "duty")),
        st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True), st.booleans(),
    ),
    min_size=1, max_size=4,
)  # fmt: skip
EVENTS = st.lists(
    st.tuples(st.integers(0, 70), st.sampled_from(DEEDS), st.integers(0, 3), st.integers(0, 3), st.integers(0, 40)),
    min_size=6, max_size=16,
)  # fmt: skip


@dataclass
class Note:
    """What the clerk knows of one agency's part in a task: dates, words and later dates, each with its day."""

    task: int
    agency: int
    coordinates: bool
    dues: list[date | None]
    words: list[tuple[date, int, str, date | None]] = field(default_factory=list)
    later: list[tuple[date, int, date]] = field(default_factory=list)
    ended: date | None = None

    def said(self, turn, day):
        """The last word on a return by the end of a day."""
        found = [word for word in self.words if word[1] == turn and word[0] <= day]
        return found[-1] if found else None

    def is_done(self, turn, day):
        word = self.said(turn, day)
        return word is not None and word[2] == "done"

    def begins(self, turn):
        return BEGIN if turn == 0 else self.dues[turn - 1] + timedelta(days=1)

    def turn(self, day):
        """The return at which it stands: the first that is not done, or the one before while that has not begun."""
        for turn in range(len(self.dues)):
            if not self.is_done(turn, day):
                return turn - 1 if turn and self.begins(turn) > day else turn
        return len(self.dues) - 1

    def due(self, turn, day):
        put_off = [until for at, of, until in self.later if of == turn and at <= day]
        return put_off[-1] if put_off else self.dues[turn]

    def status(self, day, lead_is_done=False):
        turn = self.turn(day)
        word, due = self.said(turn, day), self.due(turn, day)
        if self.coordinates:
            if lead_is_done or (word and word[2] == "done"):
                return "done_undated"
            return {"in_progress": "on_track"}.get(word[2], word[2]) if word else "silent"
        if word and word[2] == "done":
            return "done_undated" if due is None else "done_late" if word[3] > due else "done"
        if word and word[2] == "paused":
            return "paused"
        if due is not None and due < day:
            return "late"
        return {"in_progress": "on_track"}.get(word[2], word[2]) if word else "silent"


DIGITS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín")


def _name(plan, at):
    """A department that no other story has, called in letters alone, as the reader of names wants it."""
    return f"Sở {' '.join(DIGITS[int(digit)] for digit in str(plan))} {'ABCD'[at]}"


class Story:
    """A plan with its agencies, what happened to it day by day, and the clerk's notes."""

    def __init__(self, world, tasks):
        self.world, self.today = world, BEGIN
        self.plan = make.PlanFactory(
            locality=world.locality, created_by=world.focal, period_start=2026, period_end=2027,
            issued_on=BEGIN.isoformat(),
        )  # fmt: skip
        ReminderRules.objects.update_or_create(locality=world.locality, defaults={"extensions": 50})
        self.agencies = [make.AgencyFactory(locality=world.locality, name=_name(self.plan.pk, at)) for at in range(4)]
        self.officers = [
            make.MembershipFactory(agency=agency, role=Membership.Role.OFFICER).user for agency in self.agencies
        ]
        self.gone: set[int] = set()
        self.tasks, self.notes, self.kinds, self.task_dues = [], {}, [], []
        for time, kind, leads, has_partner in tasks:
            self._add(time, kind, leads, has_partner)

    def _add(self, time, kind, leads, has_partner):
        read = read_time(time, self.plan)
        section = "III. TỔ CHỨC THỰC HIỆN" if kind == "duty" else f"II. NHIỆM VỤ › Mục {len(self.tasks) % 2}"
        task = make.TaskFactory(
            item__plan=self.plan, item__kind=kind, item__section=section, time_text=time, time_kind=read.kind,
            due=read.due, recurrence=read.recurrence,
        )  # fmt: skip
        dues = (
            [date(year, *day) for year in (2026, 2027) for day in RETURNS[time]] if time in RETURNS else [DAYS_OF[time]]
        )
        partner = next((at for at in range(4) if at not in leads), None) if has_partner else None
        for agency in [*leads, *([partner] if partner is not None else [])]:
            row = make.AssignmentFactory(
                task=task, agency=self.agencies[agency], role="coordinate" if agency == partner else "lead"
            )
            self.notes[row.pk] = Note(len(self.tasks), agency, agency == partner, list(dues))
        self.tasks.append(task)
        self.kinds.append(kind)
        self.task_dues.append([(BEGIN, dues[0])])

    @property
    def now(self):
        return datetime(self.today.year, self.today.month, self.today.day, 3, tzinfo=UTC)

    def live(self, event):
        """Lives one event: what the application refuses has not happened."""
        gap, deed, at, agency, number = event
        self.today = min(self.today + timedelta(days=gap), date(2027, 12, 30))
        with suppress(Refused):
            self._do(deed, at % len(self.tasks), agency, number)

    def _do(self, deed, at, agency, number):
        if deed == "merge":
            return self._merge(agency, (agency + 1) % 4)
        if deed == "amend":
            return self._amend(at, number)
        keys = [pk for pk, note in self.notes.items() if note.task == at and note.agency == agency and not note.ended]
        if not keys:
            return None
        return {"extend": self._extend, "decline": self._decline}.get(deed, self._post)(keys[0], deed, number)

    def _row(self, pk):
        return Assignment.objects.select_related("task__plan__locality", "task__item", "agency").get(pk=pk)

    def _post(self, pk, deed, number):
        note, state = self.notes[pk], deed
        done_on = self.today - timedelta(days=number % 20) if state == "done" else None
        done_on = max(done_on, BEGIN) if done_on else None
        turn = note.turn(self.today)
        report = ProgressReport(state, 50, f"Nói {number}", f"{pk}-{len(note.words)}", reason="Chờ.", done_on=done_on)
        post_progress(by=self.officers[note.agency], assignment=self._row(pk), report=report, now=self.now)
        note.words.append((self.today, turn, state, done_on))

    def _extend(self, pk, _deed, number):
        note = self.notes[pk]
        turn = note.turn(self.today)
        due = note.due(turn, self.today)
        if due is None:
            return
        until = max(due, self.today) + timedelta(days=1 + number)
        asked = reminders.ask_extension(
            by=self.officers[note.agency], assignment=self._row(pk), until=until, reason="Chờ.", now=self.now
        )
        reminders.decide_extension(by=self.world.chair, extension=asked, is_granted=True, answer="", now=self.now)
        note.later.append((self.today, turn, until))

    def _decline(self, pk, _deed, _number):
        note = self.notes[pk]
        asked = decline_task(
            by=self.officers[note.agency], assignment=self._row(pk), reason="Không phải.", now=self.now
        )
        decide_decline(by=self.world.focal, decline=asked, is_granted=True, answer="", now=self.now)
        note.ended = self.today

    def _amend(self, at, number):
        """Another day for a task that has one; agencies' own later days fall away."""
        task = Task.objects.select_related("item").get(pk=self.tasks[at].pk)
        named = [pk for pk, note in self.notes.items() if note.task == at and not note.ended and not note.coordinates]
        if task.recurrence or task.due is None or not named:
            return
        new = date(2026, 6, 30) + timedelta(days=7 * number)
        amendment = amendments.amend_plan(
            by=self.world.focal, plan=self.plan, decision=Decision(f"{number}/QĐ", "", self.today), now=self.now
        )
        leads = "; ".join(str(self._row(pk).agency) for pk in named)
        partners = "; ".join(
            str(self._row(pk).agency) for pk, note in self.notes.items()
            if note.task == at and not note.ended and note.coordinates
        )  # fmt: skip
        said = Said("changed", task, task.item.text, leads, partners, f"Trước ngày {new:%d/%m/%Y}")
        amendments.set_change(by=self.world.focal, amendment=amendment, change=None, said=said, now=self.now)
        amendments.put_in_force(by=self.world.focal, amendment=amendment, now=self.now)
        self.task_dues[at].append((self.today, new))
        for note in self.notes.values():
            if note.task == at:
                note.later.append((self.today, 0, new))

    def _merge(self, old, new):
        """One agency goes up in another: of two parts in a task one of which nothing was said counts no more."""
        if {old, new} & self.gone:
            return
        change = ProposedSuccession("merge", self.today, "NQ", (self.agencies[old],), (self.agencies[new],))
        record_succession(by=self.world.focal, locality=self.world.locality, change=change, now=self.now)
        self.gone.add(old)
        for pk, note in list(self.notes.items()):
            if note.agency == old and not note.ended:
                self._pass_on(pk, note, new)

    def _pass_on(self, pk, note, new):
        """Beside each part that the heir has in the task: of two the one of which nothing was said may end."""
        for key, own in list(self.notes.items()):
            if own.task == note.task and own.agency == new and not own.ended and not note.ended:
                self._meet((note, pk), (own, key))
        if not note.ended:
            note.agency = new

    def _meet(self, *parts):
        (first, _pk), (other, other_pk) = sorted(
            parts, key=lambda row: (not self._is_spoken(row[1]), row[0].coordinates, row[1])
        )
        owes = first.words and first.words[-1][2] == "done" and not other.coordinates
        if not self._is_spoken(other_pk) and (other.coordinates or not first.coordinates) and not owes:
            other.ended = self.today

    def _is_spoken(self, pk):
        """True where somebody said or asked something: none of that may go."""
        note, row = self.notes[pk], self._row(pk)
        return bool(note.words) or row.extensions.exists() or row.declines.exists()

    # ------------------------------------------------------------------ the clerk counts

    def standing(self, day):
        """Each part that stood on a day, with its status."""
        alive = {pk: note for pk, note in self.notes.items() if note.ended is None or note.ended > day}
        done = {note.task for note in alive.values() if not note.coordinates and note.status(day).startswith("done")}
        return {pk: note.status(day, note.task in done) for pk, note in alive.items()}

    def due_within_a_week(self, agency, day):
        """The parts that an agency answers for, that are not done and due before the week is over."""
        parts = self.standing(day)
        found = []
        for pk, status in parts.items():
            note = self.notes[pk]
            due = note.due(note.turn(day), day)
            is_open = not note.coordinates and not status.startswith("done")
            if note.agency == agency and is_open and due is not None and due < day + timedelta(days=7):
                found.append(pk)
        return found

    def tasks_by_status(self, day, kind="task"):
        """How many tasks stand in each status: one for each task, whoever leads it."""
        parts, counts = self.standing(day), {}
        for at, own_kind in enumerate(self.kinds):
            if own_kind == kind:
                said = [
                    parts[pk]
                    for pk, note in self.notes.items()
                    if pk in parts and note.task == at and not note.coordinates
                ]
                status = self._task_status(said, at, day)
                counts[status] = counts.get(status, 0) + 1
        return counts

    def _task_status(self, said, at, day):
        open_ones = [status for status in said if not status.startswith("done")]
        if not said:
            due = [due for since, due in self.task_dues[at] if since <= day][-1]
            return "late" if due and due < day else "silent"
        if not open_ones:
            return "done_late" if "done_late" in said else said[0] if len(set(said)) == 1 else "done"
        if "late" in open_ones:
            return "late"
        if all(status == "paused" for status in open_ones):
            return "paused"
        if len(open_ones) == len(said) and all(status == "silent" for status in said):
            return "silent"
        if len(open_ones) == len(said) and all(status in ("silent", "not_begun") for status in said):
            return "not_begun"
        return "on_track"
