"""Foreign reporters and film crews as people look for them, and their steps against the law."""

from collections.abc import Collection, Iterable
from datetime import date
from hashlib import sha256

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.common.vietnamese import with_words
from nhipcau.partners.models import Partner
from nhipcau.press.models import PressVisit, Published, Reporter, Violation
from nhipcau.procedures.steps import Step, due_of, steps_of
from nhipcau.programmes.queries import is_as_settled, lines_of, versions_of
from nhipcau.records.steps import StageRow, noted, stage_rows

WAITING, DECLINED, LICENSED, UNDER_WAY, TO_REPORT, REPORTED, CANCELLED = (
    "waiting", "declined", "licensed", "under_way", "to_report", "reported", "cancelled",
)  # fmt: skip
STATES = (
    (WAITING, _("Chờ trả lời")),
    (DECLINED, _("Chưa chấp thuận")),
    (LICENSED, _("Đã chấp thuận, đã có giấy phép")),
    (UNDER_WAY, _("Đang hoạt động")),
    (TO_REPORT, _("Chờ báo cáo")),
    (REPORTED, _("Đã báo cáo, đã xong")),
    (CANCELLED, _("Đã hủy")),
)
Kind, Answer = PressVisit.Kind, PressVisit.Answer
ANSWERING, REPORTING = 2, 5
"""Which step is the answer to a resident office, and which the report on every other visit."""
AGREED = ("on", "starts", "ends", "text_vi", "place_vi")
"""What of a programme needs a written consent when it changes; cars and hosts do not."""


def visible_press_visits(user: User) -> QuerySet[PressVisit]:
    """Those of the localities in which the person holds a role."""
    rows = with_report(PressVisit.objects.filter(locality__in=standing_of(user).localities))
    related = rows.select_related("agency", "guide", "person", "locality", "country", "outlet")
    return related.prefetch_related("reporters", "published")


def with_report(rows: QuerySet[PressVisit]) -> QuerySet[PressVisit]:
    """Adds whether nothing is to be reported any more (is_reported): of resident offices nothing ever is."""
    nothing = Q(kind=Kind.RESIDENT) | Q(noted(PressVisit, REPORTING))
    return rows.annotate(is_reported=ExpressionWrapper(nothing, BooleanField()))


def search_press_visits(rows: QuerySet[PressVisit], words: str) -> QuerySet[PressVisit]:
    """Visits with every word in their topic, the outlet's name, a reporter's or the country's."""
    found = with_words(
        rows, words, "folded__contains", "outlet__folded__contains", "reporters__folded__contains",
        "country__folded__contains",
    )  # fmt: skip
    return found.distinct() if words else found


def press_visits_in(rows: QuerySet[PressVisit], state: str, today: date) -> QuerySet[PressVisit]:
    """Those (with is_reported) that stand so on a day; all for another word."""
    stands = Q(cancelled_on=None)
    goes = stands & ~Q(answer=Answer.NOT)
    ahead, over = goes & Q(starts_on__gt=today), goes & Q(ends_on__lt=today)
    allowed = Q(answered_on__isnull=False) | (~Q(licence="") & ~Q(kind=Kind.RESIDENT))
    chosen = {
        WAITING: ahead & ~allowed,
        DECLINED: stands & Q(answer=Answer.NOT),
        LICENSED: ahead & allowed,
        UNDER_WAY: goes & Q(starts_on__lte=today, ends_on__gte=today),
        TO_REPORT: over & Q(is_reported=False),
        REPORTED: over & Q(is_reported=True),
        CANCELLED: Q(cancelled_on__isnull=False),
    }
    return rows.filter(chosen[state]) if state in chosen else rows


def state_of(visit: PressVisit, today: date) -> str:
    """The word of STATES that is true of a visit (with is_reported) on a day."""
    is_reported: bool = visit.is_reported  # type: ignore[attr-defined]
    is_licensed = visit.licence != "" and visit.kind != Kind.RESIDENT
    found = (
        (visit.cancelled_on is not None, CANCELLED),
        (visit.answer == Answer.NOT, DECLINED),
        (visit.ends_on < today, REPORTED if is_reported else TO_REPORT),
        (visit.starts_on <= today, UNDER_WAY),
        (visit.answered_on is not None or is_licensed, LICENSED),
    )
    return next((word for is_so, word in found if is_so), WAITING)


def steps_followed(visit: PressVisit) -> dict[int, Step]:
    """The steps by number, by the law of the day on which the visit was entered."""
    return {step.number: step for step in steps_of(f"press_{visit.kind}", timezone.localdate(visit.made_at))}


def press_steps(visit: PressVisit, today: date) -> list[StageRow]:
    """The steps of the procedure, each with what was done of it, counted from the days of the visit.

    Of one with a licence the application, which is counted back from its first day, is not waited for any more.
    """
    since = {
        "ngày bắt đầu": None if visit.licence else visit.starts_on, "ngày kết thúc": visit.ends_on,
        "ngày nhận đề nghị": visit.asked_on,
    }  # fmt: skip
    return stage_rows(visit, steps_followed(visit), since, today)


def not_answered(rows: QuerySet[PressVisit]) -> QuerySet[PressVisit]:
    """Requests of resident offices that nobody has answered: silence is no consent."""
    return rows.filter(kind=Kind.RESIDENT, cancelled_on=None, answered_on=None)


def not_reported(rows: QuerySet[PressVisit], today: date) -> QuerySet[PressVisit]:
    """Those that are over of which nobody has noted the report."""
    return press_visits_in(with_report(rows), TO_REPORT, today)


def answer_due(visit: PressVisit) -> date | None:
    return due_of(steps_followed(visit), ANSWERING, visit.asked_on)


def report_due(visit: PressVisit) -> date | None:
    return due_of(steps_followed(visit), REPORTING, visit.ends_on)


def digest_of(lines: Iterable[dict[str, str]]) -> str:
    """A mark of what a consent covers: of each item the day, the hours, what and where."""
    told = "\x00".join(line[name] for line in lines for name in AGREED)
    return sha256(told.encode()).hexdigest()


def next_version(visit: PressVisit) -> int:
    """The number of the programme as it stands: of the version it is, or that it becomes when it is settled."""
    return versions_of(visit).count() + (not is_as_settled(visit))


def lacks_consent(visit: PressVisit) -> bool:
    """True of a programme that is neither what was settled when it was agreed to, nor what a consent covers.

    What was settled last until the answer was agreed to with it; where there was no answer, the first version was.
    """
    versions, day = list(versions_of(visit)), visit.answered_on or date.min
    until_answer = [one for one in versions if timezone.localdate(one.made_at) <= day]
    first = (until_answer or versions[-1:])[:1]
    covered = {*(digest_of(one.lines) for one in first), *visit.consents.values_list("digest", flat=True)}
    return bool(first) and digest_of(lines_of(visit)) not in covered


def press_visits_of(agencies: Collection[int]) -> QuerySet[PressVisit]:
    """What these agencies guide, but for what was called off or declined and what is reported."""
    rows = PressVisit.objects.filter(agency__in=agencies, cancelled_on=None).exclude(answer=Answer.NOT)
    over = press_visits_in(with_report(rows), REPORTED, timezone.localdate())
    return rows.exclude(pk__in=over.order_by().values("pk")).order_by("pk")


def press_visits_by(user: User, outlet: Partner) -> QuerySet[PressVisit]:
    """Those of an outlet that took or take place."""
    return visible_press_visits(user).filter(outlet=outlet, cancelled_on=None).exclude(answer=Answer.NOT)


def visible_reporters(user: User) -> QuerySet[Reporter]:
    return Reporter.objects.filter(visit__in=visible_press_visits(user)).select_related("visit__locality")


def visible_published(user: User) -> QuerySet[Published]:
    return Published.objects.filter(visit__in=visible_press_visits(user)).select_related("visit__locality")


def visible_violations(user: User) -> QuerySet[Violation]:
    return Violation.objects.filter(visit__in=visible_press_visits(user)).select_related("visit__locality")
