"""People who sign in."""

from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail address is the name to sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_invited(self, email: str, password: str | None, full_name: str, title: str = "") -> "User":
        """A person whose address is proven: they opened a letter that was sent there.

        Single sign-on finds an account by its proven address alone; without a password it is the only way in.
        """
        user = self.create_user(email, password, full_name=full_name, title=title)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. What they may do comes from their memberships (agencies)."""

    email = models.EmailField(_("Thư điện tử"), unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    title = models.CharField(_("Chức danh"), max_length=120, blank=True)
    is_active = models.BooleanField(_("Đang hoạt động"), default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    calendar_key = models.CharField(max_length=64, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    acting_agency_id: int | None = None
    """The one agency for which the person acts in this request; None for all of theirs. Not stored."""
    acting_as = ""
    """In which roles, and where, the person acts: for the record. Filled in with their standing; not stored."""

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["calendar_key"], condition=~models.Q(calendar_key=""), name="calendar_key_once"
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return self.full_name


class SavedFilter(models.Model):
    """A list as a person looks at it again and again: the page, what it is asked, and a name for it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_filters")
    name = models.CharField(_("Tên bộ lọc"), max_length=80)
    path = models.CharField(max_length=200)
    query = models.CharField(max_length=1000)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "path", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return self.name
