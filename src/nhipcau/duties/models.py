"""What became of the duties of a year in a locality, and who is in charge of each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.models import Agency, Locality

USER = settings.AUTH_USER_MODEL
LONGEST_CODE = 40
OBLIGED = (Locality.Kind.PROVINCE, Locality.Kind.CITY)
"""Of whom the law asks these duties."""


class DutyCharge(models.Model):
    """Who is in charge of a duty in a locality (phụ trách việc hằng năm), this year and every year."""

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="duty_charges")
    code = models.CharField(max_length=LONGEST_CODE)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="duty_charges", verbose_name=_("Cơ quan phụ trách"))
    person = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Người phụ trách")
    )

    class Meta:
        ordering: ClassVar = ["code", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["locality", "code"], name="duty_in_one_charge")]

    def __str__(self) -> str:
        return f"{self.code}: {self.agency}"


class DutyNote(models.Model):
    """What became of a duty in a year (kết quả việc hằng năm): sent on a day by a paper, or none of the locality's.

    ``agency`` is the one that was in charge then. Said again, the last word counts.
    """

    class State(models.TextChoices):
        DONE = "done", _("Đã thực hiện")
        NOT_OURS = "not_ours", _("Không phải thực hiện")

    locality = models.ForeignKey(Locality, models.PROTECT, related_name="duty_notes")
    code = models.CharField(max_length=LONGEST_CODE)
    year = models.PositiveSmallIntegerField(_("Năm"))
    state = models.CharField(_("Kết quả"), max_length=10, choices=State)
    on = models.DateField(_("Ngày gửi"), null=True, blank=True)
    paper = models.CharField(_("Văn bản đã gửi"), max_length=250, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "code", "year"], name="duty_noted_once_a_year"),
            models.CheckConstraint(
                condition=Q(state="done", on__isnull=False) & ~Q(paper="")
                | Q(state="not_ours", on=None, paper="") & ~Q(note=""),
                name="duty_done_by_paper_or_waived_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.year}: {self.paper or self.note}"
