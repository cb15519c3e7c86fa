"""What a person does with their notices, and administrators with mails that could not be sent."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.audit.journal import record
from nhipcau.common.refusal import refuse_if, require
from nhipcau.notices.models import MailChoice, Notice
from nhipcau.notices.permissions import can_retry_mails
from nhipcau.reminders.models import Mail, Reminder


def see_notices(*, by: User, now: datetime, notice: Notice | None = None) -> int:
    """Marks what the person was told as seen, or one notice of it. Their own affair: no permission, no event."""
    unseen = Notice.objects.filter(user=by, seen_at=None)
    if notice is not None:
        return unseen.filter(pk=notice.pk).update(seen_at=now)
    Reminder.objects.filter(user=by, seen_at=None).update(seen_at=now)
    return unseen.update(seen_at=now)


def choose_mails(*, by: User, when: str) -> MailChoice:
    """Says how the person wants mails: at once, one in the morning, none. Their own affair."""
    refuse_if(when not in MailChoice.When.values, _("Hãy chọn một cách nhận thư trong danh sách."))
    choice, _made = MailChoice.objects.update_or_create(user=by, defaults={"when": when})
    return choice


@transaction.atomic
def retry_mail(*, by: User, mail: Mail) -> None:
    """Lets a mail that could not be sent, or of which nobody knows, be tried again at once as if for the first time."""
    homes = Locality.objects.filter(agencies__memberships__user=mail.user, agencies__memberships__ended_on=None)
    require(any(can_retry_mails(by, home) for home in homes), _("Chỉ quản trị hệ thống được gửi lại thư."))
    unsent = Mail.objects.filter(pk=mail.pk, state__in=[Mail.State.WAITING, Mail.State.CLAIMED])
    unsent.update(state=Mail.State.WAITING, tries=0, retry_at=None)
    record(by=by, verb="retry_mail", target=mail, name=str(mail.user))
