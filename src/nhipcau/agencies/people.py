"""Letting people in: invitations."""

import hashlib
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Invitation, Membership
from nhipcau.agencies.permissions import can_invite_person
from nhipcau.agencies.standing import forget_standing
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, refuse_if, require

LOG = logging.getLogger(__name__)
GOOD_FOR = timedelta(days=7)
KEPT_IN_A_FOLDER = "django.core.mail.backends.filebased.EmailBackend"
"""Where no mail server is set."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is asked to sign in, and as what."""

    email: str
    full_name: str
    title: str
    role: str


Post = Callable[[Invitation, str], None]
"""How a letter leaves, given its key."""


class Undelivered(Refused):
    """The invitation stands, and its letter was not taken by a mail server: the address has to be passed on."""

    def __init__(self, address: str) -> None:
        super().__init__(_("Thư mời đã lập nhưng máy chủ thư không nhận; hãy chuyển liên kết cho người được mời."))
        self.address = address


def post_letter(address_of: Callable[[str], str], invitation: Invitation, key: str) -> None:
    """Sends the letter, with the whole address of its key. Raises Undelivered where no server takes it."""
    address = address_of(key)
    subject, body = _letter(invitation, address)
    try:
        send_mail(subject, body, None, [invitation.email])
    except (SMTPException, OSError) as error:
        LOG.exception("The mail server took no invitation.")
        raise Undelivered(address) from error
    if settings.EMAIL_BACKEND == KEPT_IN_A_FOLDER:
        raise Undelivered(address)


@transaction.atomic
def invite_person(*, by: User, agency: Agency, person: Invited, post: Post, now: datetime) -> Invitation:
    """Writes a letter with an address that lets the person in once, within seven days.

    ``post`` sends the letter, given the key, once the invitation stands. Only the key's digest is kept.
    """
    require(can_invite_person(by, agency, person.role), _("Tài khoản không có quyền mời vào vai trò này."))
    email = person.email.strip().lower()
    refuse_if(agency.valid_to is not None or agency.is_group, _("Chỉ mời người vào một cơ quan đang hoạt động."))
    if Membership.objects.held().filter(user__email=email, agency=agency, role=person.role).exists():
        raise Refused(_("%(email)s đã giữ vai trò này.") % {"email": email})
    key = secrets.token_urlsafe(32)
    Invitation.objects.filter(agency=agency, role=person.role, email=email, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=now
    )  # a new letter makes the one before it void
    invitation = Invitation.objects.create(
        agency=agency, role=person.role, email=email, full_name=clean_line(person.full_name),
        title=clean_line(person.title), key=digest_of(key), invited_by=by, invited_at=now,
        expires_at=now + GOOD_FOR,
    )  # fmt: skip
    record(by=by, verb="invite_person", target=agency, email=email, role=person.role, name=agency.name)
    transaction.on_commit(partial(post, invitation, key))
    return invitation


def digest_of(key: str) -> str:
    """What is kept of an invitation's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def _letter(invitation: Invitation, address: str) -> tuple[str, str]:
    """Subject and text of the letter. Official mail is in Vietnamese."""
    with translation.override("vi"):
        body = _(
            "Kính gửi %(name)s,\n\n%(by)s mời sử dụng hệ thống Nhịp Cầu với vai trò %(role)s, %(agency)s.\n"
            "Mở liên kết sau để đặt mật khẩu và đăng nhập, trước %(until)s:\n\n%(address)s\n\n"
            "Liên kết chỉ dùng được một lần. Nếu thư này được gửi nhầm, xin bỏ qua.\n"
        ) % {
            "name": invitation.full_name, "by": invitation.invited_by.full_name, "role": invitation.get_role_display(),
            "agency": invitation.agency.name, "address": address,
            "until": timezone.localtime(invitation.expires_at).strftime("%H:%M ngày %d/%m/%Y"),
        }  # fmt: skip
        return _("Mời sử dụng hệ thống Nhịp Cầu"), body


@transaction.atomic
def withdraw_invitation(*, by: User, invitation: Invitation, now: datetime) -> Invitation:
    """Makes a letter void."""
    require(
        can_invite_person(by, invitation.agency, invitation.role),
        _("Tài khoản không có quyền thu hồi thư mời vào vai trò này."),
    )
    invitation = _lock(invitation)
    invitation.withdrawn_at = now
    invitation.save()
    record(by=by, verb="withdraw_invitation", target=invitation.agency, email=invitation.email)
    return invitation


def _lock(invitation: Invitation) -> Invitation:
    invitation = locked(invitation, "agency")
    refuse_if(invitation.accepted_at is not None, _("Thư mời này đã được dùng."))
    refuse_if(invitation.withdrawn_at is not None, _("Thư mời này đã được thu hồi."))
    return invitation


def invitation_of(key: str) -> Invitation | None:
    """The letter of a key, used or not."""
    return Invitation.objects.filter(key=digest_of(key)).select_related("agency", "invited_by").first()


@transaction.atomic
def accept_invitation(*, invitation: Invitation, password: str, now: datetime, known: User | None) -> User:
    """Lets the invited person in: a new account with the password, or one more role of the known one."""
    invitation = _lock(invitation)
    refuse_if(invitation.expires_at <= now, _("Thư mời đã hết hạn; hãy đề nghị gửi thư mời mới."))
    refuse_if(
        invitation.agency.valid_to is not None, _("Cơ quan này đã kết thúc hoạt động; hãy đề nghị gửi thư mời mới.")
    )
    if known is not None and known.email != invitation.email:
        raise Refused(_("Thư mời này gửi cho %(email)s.") % {"email": invitation.email})
    if known is None and User.objects.filter(email=invitation.email).exists():
        raise Refused(_("Địa chỉ này đã có tài khoản; hãy đăng nhập rồi mở lại liên kết."))
    user = known or User.objects.create_invited(
        invitation.email, password, full_name=invitation.full_name, title=invitation.title
    )
    Membership.objects.get_or_create(user=user, agency=invitation.agency, role=invitation.role, ended_on=None)
    invitation.accepted_at = now
    invitation.save()
    forget_standing(user)
    record(by=user, verb="accept_invitation", target=invitation.agency, email=user.email, role=invitation.role)
    return user


def account_of(invitation: Invitation) -> User | None:
    """Who has the invited address already."""
    return User.objects.filter(email=invitation.email).first()
