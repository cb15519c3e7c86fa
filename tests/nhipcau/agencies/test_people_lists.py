"""People who are to sign in, from a list."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings

from nhipcau.agencies.models import Invitation
from nhipcau.agencies.people_lists import COLUMNS, PeopleList, invite_people, preview_people
from nhipcau.common.refusal import NotAllowed, Refused
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
HEAD = [str(label) for _key, label in COLUMNS]


def _list(*rows):
    return make.workbook(HEAD, *rows)


def _invite(world, data, by=None):
    return invite_people(
        by=by or world.focal, listed=PeopleList(data, world.locality, "https://x.example/{}/".format), now=NOW
    )  # fmt: skip


def test_everybody_gets_a_letter_with_an_address_of_their_own(world, django_capture_on_commit_callbacks):
    data = _list(
        ["Vũ An", "An@vinhha.example", "Chuyên viên", world.idle_agency.name, ""],
        ["Lê Bình", "binh@vinhha.example", "Giám đốc", "sở xây dựng", "Thủ trưởng cơ quan"],
    )

    with django_capture_on_commit_callbacks(execute=True):
        unsent = _invite(world, data)

    rows = Invitation.objects.filter(agency=world.idle_agency).order_by("email")
    assert unsent == []
    assert list(rows.values_list("email", "full_name", "role")) == [
        ("an@vinhha.example", "Vũ An", "officer"), ("binh@vinhha.example", "Lê Bình", "head"),
    ]  # fmt: skip
    assert sorted(letter.to[0] for letter in mail.outbox) == ["an@vinhha.example", "binh@vinhha.example"]
    assert len({line for letter in mail.outbox for line in letter.body.splitlines() if "https" in line}) == 2


def test_letters_that_no_server_takes_are_named_and_keep_none_back(world, django_capture_on_commit_callbacks, tmp_path):
    data = _list(["Vũ An", "an@vinhha.example", "", world.idle_agency.name, ""])
    folder = "django.core.mail.backends.filebased.EmailBackend"

    with (
        override_settings(EMAIL_BACKEND=folder, EMAIL_FILE_PATH=tmp_path),
        django_capture_on_commit_callbacks(execute=True),
    ):
        unsent = _invite(world, data)

    assert unsent == ["Vũ An <an@vinhha.example>"]


def test_who_holds_the_role_already_is_not_asked_again(world):
    data = _list(["X", world.idle.email, "", world.idle_agency.name, "Chuyên viên"])
    shown = preview_people(data, world.locality, TODAY, world.focal)

    assert (shown.rows, shown.known, shown.faults) == ((), 1, ())


def test_who_has_a_letter_that_is_still_good_is_not_asked_again(world):
    data = _list(["Vũ An", "an@vinhha.example", "", world.idle_agency.name, ""])
    asked = {"agency": world.idle_agency, "role": "officer", "email": "an@vinhha.example"}
    make.InvitationFactory(**asked, expires_at=NOW - timedelta(days=1))
    before = preview_people(data, world.locality, TODAY, world.focal)
    make.InvitationFactory(**asked, expires_at=NOW + timedelta(days=1))

    shown = preview_people(data, world.locality, TODAY, world.focal)

    assert ((len(before.rows), before.asked), (shown.rows, shown.known, shown.asked)) == ((1, 0), ((), 0, 1))


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        (["", "a@b.example", "", "Sở Xây dựng", ""], "A2", "Họ và tên không được để trống."),
        (["A", "a-b", "", "Sở Xây dựng", ""], "B2", "“a-b” không phải địa chỉ thư điện tử."),
        (["A", "a@b.example", "x" * 121, "Sở Xây dựng", ""], "C2", "Quá dài: nhiều nhất 120 ký tự."),
        (["A", "a@b.example", "", "Sở Lạ", ""], "D2", "Danh mục chưa có cơ quan “Sở Lạ”."),
        (["A", "a@b.example", "", "Sở Xây dựng", "Chuyên viên"], "", ""),
        (["A", "a@b.example", "", "Sở Xây dựng", "Lãnh đạo Ủy ban nhân dân"], "E2",
         "Tài khoản không có quyền mời vào vai trò này."),
    ],
)  # fmt: skip
def test_each_fault_is_said_at_its_cell(world, row, cell, said):
    shown = preview_people(_list(row), world.locality, TODAY, world.focal)

    assert [(fault.cell, fault.sentence) for fault in shown.faults] == ([(cell, said)] if cell else [])


def test_an_address_twice_and_an_unknown_role(world):
    rows = [["A", "a@b.example", "", "Sở Xây dựng", "Thợ"], ["B", "A@b.example", "", "Sở Xây dựng", ""]]
    cells = [fault.cell for fault in preview_people(_list(*rows), world.locality, TODAY, world.focal).faults]

    assert cells == ["B2", "E2", "B3"]
    with pytest.raises(Refused, match="Ô B2"):
        _invite(world, _list(*rows))


def test_nobody_invites_a_list_who_may_not_invite_one(world):
    with pytest.raises(NotAllowed):
        _invite(world, _list(["A", "a@b.example", "", "Sở Xây dựng", ""]), by=world.head)

    assert not Invitation.objects.filter(email="a@b.example").exists()
