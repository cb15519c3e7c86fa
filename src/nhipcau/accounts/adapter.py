"""How django-allauth behaves here: people are invited, they do not sign up."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import RateLimitUsage, consume
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.accounts.known_browsers import known_person
from nhipcau.accounts.models import User

LOG = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed sign-up; failed sign-ins counted so that nobody can lock out another.

    A password can be guessed a few times from one address; all addresses together, and one address for all accounts,
    have limits far above what an office behind one address needs. A browser in which this very person signed in before
    is asked about none of the others, so what a stranger guesses elsewhere does not keep its owner out.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Whether there is such an account or not, a mail server that is down is told in the same sentence."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            LOG.exception("The mail server took no mail about an account.")
            messages.error(self.request, _("Máy chủ thư đang không nhận thư; hãy thử lại sau hoặc báo quản trị."))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        login = credentials.get("email", credentials.get("username", "")).lower()
        person = known_person(request)
        if person is not None and User.objects.filter(pk=person, email=login).exists():
            counts = [("guess_from_here", f"{login} in a browser of {person}")]
        else:
            counts = [
                ("guess_from_here", f"{login} from {self.get_client_ip(request)}"), ("guess_account", login),
                ("guess_address", ""),
            ]  # fmt: skip
        used = [consume(request, app="allauth.account", action=action, key=key) for action, key in counts]
        self._login_failed_rl_usage = RateLimitUsage([one for usage in used if usage for one in usage.usage])
        if not all(used):
            raise self.validation_error("too_many_login_attempts")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on lets in whom an administrator has invited, and makes nobody new."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
