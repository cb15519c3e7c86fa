"""The app of official documents."""

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class DocumentsConfig(AppConfig):
    """Documents that an office writes, numbers and issues."""

    name = "nhipcau.documents"
    verbose_name = pgettext_lazy("văn bản của cơ quan", "Văn bản")
    default_auto_field = "django.db.models.BigAutoField"
