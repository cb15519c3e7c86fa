"""The common app."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from nhipcau.common.proxies import check_proxies


class CommonConfig(AppConfig):
    """Registers nhipcau.common under its short label."""

    name = "nhipcau.common"
    label = "common"

    def ready(self) -> None:
        register(check_proxies, Tags.security, deploy=True)
