"""What a person is told when something around the application fails."""

import stat
import subprocess
import sys
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import IntegrityError, OperationalError
from django.urls import reverse

from nhipcau.work.models import Difficulty
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db


def _down(*_args, **_kwargs):
    raise SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.mark.parametrize("is_known", [True, False])
def test_a_reset_while_the_mail_server_is_down_says_so_and_tells_nobody_who_has_an_account(
    client, is_known, monkeypatch
):
    email = make.UserFactory().email if is_known else "khong-ai@baovinhha.example"
    monkeypatch.setattr(mail.EmailMessage, "send", _down)

    page = client.post(reverse("account_reset_password"), {"email": email}, follow=True)

    assert (page.status_code, "Máy chủ thư đang không nhận thư" in page.content.decode()) == (200, True)


def _raise(client, world):
    return client.post(
        reverse("raise_difficulty", args=[world.assignment.pk]), {"text": "Thiếu xe.", "form_token": "a"}
    )


def test_a_locked_database_is_told_as_busy_and_the_form_can_be_sent_again(world, as_user, monkeypatch):
    client, before = as_user(world.lead), Difficulty.objects.count()

    def locked(**_kwargs):
        raise OperationalError("database is locked")

    with monkeypatch.context() as failing:
        failing.setattr("nhipcau.work.difficulties.record", locked)
        busy = _raise(client, world)
    again = _raise(client, world)

    assert (busy.status_code, busy["Retry-After"], again.status_code) == (503, "5", 302)
    assert Difficulty.objects.count() == before + 1


def test_a_constraint_that_ends_the_later_of_two_is_told(world, as_user, monkeypatch):
    def twice(**_kwargs):
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr("nhipcau.work.difficulties.record", twice)

    page = as_user(world.lead).post(
        reverse("raise_difficulty", args=[world.assignment.pk]), {"text": "Thiếu xe."}, follow=True
    )

    assert "Người khác vừa ghi cùng nội dung này" in page.content.decode()


@pytest.mark.parametrize("address", ["plan_detail", "plan_board", "plan_tasks_xlsx"])
def test_a_nul_in_an_address_is_not_asked_of_the_database(world, as_user, address):
    page = as_user(world.focal).get(f"{reverse(address, args=[world.plan.pk])}?status=%00&q=a%00b&section=%00")

    assert page.status_code == 200


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes")
def test_the_data_folder_is_for_its_owner_alone(tmp_path):
    code = "import nhipcau.settings"
    environment = {"NHIPCAU_DATA": str(tmp_path / "var"), "PYTHONPATH": "src", "PATH": ""}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)

    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700
