"""Cards and catalogues say the same in both languages and never a price; pictures come without what a camera knows."""

import io

import docx
import pypdfium2
import pytest
from PIL import Image

from nhipcau.common.refusal import Refused
from nhipcau.gifts import actions
from nhipcau.gifts.models import Gift
from nhipcau.gifts.paper.docx import card_docx, catalogue_docx
from nhipcau.gifts.paper.pdf import card_pdf, catalogue_pdf
from nhipcau.records import actions as records
from nhipcau.records.keeping import SentPicture
from nhipcau.records.queries import pictures_of
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.once]
A_CARD = (255, 369)
"""90 by 130 mm in points."""


@pytest.fixture
def tea(world):
    """A gift to drink, of which all is said but its size, with a picture."""
    gift = make.GiftFactory(
        locality=world.locality, agency=world.lead_agency, kind="drink", name_vi="Trà sen", name_en="Lotus tea",
        meaning_vi="Dùng khi tiếp bạn quý", meaning_en="Served to honoured guests", care_vi="Nơi khô",
        care_en="Keep dry", use_vi="5 g", use_en="5 g", price=450_000,
    )  # fmt: skip
    records.add_picture(by=world.lead, keeper=actions.KEEPER, row=gift, picture=_picture(), now=NOW)
    return gift


def _photograph(size=(2000, 1000), **more):
    """A photograph with a place in it, as a telephone takes it."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Telephone of somebody"
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG", exif=exif, **more)
    return out.getvalue()


def _picture(data=None, name="tra.jpg", caption="Hộp trà sen"):
    return SentPicture(name, data or _photograph(), caption, "Sở Ngoại vụ", "A box of tea")


def _text(pdf):
    pages = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages], [p.get_size() for p in pages]


def test_the_card_has_a_face_for_each_language_and_no_price(tea):
    texts, sizes = _text(card_pdf(tea))

    assert texts == [
        "Trà sen Ý nghĩa Dùng khi tiếp bạn quý Cách dùng 5 g Bảo quản Nơi khô Quà tặng của tỉnh Vĩnh Hà",
        "Lotus tea Meaning Served to honoured guests How to serve 5 g Storage Keep dry"
        " With the compliments of Vinh Ha Province",
    ]
    assert [(round(width), round(height)) for width, height in sizes] == [A_CARD, A_CARD]


def test_the_card_as_a_document_says_the_same(tea):
    document = docx.Document(io.BytesIO(card_docx(tea)))

    said = [text for text in (paragraph.text.strip() for paragraph in document.paragraphs) if text]
    assert said == [
        "Trà sen", "Ý nghĩa: Dùng khi tiếp bạn quý", "Cách dùng: 5 g", "Bảo quản: Nơi khô",
        "Quà tặng của tỉnh Vĩnh Hà", "Lotus tea", "Meaning: Served to honoured guests", "How to serve: 5 g",
        "Storage: Keep dry", "With the compliments of Vinh Ha Province",
    ]  # fmt: skip
    assert len(document.inline_shapes) == 2


def test_a_gift_without_an_english_name_has_one_face(world):
    texts, _sizes = _text(card_pdf(world.gift))
    assert texts == [f"{world.gift.name_vi} Quà tặng của tỉnh Vĩnh Hà"]


def test_the_catalogue_holds_every_gift_in_both_languages(tea, world):
    gifts = [tea, world.gift]
    texts, _sizes = _text(catalogue_pdf(world.locality, gifts))
    document = docx.Document(io.BytesIO(catalogue_docx(world.locality, gifts)))

    assert texts[0].startswith("Quà tặng đối ngoại tỉnh Vĩnh Hà Gifts of Vinh Ha Province Trà sen")
    assert "Served to honoured guests" in texts[0]
    assert "Ảnh: Sở Ngoại vụ" in texts[0]
    assert "450" not in texts[0]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[:2] == [["", "Trà sen", "Lotus tea"],
                        ["Ý nghĩa / Meaning", "Dùng khi tiếp bạn quý", "Served to honoured guests"]]  # fmt: skip


def test_a_letter_that_the_typeface_does_not_have_is_not_lost_in_silence(world):
    Gift.objects.filter(pk=world.gift.pk).update(name_en="ໜັງສື")
    world.gift.refresh_from_db()
    with pytest.raises(Refused, match="có chữ mà phông chữ không có"):
        card_pdf(world.gift)


def test_a_picture_is_kept_upright_small_and_without_what_the_camera_wrote(tea):
    row = pictures_of(tea).get()

    with row.content.open() as content, Image.open(content) as picture:
        assert (picture.size, (row.width, row.height)) == ((800, 1600), (800, 1600))
        assert dict(picture.getexif()) == {}


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        (_picture(b"GIF89a"), "không phải ảnh"), (_picture(b" "), "không phải ảnh"),
        (_picture(_photograph()[:300]), "không phải ảnh"), (_picture(name="anh.svg"), "Hãy gửi ảnh: .jpg"),
        (_picture(caption=" "), "Hãy ghi trong ảnh có gì"), (_picture(_photograph((9000, 7000))), "Ảnh quá lớn"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused(world, picture, sentence):
    with pytest.raises(Refused, match=sentence):
        records.add_picture(by=world.lead, keeper=actions.KEEPER, row=world.gift, picture=picture, now=NOW)
    assert not pictures_of(world.gift).exists()


def test_the_same_picture_is_kept_once_and_taken_off_once(tea, world):
    with pytest.raises(Refused, match="Ảnh này đã có trong hồ sơ"):
        records.add_picture(by=world.lead, keeper=actions.KEEPER, row=tea, picture=_picture(), now=NOW)
    row = pictures_of(tea).get()
    records.take_off_picture(by=world.lead, keeper=actions.KEEPER, row=tea, picture=row, now=NOW)
    with pytest.raises(Refused, match="Tệp này đã được gỡ"):
        records.take_off_picture(by=world.lead, keeper=actions.KEEPER, row=tea, picture=row, now=NOW)
