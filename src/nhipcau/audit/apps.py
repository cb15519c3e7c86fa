"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers nhipcau.audit under its short label."""

    name = "nhipcau.audit"
    label = "audit"
