"""Whole addresses."""

import pytest
from django.test import RequestFactory

from nhipcau.desk.addresses import whole_address


@pytest.mark.parametrize(
    ("is_set", "expected"),
    [(True, "https://nhipcau.tinh.example/tasks/7/"), (False, "http://gia-mao.example/tasks/7/")],
)
def test_the_site_that_a_setting_names_stands_in_addresses(settings, is_set, expected):
    settings.SITE_IS_SET, settings.SITE, settings.ALLOWED_HOSTS = is_set, "https://nhipcau.tinh.example", ["*"]

    assert whole_address(RequestFactory().get("/", HTTP_HOST="gia-mao.example"), "task_detail", 7) == expected
