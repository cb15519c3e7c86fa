"""What a mail says: to whom, what, of what, until when, how late; the page where it is dealt with; who answers."""

from datetime import date
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.notices.kinds.base import Said
from nhipcau.notices.queries import Worded, holding, worded
from nhipcau.reminders.models import Mail, Reminder
from nhipcau.reminders.queries import due_this_week, standing_reminders
from nhipcau.work.queries import Followed

LINES = 40
LINE_WORDS = 200
"""A text is told whole, unless it is as long as a page."""
NAME = "Nhịp Cầu"
Role = Membership.Role


def letter_of(mail: Mail, site: str) -> EmailMessage | None:
    """The mail as it is true now, in Vietnamese; None where nothing of it holds any more.

    The same mail has the same Message-ID.
    """
    with translation.override("vi"):
        told = worded(holding(mail.notices.filter(seen_at=None)).order_by("at", "pk"), mail.user)
        due = standing_reminders(mail.reminders.all(), mail.day)
        week = list(due_this_week(mail.user, mail.day)) if mail.is_weekly else []
        if not told and not due and not week:
            return None
        parts = [
            _greeting(mail.user), *(_of_notice(row, site, mail.day) for row in told[:LINES]), _rest(len(told)),
            _of_the_day(due, mail.day), _of_the_week(week, mail.day), _ending(site), _contact(mail.user),
        ]  # fmt: skip
        body = "\n\n".join(filter(None, parts)) + "\n"
        subject = f"[{NAME}] {_subject(told, due, week, mail.day)}"
    focal = _focal_officer(mail.user)
    sender = formataddr((_sender_name(focal), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    answers = [formataddr((focal.user.full_name, focal.user.email))] if focal else []
    name = f"<nhac-viec-{mail.pk}-{mail.day:%Y%m%d}@nhipcau>"
    return EmailMessage(
        subject, body, sender, [mail.user.email], reply_to=answers, headers={"Message-ID": name}
    )  # fmt: skip


def _subject(told: list[Worded], due: list[Reminder], week: list[Followed], day: date) -> str:
    """One matter by its name, several by their number."""
    if len(told) == 1 and not due:
        return _subject_of(told[0].said, day)
    if told and not due:
        return _("%(count)s nội dung mới cần xem") % {"count": len(told)}
    if due:
        late = sum(row.is_late for row in due)
        said = _("%(count)s nhiệm vụ sắp hoặc đã đến hạn, %(late)s quá hạn") % {"count": len(due), "late": late}
        return said + (_("; %(count)s nội dung mới") % {"count": len(told)} if told else "")
    return _("Việc trong tuần: %(count)s nhiệm vụ") % {"count": len(week)}


def _subject_of(said: Said, day: date) -> str:
    of = _short(said.of)
    named = f"{said.what} – {of}" if ": " in of else f"{said.what}: {of}"
    if said.until is None:
        return named
    until = _("quá hạn") if said.until < day else _("hạn %(day)s") % {"day": f"{said.until:%d/%m/%Y}"}
    return f"{named} – {until}"


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"


def _greeting(user: User) -> str:
    """Kính gửi Nguyễn Thị Mai, Chuyên viên, Ủy ban nhân dân phường …."""
    post = user.memberships.held().select_related("agency").order_by("pk").first()
    title = user.title or (str(post.get_role_display()) if post else "")
    stands = post_at(title, post.agency.name) if post else title
    return _("Kính gửi %(person)s,") % {"person": ", ".join(filter(None, (user.full_name, stands)))}


def post_at(title: str, agency: str) -> str:
    """Giám đốc Sở Ngoại vụ: the words in which a title ends and a name begins are said once."""
    words, begins = title.split(), agency.split()
    known = (count for count in range(len(words), 0, -1) if words[-count:] == begins[:count])
    return (
        " ".join((*words, *begins[count:])) if (count := next(known, 0)) else ", ".join(filter(None, (title, agency)))
    )


def _of_notice(row: Worded, site: str, day: date) -> str:
    """What, of what, its facts, until when, and the page that it opens."""
    said = row.said
    address = f"{said.button}: {site}{said.address}"
    lines = (f"- {Truncator(line).words(LINE_WORDS)}" for line in filter(None, (*said.lines, _until(said, day))))
    return "\n".join((f"{said.what}: {said.of}", *lines, address))


def _until(said: Said, day: date) -> str:
    """Thời hạn: 20/08/2026, quá hạn 3 ngày."""
    if said.due is None:
        return ""
    late = f", {_state(said.due, day)}" if said.until and said.until < day else ""
    return f"{said.dated or _('Thời hạn')}: {said.due:%d/%m/%Y}{late}"


def _rest(count: int) -> str:
    return _("… và %(count)s nội dung nữa.") % {"count": count - LINES} if count > LINES else ""


def _of_the_day(rows: list[Reminder], day: date) -> str:
    if not rows:
        return ""
    head = _("Đến ngày %(day)s có %(count)s nhiệm vụ cần chú ý, trong đó %(late)s nhiệm vụ quá hạn:") % {
        "day": f"{day:%d/%m/%Y}", "count": len(rows), "late": sum(row.is_late for row in rows),
    }  # fmt: skip
    asked = _("Đề nghị cập nhật kết quả; nếu không kịp thời hạn, đề nghị gửi lý do và xin gia hạn.")
    return f"{head}\n{_listed([_line(row, day) for row in rows])}\n{asked}"


def _line(row: Reminder, day: date) -> str:
    task = f"{row.assignment.task.called} ({row.assignment.display_name})"
    return f"- {task}: hạn {row.due:%d/%m/%Y}, {_state(row.due, day)}"


def _state(due: date, day: date) -> str:
    days = (day - due).days
    if days > 0:
        return _("quá hạn %(days)s ngày") % {"days": days}
    return _("còn %(days)s ngày") % {"days": -days} if days else _("đến hạn hôm nay")


def _of_the_week(rows: list[Followed], day: date) -> str:
    if not rows:
        return ""
    head = _("Cơ quan còn %(count)s nhiệm vụ đến hạn trong tuần này hoặc đã quá hạn:") % {"count": len(rows)}
    lines = (f"- {_short(row.task.called)}: hạn {row.due_now:%d/%m/%Y}, {_state(row.due_now, day)}"
             for row in rows if row.due_now)  # fmt: skip
    return f"{head}\n{_listed(list(lines))}"


def _listed(lines: list[str]) -> str:
    more = [_("… và %(count)s nhiệm vụ nữa.") % {"count": len(lines) - LINES}] if len(lines) > LINES else []
    return "\n".join(lines[:LINES] + more)


def _ending(site: str) -> str:
    return _("Mở trang Hôm nay: %(site)s%(today)s\nĐổi cách nhận thư: %(site)s%(choice)s") % {
        "site": site, "today": reverse("today"), "choice": reverse("notice_list"),
    }  # fmt: skip


def _contact(user: User) -> str:
    """Who answers questions: the focal officer of the person's locality."""
    focal = _focal_officer(user)
    automatic = _("Thư tự động của hệ thống Nhịp Cầu.")
    if focal is None:
        return automatic
    contact = _("%(agency)s – cơ quan đầu mối. Liên hệ: %(person)s, %(email)s") % {
        "agency": focal.agency.name, "person": focal.user.full_name, "email": focal.user.email,
    }  # fmt: skip
    return f"{contact}\n{automatic}"


def _sender_name(focal: Membership | None) -> str:
    return f"{NAME} – {focal.agency.name}" if focal else NAME


def _focal_officer(user: User) -> Membership | None:
    """Who has been focal officer longest in one of the person's localities."""
    own = Agency.objects.filter(memberships__user=user, memberships__ended_on=None).values("locality")
    held = Membership.objects.held().filter(role=Role.FOCAL, agency__locality__in=own, user__is_active=True)
    named = held.filter(agency__locality__focal_agency=F("agency")) | held.filter(agency__locality__focal_agency=None)
    return named.exclude(user=user).select_related("user", "agency").order_by("pk").first()
