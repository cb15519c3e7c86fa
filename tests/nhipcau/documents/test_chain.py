"""The way of a document: who drafts, signs, returns, numbers and sends it, in every body."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency, Membership, Signer
from nhipcau.agencies.office_form import set_unit_head
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents import actions, deliveries, issue
from nhipcau.documents.models import Document, Kind, NumberRegister
from nhipcau.documents.numbering import set_last_number
from nhipcau.documents.orders import Order
from nhipcau.documents.queries import MINE, chain_of, documents_of, visible_documents
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
Role = Membership.Role
STEPS = ("draft", "put", "sign", "return", "number", "deliver", "correct", "withdraw")
MENDING = {"correct": Kind.CORRECTION, "withdraw": Kind.WITHDRAWAL}
PERSONS = {
    # who: what they may do with a document of the Committee, of the focal agency, of another agency
    "the focal officer": ("draft put correct withdraw", "draft put correct withdraw", ""),
    "an officer of the focal agency": ("", "correct withdraw", ""),
    "the signer of that body": ("sign return", "sign return", "sign return"),
    "the clerk of that body": ("return number deliver", "return number deliver", "return number deliver"),
    "the clerk of another body": ("", "", ""),
    "the head of another agency": ("", "", ""),
    "an officer of another agency": ("", "", "draft put correct withdraw"),
    "the leader": ("", "", ""),
    "the administrator": ("", "", ""),
    "somebody of another province": ("", "", ""),
}


class Bodies:
    """Three bodies of a province, each with a clerk and a signer who has an account; and everybody else."""

    def __init__(self, world):
        self.world = world
        self.all = (Agency.objects.get(kind="committee", locality=world.locality), world.focal_agency,
                    world.lead_agency)  # fmt: skip
        self.signers = [make.UserFactory(full_name=f"Người Ký {at}") for at in range(3)]
        self.clerks = [make.MembershipFactory(agency=agency, role=Role.CLERK).user for agency in self.all]
        for agency, user in zip(self.all, self.signers, strict=True):
            make.MembershipFactory(agency=agency, role=Role.TRANSLATOR, user=user)
            Signer.objects.filter(agency=agency).update(user=user, name=user.full_name)

    def person(self, who, at):
        other = (at + 1) % 3
        return {
            "the focal officer": self.world.focal,
            "an officer of the focal agency": make.MembershipFactory(agency=self.world.focal_agency).user,
            "the signer of that body": self.signers[at],
            "the clerk of that body": self.clerks[at],
            "the clerk of another body": self.clerks[other],
            "the head of another agency": make.MembershipFactory(agency=self.world.partner_agency, role=Role.HEAD).user,
            "an officer of another agency": self.world.lead,
            "the leader": self.world.chair,
            "the administrator": self.world.administrator,
            "somebody of another province": self.world.outsider,
        }[who]

    def drafter(self, at):
        return self.world.lead if at == 2 else self.world.focal

    def order(self, at):
        if at != 2:
            return Order(Kind.TASKS, self.world.plan, self.all[at])
        if self.world.submission.is_open:
            from nhipcau.reports.actions import send_submission  # noqa: PLC0415

            self.world.submission = send_submission(by=self.world.head, submission=self.world.submission, now=NOW)
        return Order(Kind.AGENCY_REPORT, self.world.plan, self.all[at], submission=self.world.submission)

    def document(self, at, stage):
        """A document of a body, brought to before the step by those whose it is."""
        document = actions.compose_document(by=self.drafter(at), order=self.order(at), now=NOW)
        if stage in ("sign", "return", "number", "deliver", "correct", "withdraw"):
            actions.put_for_signature(by=self.drafter(at), document=document, now=NOW)
        if stage in ("number", "deliver", "correct", "withdraw"):
            actions.sign_document(by=self.signers[at], document=document, now=NOW)
        if stage in ("deliver", "correct", "withdraw"):
            document = issue.issue_document(by=self.clerks[at], document=document, on=TODAY, now=NOW)
        return document


@pytest.fixture
def bodies(world):
    return Bodies(world)


def _mending(document, kind):
    """What corrects or withdraws an issued document."""
    text = {Kind.CORRECTION: "Cuối văn bản | Nơi nhận | Nơi gửi", Kind.WITHDRAWAL: "Ban hành nhầm."}[kind]
    return Order(
        kind, document.plan, document.issuer, concerns=document, text=text, addressees=("Sở Tài chính",)
    )  # fmt: skip


def _do(step, by, document, order):
    if step in MENDING:
        order = _mending(document, MENDING[step])
        return actions.compose_document(by=by, order=order, now=NOW)
    sent = deliveries.Sent(("Sở Tài chính",), "network", TODAY)
    return {
        "draft": lambda: actions.compose_document(by=by, order=order, now=NOW),
        "put": lambda: actions.put_for_signature(by=by, document=document, now=NOW),
        "sign": lambda: actions.sign_document(by=by, document=document, now=NOW),
        "return": lambda: actions.return_document(by=by, document=document, remark="Sửa lại.", now=NOW),
        "number": lambda: issue.issue_document(by=by, document=document, on=TODAY, now=NOW),
        "deliver": lambda: deliveries.record_delivery(by=by, document=document, sent=sent, now=NOW),
    }[step]()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("at", range(3), ids=["committee", "focal agency", "another agency"])
def test_who_does_what_with_a_document(bodies, at, step):
    document = bodies.document(at, step) if step != "draft" else None
    order = bodies.order(at)
    done = {}
    for who in PERSONS:
        by = bodies.person(who, at)
        try:
            _do(step, by, document, order)
            done[who] = True
        except NotAllowed:
            done[who] = False
        if done[who] and step != "draft":
            document = bodies.document(at, step)

    assert done == {who: step in may[at].split() for who, may in PERSONS.items()}


def test_four_people_bring_a_document_to_its_end(bodies):
    document = bodies.document(1, "sign")
    signer, clerk, focal = bodies.signers[1], bodies.clerks[1], bodies.world.focal

    actions.return_document(by=signer, document=document, remark="Nêu rõ thời hạn.", now=NOW)
    document.refresh_from_db()
    assert (document.state, chain_of(document)[1][0].remark) == ("draft", "Nêu rõ thời hạn.")
    actions.put_for_signature(by=focal, document=document, now=NOW + timedelta(hours=1))
    actions.sign_document(by=signer, document=document, now=NOW + timedelta(hours=2))
    issued = issue.issue_document(by=clerk, document=document, on=TODAY, now=NOW + timedelta(hours=3))
    made = deliveries.record_delivery(
        by=clerk, document=issued, sent=deliveries.Sent(("- Sở Tài chính;", "", "Sở Tài chính"), "hand", TODAY), now=NOW
    )

    links, steps = chain_of(issued)
    assert [(link.is_done, link.is_now) for link in links] == [(True, False)] * 3 + [(True, True)]
    assert [step.kind for step in steps] == ["issued", "signed", "put", "returned", "put"]
    assert [row.to for row in made] == ["Sở Tài chính"]


def test_what_a_unit_drafts_passes_through_the_hands_of_its_head(bodies):
    agency, focal, signer = bodies.all[1], bodies.world.focal, bodies.signers[1]
    head = make.MembershipFactory(agency=agency, role=Role.TRANSLATOR).user
    unit = set_unit_head(by=focal, unit=agency.drafting_units.get(), head=head)
    document = actions.compose_document(by=focal, order=replace(bodies.order(1), unit=unit), now=NOW)

    actions.put_for_signature(by=focal, document=document, now=NOW)
    document.refresh_from_db()
    held = document.state
    for act in (actions.sign_document, actions.pass_document):
        with pytest.raises((NotAllowed, Refused)):
            act(by=signer, document=document, now=NOW)
    waits = list(documents_of(head, "", "", MINE))
    actions.return_document(by=head, document=document, remark="Nêu rõ thời hạn.", now=NOW)
    actions.put_for_signature(by=focal, document=document, now=NOW + timedelta(hours=1))
    actions.pass_document(by=head, document=document, now=NOW + timedelta(hours=2))
    document = actions.sign_document(by=signer, document=document, now=NOW + timedelta(hours=3))

    assert (held, waits, document.state) == ("with_unit", [document], "signed")
    links, steps = chain_of(document)
    assert [(str(link.name), link.is_now) for link in links] == [
        ("Dự thảo", False), ("Đơn vị duyệt", False), ("Trình ký", False), ("Cấp số", True), ("Ban hành", False),
    ]  # fmt: skip
    assert [step.kind for step in steps] == ["signed", "passed", "put", "returned", "put"]


def test_a_unit_whose_head_is_gone_or_drafts_alone_puts_up_to_the_signer(bodies):
    agency, focal = bodies.all[1], bodies.world.focal
    row = make.MembershipFactory(agency=agency, role=Role.TRANSLATOR)
    unit = agency.drafting_units.get()
    states = []
    for head in (row.user, focal):
        unit = set_unit_head(by=focal, unit=unit, head=head)
        Membership.objects.filter(pk=row.pk).update(ended_on=TODAY)
        document = actions.compose_document(by=focal, order=replace(bodies.order(1), unit=unit), now=NOW)
        states.append(actions.put_for_signature(by=focal, document=document, now=NOW).state)

    assert states == ["for_signature", "for_signature"]
    with pytest.raises(Refused, match="phải là người của cơ quan"):
        set_unit_head(by=focal, unit=unit, head=row.user)


def test_numbers_of_a_party_body_run_through_the_term(bodies):
    agency, clerk = bodies.all[1], bodies.clerks[1]
    type(letterhead_of(agency)).objects.filter(agency=agency).update(term_from=2025)
    NumberRegister.objects.filter(issuer=agency).delete()
    set_last_number(by=bodies.world.focal, agency=agency, symbol="TB-SNgV", year=2026, last=117)
    numbers = []
    for days in (0, 366):
        now = NOW + timedelta(days=days)
        document = bodies.document(1, "number")
        issued = issue.issue_document(by=clerk, document=document, on=TODAY + timedelta(days=days), now=now)
        numbers.append((issued.year, issued.number))

    assert numbers == [(2026, 118), (2027, 119)]
    assert [(row.year, row.last) for row in NumberRegister.objects.filter(symbol="TB-SNgV")] == [(2025, 119)]


def test_a_substitute_signs_on_the_days_given_and_no_other(bodies):
    agency = bodies.all[1]
    deputy = make.MembershipFactory(agency=agency, role=Role.TRANSLATOR).user
    row = Signer.objects.create(
        agency=agency, user=deputy, name="Trần Minh Hà", position="Phó Giám đốc", since=TODAY, until=TODAY
    )
    order = replace(bodies.order(1), signer=row)

    document = actions.compose_document(by=bodies.world.focal, order=order, now=NOW)
    actions.put_for_signature(by=bodies.world.focal, document=document, now=NOW)
    actions.sign_document(by=deputy, document=document, now=NOW)
    with pytest.raises(Refused, match="không còn là người ký"):
        issue.issue_document(
            by=bodies.clerks[1], document=document, on=TODAY + timedelta(days=1), now=NOW + timedelta(days=1)
        )
    issued = issue.issue_document(by=bodies.clerks[1], document=document, on=TODAY, now=NOW + timedelta(days=1))

    assert issued.signer == row


def test_a_number_given_elsewhere_is_entered_once(bodies):
    letterhead = letterhead_of(bodies.all[1])
    letterhead.keeps_register = False
    letterhead.save()
    first, second = bodies.document(1, "number"), bodies.document(1, "number")

    with pytest.raises(Refused, match="Cần nhập số"):
        issue.issue_document(by=bodies.clerks[1], document=first, on=TODAY, now=NOW)
    issued = issue.issue_document(by=bodies.clerks[1], document=first, on=TODAY, now=NOW, number=57)
    with pytest.raises(Refused, match="Số 57 đã ghi"):
        issue.issue_document(by=bodies.clerks[1], document=second, on=TODAY, now=NOW, number=57)

    assert issued.number_and_symbol == "57/TB-SNgV"


def test_a_register_that_begins_in_mid_year_asks_for_the_number(bodies):
    NumberRegister.objects.filter(issuer=bodies.all[1]).delete()
    first, second = bodies.document(1, "number"), bodies.document(1, "number")

    with pytest.raises(Refused, match="Cần nhập số"):
        issue.issue_document(by=bodies.clerks[1], document=first, on=TODAY, now=NOW)
    began = issue.issue_document(by=bodies.clerks[1], document=first, on=TODAY, now=NOW, number=215)
    with pytest.raises(Refused, match="Số liền sau của sổ TB-SNgV là 216"):
        issue.issue_document(by=bodies.clerks[1], document=second, on=TODAY, now=NOW, number=300)
    after = issue.issue_document(by=bodies.clerks[1], document=second, on=TODAY, now=NOW)

    assert [began.number, after.number] == [215, 216]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"above": ""}, "Chưa rõ cơ quan chủ quản của Sở Ngoại vụ."),
        ({"form": "own"}, "hướng dẫn riêng"),
        ({"place": ""}, "Chưa có địa danh"),
        ({"chief": ""}, "Chưa rõ chức vụ người đứng đầu"),
    ],
)
def test_what_is_not_known_of_the_body_stops_the_issue(bodies, change, sentence):
    document = bodies.document(1, "number")
    type(letterhead_of(bodies.all[1])).objects.filter(agency=bodies.all[1]).update(**change)

    with pytest.raises(Refused, match=sentence):
        issue.issue_document(by=bodies.clerks[1], document=document, on=TODAY, now=NOW)


def test_a_form_that_nobody_confirmed_stops_the_issue(bodies):
    document = bodies.document(1, "number")
    letterhead_of(bodies.all[1]).delete()

    with pytest.raises(Refused, match="chưa được xác nhận"):
        issue.issue_document(by=bodies.clerks[1], document=document, on=TODAY, now=NOW)


def test_a_document_is_not_addressed_to_its_own_issuer(bodies):
    order = Order(Kind.LETTER, bodies.world.plan, bodies.all[1], addressees=("Sở Ngoại vụ",), text="Nội dung.")

    with pytest.raises(Refused, match="chính cơ quan ban hành"):
        actions.compose_document(by=bodies.world.focal, order=order, now=NOW)


def test_a_draft_is_seen_by_its_body_and_its_signer_alone(bodies):
    draft = bodies.document(1, "put")
    seen = [who for who in PERSONS if draft in visible_documents(bodies.person(who, 1))]
    waiting = bodies.document(1, "sign")
    waits = [who for who in PERSONS if waiting in visible_documents(bodies.person(who, 1))]

    own = ["the focal officer", "an officer of the focal agency"]
    assert (seen, waits) == (own, [*own, "the signer of that body", "the clerk of that body"])


def test_the_signer_of_a_draft_is_chosen_among_those_of_its_body(bodies):
    document = bodies.document(1, "put")
    own = Signer.objects.create(agency=bodies.all[1], name="Trần Minh Hà", position="Phó Giám đốc")
    other = Signer.objects.get(agency=bodies.all[2])

    with pytest.raises(Refused, match="phải thuộc cơ quan ban hành"):
        actions.choose_signer(by=bodies.world.focal, document=document, signer=other, unit=None)
    document = actions.choose_signer(by=bodies.world.focal, document=document, signer=own, unit=None)
    actions.put_for_signature(by=bodies.world.focal, document=document, now=NOW)
    actions.sign_document(by=bodies.clerks[1], document=document, now=NOW)
    with pytest.raises(Refused, match="không có tên người ký"):
        issue.issue_document(by=bodies.clerks[1], document=document, on=TODAY, now=NOW)


def test_deliveries_are_not_before_the_issue_nor_after_today(bodies):
    document = bodies.document(1, "deliver")
    for day, sentence in ((TODAY - timedelta(days=1), "trước ngày ban hành"), (date(2030, 1, 1), "sau hôm nay")):
        with pytest.raises(Refused, match=sentence):
            deliveries.record_delivery(
                by=bodies.clerks[1], document=document, sent=deliveries.Sent(("Sở Y tế",), "post", day), now=NOW
            )
    assert Document.objects.get(pk=document.pk).deliveries.count() == 0


def test_the_list_tells_everybody_what_waits_for_them(bodies):
    document, signer, clerk, focal = (
        bodies.document(1, "sign"), bodies.signers[1], bodies.clerks[1], bodies.world.focal,
    )  # fmt: skip
    people = (signer, clerk, focal)

    def waiting():
        return [list(documents_of(person, "", "", MINE)) for person in people]

    for_signature = waiting()
    actions.return_document(by=signer, document=document, remark="Nêu rõ thời hạn.", now=NOW)
    sent_back = waiting()
    actions.put_for_signature(by=focal, document=document, now=NOW)
    actions.sign_document(by=signer, document=document, now=NOW)

    assert (for_signature, sent_back, waiting()) == (
        [[document], [], []], [[], [], [document]], [[], [document], []],
    )  # fmt: skip
