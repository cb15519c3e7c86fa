"""Who is told on a document's way: whoever holds it next, and nobody twice."""

import pytest

from nhipcau.agencies.models import Membership, Signer
from nhipcau.agencies.office_form import set_unit_head
from nhipcau.documents import actions, issue
from nhipcau.documents.incoming import Arrived, finish_incoming, hand_over_incoming, register_incoming
from nhipcau.documents.models import Document
from nhipcau.notices.models import Notice
from nhipcau.notices.queries import notices_of, unread_count
from nhipcau.notices.telling import tell
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
Role = Membership.Role


class Hands:
    """The people through whose hands a document of the focal agency goes."""

    def __init__(self, world):
        at = world.focal_agency
        self.drafter = world.focal
        self.head = make.MembershipFactory(agency=at).user
        self.signer = make.MembershipFactory(agency=at, role=Role.TRANSLATOR).user
        self.clerk = make.MembershipFactory(agency=at, role=Role.CLERK).user
        Signer.objects.filter(agency=at).update(user=self.signer, name=self.signer.full_name)
        unit = at.drafting_units.get()
        set_unit_head(by=world.focal, unit=unit, head=self.head)
        world.document.unit = unit
        world.document.save()
        self.document = Document.objects.get(pk=world.document.pk)

    def open(self):
        """Who has which notice that still holds."""
        tell(NOW)
        people = {"drafter": self.drafter, "head": self.head, "signer": self.signer, "clerk": self.clerk}
        return {
            name: sorted(notices_of(user).values_list("kind", flat=True))
            for name, user in people.items()
            if notices_of(user).exists()
        }


@pytest.fixture
def hands(world):
    tell(NOW)
    Notice.objects.all().delete()
    return Hands(world)


def test_a_notice_goes_with_the_document_from_hand_to_hand(hands):
    document = hands.document
    actions.put_for_signature(by=hands.drafter, document=document, now=NOW)
    assert hands.open() == {"head": ["to_pass"]}

    actions.pass_document(by=hands.head, document=document, now=NOW)
    assert hands.open() == {"signer": ["to_sign"]}

    actions.return_document(by=hands.signer, document=document, remark="Bổ sung số liệu.", now=NOW)
    assert hands.open() == {"drafter": ["to_mend"]}

    actions.put_for_signature(by=hands.drafter, document=document, now=NOW)
    actions.pass_document(by=hands.head, document=document, now=NOW)
    actions.sign_document(by=hands.signer, document=document, now=NOW)
    assert hands.open() == {"clerk": ["to_number"]}

    issue.issue_document(by=hands.clerk, document=document, on=TODAY, now=NOW)
    assert hands.open() == {"drafter": ["document_issued"], "signer": ["document_issued"]}


def test_a_new_head_of_the_unit_is_told_of_what_lies_with_it(hands, world):
    actions.put_for_signature(by=hands.drafter, document=hands.document, now=NOW)
    successor = make.MembershipFactory(agency=world.focal_agency).user
    unit = world.focal_agency.drafting_units.get()

    set_unit_head(by=world.administrator, unit=unit, head=successor)

    assert (hands.open(), unread_count(successor)) == ({}, 1)


def test_where_the_signer_has_no_account_the_clerk_is_told(hands):
    Signer.objects.filter(agency=hands.document.issuer).update(user=None)
    set_unit_head(by=hands.drafter, unit=hands.document.unit, head=None)

    actions.put_for_signature(by=hands.drafter, document=hands.document, now=NOW)

    assert hands.open() == {"clerk": ["to_number"]}


def test_the_handler_of_what_came_in_is_told_until_it_is_done(hands, world):
    row = register_incoming(
        by=hands.clerk, agency=world.focal_agency, arrived=Arrived("Bộ Ngoại giao", "Công văn", TODAY), now=NOW
    )  # fmt: skip
    row = hand_over_incoming(by=hands.clerk, incoming=row, handler=hands.head, answer_by=TODAY, now=NOW)
    assert hands.open() == {"head": ["to_handle"]}
    assert unread_count(hands.head) == 1

    finish_incoming(by=hands.head, incoming=row, outcome="Đã trả lời.", answer=None, now=NOW)

    assert (hands.open(), unread_count(hands.head)) == ({}, 0)
