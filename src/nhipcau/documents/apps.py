"""The app of official documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Documents that an office writes, numbers and issues."""

    name = "nhipcau.documents"
    verbose_name = _("Văn bản")
    default_auto_field = "django.db.models.BigAutoField"
