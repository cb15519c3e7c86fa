"""A letter from the occasion to the answer: rightly addressed, without blanks, in two languages, by way of documents."""

import io
from datetime import date, timedelta

import docx
import pytest

import kehoach
from nhipcau.agencies.models import Signer
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.documents.actions import edit_document, put_for_signature, sign_document
from nhipcau.documents.issue import issue_document
from nhipcau.documents.models import Document
from nhipcau.documents.queries import text_file
from nhipcau.greetings import actions, text_actions
from nhipcau.greetings.actions import Said, Sent, Skipped
from nhipcau.greetings.envelopes import envelopes
from nhipcau.greetings.letters import letter_of
from nhipcau.greetings.models import Greeting, OwnText
from nhipcau.greetings.queries import (
    STATES,
    earlier_letter,
    givings_for,
    greetings_in,
    greetings_to,
    said_again,
    state_of,
    visible_greetings,
)
from nhipcau.partners.models import Contact, Partner, Post
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def governor(world):
    """The governor of a twinned province of a country that counts its national days, and a chairman who signs."""
    country = make.CountryFactory(
        name_vi="Nước Xa", name_en="Farland", formal_vi="Cộng hòa Nước Xa", formal_en="Republic of Farland",
        national_day="10-03", base_year=1950,
    )  # fmt: skip
    Partner.objects.filter(pk=world.city.pk).update(
        name_vi="Tỉnh Bến Xa", name_en="Ben Xa Province", country=country, address="1 Harbour Road"
    )
    world.committee.signers.all().delete()
    Signer.objects.create(agency=world.committee, name="Vũ Đình Khoát", position="Chủ tịch", user=world.chair)
    contact = Contact.objects.create(locality=world.locality, address_as="mr", name="Han Ji-hoon")
    partner = Partner.objects.select_related("country", "locality", "agency").get(pk=world.city.pk)
    return Post.objects.create(
        contact=contact, partner=partner, title_vi="Thống đốc", title_en="Governor", is_head=True
    )


def _write(world, post, by=None, **more):
    said = Said(**({"occasion": "national_day", "on": date(2026, 10, 3), "post": post} | more))
    return actions.write_greeting(by=by or world.focal, partner=post.partner, said=said, now=NOW)


def _text(greeting):
    with text_file(greeting.document).content.open() as content:
        return [one.text for one in docx.Document(io.BytesIO(content.read())).paragraphs if one.text.strip()]


def test_the_letter_is_addressed_by_post_and_signed_by_rank(world, governor):
    greeting = _write(
        world, governor, said_vi="Hai tỉnh đã ký chương trình mới.", said_en="A new programme was signed."
    )

    assert (greeting.title, greeting.document.issuer) == (
        "Thư chúc mừng Quốc khánh Nước Xa gửi Ông Han Ji-hoon, Tỉnh Bến Xa", world.committee,
    )  # fmt: skip
    assert _text(greeting) == [
        "ỦY BAN NHÂN DÂN", "TỈNH VĨNH HÀ", "CHỦ TỊCH",
        "Vĩnh Hà, ngày      tháng 8 năm 2026",
        "Kính gửi: Ngài Han Ji-hoon",
        "Thống đốc tỉnh Bến Xa, Cộng hòa Nước Xa",
        "Thưa Ngài Thống đốc,",
        "Nhân dịp kỷ niệm lần thứ 76 Quốc khánh Cộng hòa Nước Xa (03/10/2026), thay mặt lãnh đạo và Nhân dân tỉnh Vĩnh Hà, "
        "tôi trân trọng gửi tới Ngài và qua Ngài tới chính quyền và Nhân dân tỉnh Bến Xa lời chúc mừng tốt đẹp nhất.",
        "Hai tỉnh đã ký chương trình mới.",
        "Tôi tin tưởng rằng, với sự quan tâm của Ngài, quan hệ hữu nghị, hợp tác giữa hai địa phương sẽ tiếp tục phát "
        "triển thực chất và hiệu quả.",
        "Kính chúc Ngài sức khỏe, hạnh phúc và thành công.",
        "Trân trọng,", "Vũ Đình Khoát", "Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Hà",
        "PEOPLE’S COMMITTEE OF VINH HA PROVINCE", "THE CHAIRMAN", "Vinh Ha,      August 2026",
        "His Excellency Mr Han Ji-hoon", "Governor of Ben Xa Province", "Republic of Farland", "Excellency,",
        "On the occasion of the 76th anniversary of the National Day of the Republic of Farland (3 October 2026), on behalf "
        "of the leadership and people of Vinh Ha Province, I have the honour to extend to Your Excellency and, through you, "
        "to the authorities and people of Ben Xa Province our warmest congratulations.",
        "A new programme was signed.",
        "I am confident that, with your personal support, the friendship and cooperation between our two localities will "
        "continue to grow in depth and substance.",
        "I wish Your Excellency good health, happiness and success.",
        "Yours sincerely,", "Vu Dinh Khoat", "Chairman of the People’s Committee of Vinh Ha Province",
        "Socialist Republic of Viet Nam",
    ]  # fmt: skip


def test_from_draft_to_answer(world, governor):
    greeting = _write(world, governor)
    document = greeting.document
    put_for_signature(by=world.focal, document=document, now=NOW)
    assert _state(greeting) == "with_signer"
    with pytest.raises(Refused, match="Thư đã trình ký nên không sửa được"):
        actions.rewrite_greeting(by=world.focal, greeting=greeting, said=Said("national_day", TODAY, governor), now=NOW)

    sign_document(by=world.chair, document=document, now=NOW)
    make.MembershipFactory(agency=world.committee, role="clerk", user=world.idle)
    issued = issue_document(by=world.idle, document=document, on=TODAY, now=NOW)
    assert (_state(greeting), issued.number_and_symbol.split("-")[0]) == ("issued", "01/Thư")
    frozen = issued.files.get(role="issued")
    with frozen.content.open() as content:
        days = [one.text for one in docx.Document(io.BytesIO(content.read())).paragraphs if "2026" in one.text]
    assert (days[0], "Vinh Ha, 20 August 2026" in days) == ("Vĩnh Hà, ngày 20 tháng 8 năm 2026", True)

    with pytest.raises(Refused, match="Ngày gửi phải từ ngày ký đến hôm nay"):
        actions.note_sent(by=world.focal, greeting=greeting, sent=Sent(TODAY - timedelta(days=1), "post"), now=NOW)
    other = make.GivingFactory()
    with pytest.raises(Refused, match="Quà này tặng đối tác khác"):
        actions.note_sent(by=world.focal, greeting=greeting, sent=Sent(TODAY, "mission", other), now=NOW)
    giving = make.GivingFactory(gift=world.gift, partner=greeting.partner, on=TODAY)
    assert list(givings_for(greeting)) == [giving]
    greeting = actions.note_sent(by=world.focal, greeting=greeting, sent=Sent(TODAY, "mission", giving), now=NOW)
    assert greeting.giving == giving
    assert _state(greeting) == "sent"
    with pytest.raises(Refused, match="Ngày được đáp"):
        actions.note_answer(by=world.focal, greeting=greeting, on=TODAY + timedelta(days=1), answer="", now=NOW)
    actions.note_answer(by=world.focal, greeting=greeting, on=TODAY, answer="Thư cảm ơn", now=NOW)
    assert _state(greeting) == "answered"
    assert list(greetings_to(governor.partner)) == [greeting]


def test_signed_letters_are_numbered_at_once_by_their_days(world, governor):
    later = _write(world, governor, occasion="new_year", on=NEW_YEAR)
    sooner = _write(world, governor)
    unsigned = _write(world, governor, occasion="relations", on=date(2026, 12, 22))
    for greeting in (later, sooner):
        put_for_signature(by=world.focal, document=greeting.document, now=NOW)
        sign_document(by=world.chair, document=greeting.document, now=NOW)
    make.MembershipFactory(agency=world.committee, role="clerk", user=world.idle)

    refused = actions.number_greetings(by=world.idle, greetings=[later, unsigned, sooner], on=TODAY, now=NOW)

    numbers = Document.objects.filter(number__isnull=False).order_by("number").values_list("pk", "number")
    assert list(numbers) == [(sooner.document_id, 1), (later.document_id, 2)]
    assert [(greeting, len(sentence) > 20) for greeting, sentence in refused] == [(unsigned, True)]
    with_nobody = actions.number_greetings(by=world.focal, greetings=[sooner], on=TODAY, now=NOW)
    assert [greeting for greeting, _sentence in with_nobody] == [sooner]


def _state(greeting):
    row = Greeting.objects.select_related("document").get(pk=greeting.pk)
    rows = Greeting.objects.filter(pk=greeting.pk)
    assert [word for word, _label in STATES if greetings_in(rows, word).exists()] == [state_of(row)]
    return state_of(row)


@pytest.mark.parametrize(
    ("spoil", "mark"),
    [
        (lambda post: Contact.objects.filter(pk=post.contact_id).update(address_as=""), "[Ngài/Bà]"),
        (lambda post: Post.objects.filter(pk=post.pk).update(title_en=""), "[chức vụ]"),
        (lambda post: Partner.objects.filter(pk=post.partner_id).update(name_en=""), "[tên địa phương]"),
    ],
)
def test_a_letter_with_a_blank_does_not_reach_who_signs(world, governor, spoil, mark):
    spoil(governor)
    post = Post.objects.select_related("contact", "partner__country", "partner__locality", "partner__agency").get(
        pk=governor.pk
    )
    greeting = _write(world, post)

    refused = actions.put_greetings(by=world.focal, greetings=[greeting], now=NOW)
    assert [row for row, _why in refused] == [greeting]
    assert mark in refused[0][1]
    assert Document.objects.get(pk=greeting.document_id).state == Document.State.DRAFT


def test_what_one_language_says_the_other_is_to_say(world, governor):
    greeting = _write(world, governor, said_vi="Hai tỉnh đã ký chương trình mới.")
    refused = actions.put_greetings(by=world.focal, greetings=[greeting], now=NOW)
    assert "một việc cụ thể" in refused[0][1]

    said = Said("national_day", date(2026, 10, 3), governor, said_vi="Hai tỉnh đã ký.", said_en="It was signed.")
    actions.rewrite_greeting(by=world.focal, greeting=greeting, said=said, now=NOW)
    assert "It was signed." in _text(greeting)
    assert greeting.document.files.count() == 2
    assert actions.put_greetings(by=world.focal, greetings=[greeting], now=NOW) == []


def test_an_edited_letter_keeps_its_place_for_the_day(world, governor):
    greeting = _write(world, governor)
    empty = io.BytesIO()
    docx.Document().save(empty)
    edit_document(by=world.focal, document=greeting.document, name="thu.docx", data=empty.getvalue(), now=NOW)
    with text_file(greeting.document).content.open() as content, pytest.raises(kehoach.NoPlaceForNumber):
        kehoach.stamp_courtesy(content, io.BytesIO(), TODAY)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"occasion": "nothing"}, "Không có dịp này."), ({"occasion": "assumption"}, "Hãy ghi sự việc."),
        ({"occasion": "disaster", "event_vi": "mưa lũ"}, "Hãy ghi nguồn tin đã xác nhận."),
    ],
)  # fmt: skip
def test_what_a_letter_cannot_be_about_is_refused(world, governor, said, sentence):
    with pytest.raises(Refused, match=sentence):
        _write(world, governor, **said)
    with pytest.raises(Refused, match="không giữ chức vụ ở đối tác"):
        actions.write_greeting(
            by=world.focal, partner=governor.partner, said=Said("new_year", NEW_YEAR, make.PostFactory()), now=NOW
        )
    assert not Greeting.objects.exists()


def test_there_is_one_letter_for_an_occasion_or_none_for_a_reason(world, governor):
    _write(world, governor)
    with pytest.raises(Refused, match="Đã có thư cho dịp này"):
        _write(world, governor)

    skipped = Skipped("new_year", NEW_YEAR, "Không có quan hệ.")
    row = actions.skip_greeting(by=world.focal, partner=governor.partner, skipped=skipped, now=NOW)
    assert (_state(row), row.title) == ("skipped", "Thư chúc mừng Năm mới gửi Tỉnh Bến Xa")
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        actions.skip_greeting(by=world.focal, partner=governor.partner, skipped=Skipped("tet", TODAY, " "), now=NOW)
    with pytest.raises(NotAllowed):
        actions.skip_greeting(by=world.idle, partner=governor.partner, skipped=skipped, now=NOW)


def test_grief_has_its_own_words(world, governor):
    greeting = _write(
        world, governor, occasion="disaster", event_vi="bão lớn tại tỉnh Bến Xa", event_en="of the storm in Ben Xa Province",
        heard_from="Đại sứ quán",
    )  # fmt: skip
    text = " ".join(_text(greeting))

    assert "Được tin bão lớn tại tỉnh Bến Xa, chúng tôi hết sức lo lắng và xót xa." in text
    assert "We were deeply saddened to learn of the storm in Ben Xa Province." in text
    assert [
        word for word in ("chúc mừng", "hạnh phúc", "congratulat", "happiness", "Trân trọng,") if word in text
    ] == []


def test_comrades_are_comrades_and_the_partys_mandate_is_asked_about(world, governor):
    Post.objects.filter(pk=governor.pk).update(style="comrade", title_vi="Bí thư Tỉnh ủy, Tỉnh trưởng")
    post = Post.objects.select_related("contact", "partner__country", "partner__locality", "partner__agency").get()
    greeting = _write(world, post)
    letter = letter_of(greeting, world.committee, TODAY)

    vi, en = letter.sheets
    assert (vi.addressee, vi.salutation) == (
        ("Kính gửi: Đồng chí Han Ji-hoon", "Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Bến Xa, Cộng hòa Nước Xa"), "Thưa Đồng chí,",
    )  # fmt: skip
    assert (en.salutation, en.closing) == ("Dear Comrade,", "With fraternal greetings,")
    assert "thay mặt Đảng bộ, chính quyền và Nhân dân tỉnh Vĩnh Hà" in vi.body[0]
    assert "“thay mặt Đảng bộ”: chỉ khi người ký là Bí thư, Phó Bí thư" in letter.doubts


def test_the_office_has_its_own_words_in_its_own_languages(world, governor):
    words = text_actions.OwnWords("national_day", "en", "Dear {name}, best wishes to {partner}.", "Hello,", "Yours,")
    text_actions.keep_text(by=world.focal, locality=world.locality, words=words, now=NOW)
    sheet = letter_of(_write(world, governor), world.committee, TODAY).sheets[1]

    assert (sheet.salutation, sheet.body, sheet.closing) == (
        "Hello,", ("Dear Han Ji-hoon, best wishes to Ben Xa Province.",), "Yours,",
    )  # fmt: skip
    for body, sentence in (("{nobody}", "Không có chỗ điền tên {nobody}"), (" ", "Hãy ghi lời văn")):
        bad = text_actions.OwnWords("national_day", "en", body)
        with pytest.raises(Refused, match=sentence):
            text_actions.keep_text(by=world.focal, locality=world.locality, words=bad, now=NOW)

    text_actions.remove_text(by=world.focal, text=OwnText.objects.get())
    assert not OwnText.objects.exists()


def test_last_years_words_and_another_addressee_are_seen(world, governor):
    said = "Hai tỉnh đã ký chương trình hợp tác mới về gốm."
    earlier = make.GreetingFactory(
        partner=governor.partner, post=make.PostFactory(partner=governor.partner), occasion="national_day",
        on="2025-10-03", said_vi=f"{said}\nMột đoàn đã sang thăm.",
    )  # fmt: skip
    greeting = _write(world, governor, said_vi=f"{said}\nMột câu khác hẳn.", said_en="x")

    assert earlier_letter(greeting) == earlier
    assert said_again(greeting, earlier) == [said]


def test_people_of_another_agency_write_for_their_own_alone(world, governor):
    Signer.objects.create(agency=world.lead_agency, name="Trần Thị Lan", position="Giám đốc")
    greeting = _write(world, governor, by=world.lead)
    assert (greeting.document.issuer, visible_greetings(world.lead).get()) == (world.lead_agency, greeting)
    with pytest.raises(NotAllowed):
        _write(world, governor, by=world.idle, occasion="new_year", on=NEW_YEAR)


def test_envelopes_name_the_addressee_and_where_they_are(world, governor):
    greeting = _write(world, governor)
    document = docx.Document(io.BytesIO(envelopes([greeting, greeting], world.committee)))

    lines = [one.text.strip() for one in document.paragraphs if one.text.strip()]
    assert lines == 2 * [
        "Ủy ban nhân dân tỉnh", "His Excellency Mr Han Ji-hoon", "Governor of Ben Xa Province", "Republic of Farland",
        "1 Harbour Road",
    ]  # fmt: skip
