"""Every change to what came of a visit: works that were published, violations and when the Ministry was told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, clean_text
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.press.actions import KEEPER, KEEPERS_ONLY
from nhipcau.press.models import PressVisit, Published, Violation
from nhipcau.press.permissions import can_edit_press_visit

SCHEMES = ("http://", "https://")
LONGEST_LINK = 1000


@dataclass(frozen=True, slots=True)
class Work:
    """Where a work stands, what it is called, in which language it is, since when; never what it says."""

    link: str
    title: str
    language: str
    published_on: date
    kind: str = Published.Kind.TEXT


@transaction.atomic
def add_published(*, by: User, visit: PressVisit, said: Work, now: datetime) -> Published:
    """Enters a work that came of the visit, each link once; its copy is attached to the visit as a file."""
    require(can_edit_press_visit(by, visit), str(KEEPERS_ONLY))
    visit, link, title = KEEPER.open(visit), clean_line(said.link), clean_line(said.title, 300)
    is_link = link.startswith(SCHEMES) and len(link) <= LONGEST_LINK
    refuse_if(not is_link, _("Liên kết phải bắt đầu bằng http:// hoặc https:// và dài nhất 1000 ký tự."))
    refuse_if(not title, _("Hãy ghi tên tác phẩm."))
    refuse_if(said.published_on > timezone.localdate(now), _("Ngày đăng, phát chưa tới."))
    refuse_if(said.published_on < visit.starts_on, _("Ngày đăng, phát trước ngày đoàn bắt đầu hoạt động."))
    refuse_if(visit.published.filter(link=link).exists(), _("Liên kết này đã có trong hồ sơ."))
    work = Published.objects.create(
        visit=visit, link=link, title=title, language=said.language, published_on=said.published_on, kind=said.kind
    )
    record(by=by, verb="add_published", target=visit, title=title, link=link)
    return work


@transaction.atomic
def remove_published(*, by: User, work: Published) -> None:
    """Takes a work off the visit: it did not come of it."""
    require(can_edit_press_visit(by, work.visit), str(KEEPERS_ONLY))
    visit, work = KEEPER.open(work.visit), locked(work)
    record(by=by, verb="remove_published", target=visit, title=work.title, link=work.link)
    work.delete()


@transaction.atomic
def note_violation(*, by: User, visit: PressVisit, at: datetime, what: str, now: datetime) -> Violation:
    """Notes what happened against the licence or the law; from that moment the Ministry is to be told."""
    require(can_edit_press_visit(by, visit), str(KEEPERS_ONLY))
    visit, what = KEEPER.open(visit), clean_text(what)
    refuse_if(not what, _("Hãy ghi việc xảy ra, theo biên bản."))
    refuse_if(at > now, _("Thời điểm ấy chưa tới."))
    refuse_if(timezone.localdate(at) < visit.starts_on, _("Thời điểm ấy trước ngày đoàn bắt đầu hoạt động."))
    violation = Violation.objects.create(visit=visit, at=at, what=what)
    record(by=by, verb="note_violation", target=visit, at=_moment(at), what=what)
    return violation


@dataclass(frozen=True, slots=True)
class Told:
    """When the Ministry was told of a violation, and by which paper."""

    at: datetime
    paper: str


@transaction.atomic
def tell_violation(*, by: User, violation: Violation, said: Told, now: datetime) -> Violation:
    """Notes, once, that the Ministry was told."""
    require(can_edit_press_visit(by, violation.visit), str(KEEPERS_ONLY))
    visit, violation, paper = KEEPER.open(violation.visit), locked(violation), clean_line(said.paper, 200)
    refuse_if(violation.told_at, _("Đã ghi việc thông báo vi phạm này."))
    refuse_if(not paper, _("Hãy ghi số, ký hiệu của văn bản."))
    refuse_if(said.at < violation.at, _("Thời điểm thông báo trước khi xảy ra vi phạm."))
    refuse_if(said.at > now, _("Thời điểm ấy chưa tới."))
    violation.told_at, violation.told_paper = said.at, paper
    violation.save()
    record(by=by, verb="tell_violation", target=visit, at=_moment(said.at), paper=paper)
    return violation


def _moment(at: datetime) -> str:
    """As a person reads it, in the time of the country."""
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
