"""Who is let in, as what, for which agency; and what each role may do."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from nhipcau.accounts.models import User
from nhipcau.agencies import people
from nhipcau.agencies.models import Invitation, Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.audit.models import Event
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.overview import rights
from nhipcau.succession.leaving import end_membership
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import ProgressReport
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "cầu-nối-nhịp-2026"
FORM = {"full_name": "Vũ An", "email": "An.Vu@vinhha.example", "title": "Chuyên viên", "role": "officer"}


@pytest.fixture
def letter(world, as_user, django_capture_on_commit_callbacks):
    """The address in a letter that the focal officer sent."""
    with django_capture_on_commit_callbacks(execute=True):
        as_user(world.focal).post(reverse("invite_person"), {**FORM, "agency": world.idle_agency.pk})
    return re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]


def test_an_invited_person_sets_a_password_and_is_in(world, letter, client):
    client.logout()

    entered = client.post(letter, {"password": PASSWORD, "again": PASSWORD}, follow=True)

    user = User.objects.get(email="an.vu@vinhha.example")
    assert (user.full_name, user.check_password(PASSWORD)) == ("Vũ An", True)
    assert [(m.agency, m.role) for m in user.memberships.all()] == [(world.idle_agency, "officer")]
    assert entered.context["user"] == user
    assert mail.outbox[0].to == ["an.vu@vinhha.example"]


def test_only_the_digest_of_a_key_is_kept(letter):
    key = letter.strip("/").split("/")[-1]

    assert (Invitation.objects.filter(key=key).exists(), people.invitation_of(key).email) == (
        False,
        "an.vu@vinhha.example",
    )


def test_a_letter_is_good_once(letter, client):
    client.logout()
    client.post(letter, {"password": PASSWORD, "again": PASSWORD})
    client.logout()

    again = client.post(letter, {"password": "một-mật-khẩu-khác", "again": "một-mật-khẩu-khác"})

    assert (again.status_code, User.objects.get(email="an.vu@vinhha.example").check_password(PASSWORD)) == (422, True)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("ngắn", "ngắn", "quá ngắn"),
        ("password123", "password123", "thông dụng"),
        (PASSWORD, "khác", "không giống nhau"),
    ],
)
def test_a_poor_password_is_refused(letter, client, password, again, said):
    client.logout()

    page = client.post(letter, {"password": password, "again": again})

    assert page.status_code == 422
    assert said in page.content.decode() or page.context["form"].errors
    assert not User.objects.filter(email="an.vu@vinhha.example").exists()


def test_a_known_person_signs_in_and_adds_the_role(world, as_user, client, django_capture_on_commit_callbacks):
    invitation = make.InvitationFactory(agency=world.idle_agency, email=world.lead.email, key=people.digest_of("k1"))
    address = reverse("accept_invitation", args=["k1"])
    client.logout()

    stranger = client.post(address, {"password": PASSWORD, "again": PASSWORD})
    theirs = as_user(world.lead).post(address)

    assert (stranger.status_code, theirs.status_code) == (422, 302)
    assert Membership.objects.held().filter(user=world.lead, agency=world.idle_agency).count() == 1
    invitation.refresh_from_db()
    assert invitation.accepted_at is not None


def test_a_letter_that_has_run_out_lets_nobody_in(world, client):
    make.InvitationFactory(agency=world.idle_agency, key=people.digest_of("k2"), expires_at=NOW)

    page = client.get(reverse("accept_invitation", args=["k2"]))

    assert "đã thu hồi hoặc hết hạn" in page.content.decode()
    with pytest.raises(Refused, match="đã hết hạn"):
        people.accept_invitation(
            invitation=people.invitation_of("k2"), password=PASSWORD, now=NOW + timedelta(1), known=None
        )


def test_a_withdrawn_letter_lets_nobody_in(world):
    people.withdraw_invitation(by=world.focal, invitation=world.invitation, now=NOW)

    with pytest.raises(Refused, match="đã được thu hồi"):
        people.accept_invitation(invitation=world.invitation, password=PASSWORD, now=NOW, known=None)


def test_a_new_letter_makes_the_one_before_void(world, as_user):
    for _ in range(2):
        as_user(world.focal).post(reverse("invite_person"), {**FORM, "agency": world.idle_agency.pk})

    sent = Invitation.objects.filter(email="an.vu@vinhha.example").order_by("pk")
    assert [i.withdrawn_at is None for i in sent] == [False, True]


def test_a_focal_officer_makes_nobody_a_leader(world, as_user):
    response = as_user(world.focal).post(
        reverse("invite_person"), {**FORM, "role": "leader", "agency": world.idle_agency.pk}
    )

    assert (response.status_code, "role" in response.context["form"].errors) == (422, True)
    with pytest.raises(NotAllowed):
        people.invite_person(
            by=world.focal, agency=world.idle_agency, person=people.Invited("a@b.vn", "A", "", "leader"),
            post=print, now=NOW,
        )  # fmt: skip


def test_end_membership_ends_what_the_person_may(world, as_user):
    row = Membership.objects.get(user=world.lead)
    end_membership(by=world.focal, membership=row, now=NOW)

    lead = User.objects.get(pk=world.lead.pk)
    assert as_user(lead).get(reverse("task_detail", args=[world.assignment.task_id])).status_code == 404


def test_an_officer_of_two_provinces_sees_the_people_of_the_one_where_they_are_focal(world, as_user):
    other = make.AgencyFactory(locality=world.province)
    secret = make.MembershipFactory(agency=other, role="leader")
    make.InvitationFactory(agency=other, email="bimat@x.example")
    make.MembershipFactory(user=world.focal, agency=other)

    page = as_user(world.focal).get(reverse("person_list")).content.decode()

    assert (secret.user.email in page, "bimat@x.example" in page) == (False, False)


def test_the_address_of_an_invited_person_is_proven_and_is_not_changed_by_its_owner(letter, client):
    client.logout()
    client.post(letter, {"password": PASSWORD, "again": PASSWORD})

    answer = client.post("/accounts/email/", {"action_add": "", "email": "chutich@tinh.example"})

    assert (answer.status_code, list(EmailAddress.objects.values_list("email", "verified", "primary"))) == (
        404, [("an.vu@vinhha.example", True, True)],
    )  # fmt: skip


def test_nobody_ends_their_own_role(world):
    with pytest.raises(NotAllowed):
        end_membership(by=world.administrator, membership=world.administrator.memberships.get(), now=NOW)


def test_one_who_works_in_two_agencies_acts_for_the_one_they_chose(world, as_user):
    make.MembershipFactory(user=world.lead, agency=world.idle_agency)
    client = as_user(world.lead)

    both = client.get(reverse("my_tasks")).context["standing"]
    client.post(reverse("switch_agency"), {"agency": world.idle_agency.pk})
    one = client.get(reverse("my_tasks")).context["standing"]
    client.post(reverse("switch_agency"), {"agency": ""})
    again = client.get(reverse("my_tasks")).context["standing"]

    assert both.agencies == again.agencies == {world.lead_agency.pk, world.idle_agency.pk}
    assert one.agencies == {world.idle_agency.pk}


def test_nobody_acts_for_an_agency_that_is_not_theirs(world, as_user):
    client = as_user(world.lead)
    client.post(reverse("switch_agency"), {"agency": world.partner_agency.pk})

    assert client.get(reverse("my_tasks")).context["standing"].agencies == {world.lead_agency.pk}


def test_an_event_says_in_which_role_a_person_acted(world):
    report = ProgressReport("in_progress", 10, "Đang làm.", "t9")

    post_progress(by=world.head, assignment=world.assignment, report=report, now=NOW)

    assert Event.objects.latest("number").role == "Thủ trưởng cơ quan, Sở Văn hóa, Thể thao và Du lịch"


def test_the_ministry_sees_active_plans_of_every_province_and_no_draft(world, as_user):
    other = make.PlanFactory(title="Kế hoạch tỉnh khác")

    page = as_user(world.ministry).get(reverse("plan_list")).context["page"]

    assert {plan.pk for plan in page} == {world.plan.pk, other.pk}


def test_every_predicate_stands_in_the_table_of_rights():
    source = Path(rights.__file__).parents[1]
    predicates = {
        name for path in source.glob("*/permissions.py")
        for name in re.findall(r"^def (can_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }  # fmt: skip

    assert {right.may.__name__ for _room, room in rights.ROOMS for right in room} == predicates


def test_the_table_of_rights_is_what_the_code_says():
    found = {right.what: dict(zip(Membership.Role.values, right.reach, strict=True))
             for _, room in rights.rights_table() for right in room}  # fmt: skip

    whole, own = "cả địa phương", "cơ quan mình"
    nobody = dict.fromkeys(Membership.Role.values, "")
    assert found["tải lên kế hoạch"] == nobody | {"focal": whole}
    assert found["cập nhật tiến độ, nộp minh chứng"] == nobody | {"focal": own, "officer": own, "head": own}
    assert found["cho ý kiến chỉ đạo"] == nobody | {"leader": whole}
    assert found["sửa thông tin cơ quan"] == nobody | {"focal": whole, "administrator": whole, "head": own}
    assert found["chọn cơ quan đầu mối"] == nobody | {"administrator": whole}
    assert found["mời vào vai trò bất kỳ"] == nobody | {"administrator": whole}


def test_a_person_without_any_role_sees_nothing_and_breaks_nothing(as_user, world):
    client = as_user(make.UserFactory())

    assert [client.get(reverse(n)).status_code for n in ("dashboard", "plan_list", "agency_list", "rights")] == [
        200
    ] * 4
    assert standing_of(make.UserFactory()).posts == ()
