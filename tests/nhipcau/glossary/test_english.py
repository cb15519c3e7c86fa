"""English names: what the office has settled first, else what the rules propose, with what is not sure."""

import pytest

from nhipcau.common.refusal import Refused
from nhipcau.glossary import actions
from nhipcau.glossary.actions import Settled
from nhipcau.glossary.english import english_name, without_marks
from nhipcau.glossary.models import Term
from tests.conftest import NOW
from tests.nhipcau import factories as make

pytestmark = pytest.mark.django_db
SAID = Settled("place", "Bến Hạc", "en", "Crane Landing")


@pytest.mark.parametrize(
    ("name", "text", "is_sure"),
    [
        ("Tỉnh Vĩnh Hà", "Vinh Ha Province", True), ("thành phố Lạc Thanh", "Lac Thanh City", True),
        ("xã Hạc Sơn", "Hac Son Commune", True), ("phường Bến Hạc", "Ben Hac Ward", True),
        ("đặc khu Hòn Sâm", "Hon Sam Special Zone", True), ("Sở Ngoại vụ", "Department of Foreign Affairs", True),
        ("Chủ tịch Ủy ban nhân dân tỉnh", "Chairman of the People’s Committee of Vinh Ha Province", True),
        ("Giám đốc Sở Ngoại vụ", "Director of the Department of Foreign Affairs", True),
        ("Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch",
         "Deputy Director of the Department of Culture, Sports and Tourism", True),
        ("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment", False),
        ("Làng nghề Vân Trúc", "Lang nghe Van Truc", False),
    ],
)  # fmt: skip
def test_what_a_name_is_in_english(world, name, text, is_sure):
    found = english_name(world.locality, name)
    assert (found.text, found.doubt == "") == (text, is_sure)


def test_what_the_office_has_settled_comes_first(world):
    actions.add_term(by=world.focal, locality=world.locality, settled=Settled("place", "làng nghề Vân Trúc", "en",
                     "Van Truc Craft Village"), now=NOW)  # fmt: skip
    make.TermFactory(name="Làng nghề Vân Trúc", text="of elsewhere")

    found = english_name(world.locality, "Làng nghề Vân Trúc")
    assert (found.text, found.doubt) == ("Van Truc Craft Village", "")


def test_a_name_is_settled_once_in_a_language_and_can_be_settled_anew(world):
    term = actions.add_term(by=world.focal, locality=world.locality, settled=SAID, now=NOW)
    with pytest.raises(Refused, match="Tên này đã có trong ngôn ngữ đó"):
        actions.add_term(by=world.focal, locality=world.locality, settled=SAID, now=NOW)
    with pytest.raises(Refused, match="Hãy ghi tên tiếng Việt"):
        actions.add_term(by=world.focal, locality=world.locality, settled=Settled("place", "", "en", "X"), now=NOW)
    actions.edit_term(by=world.focal, term=term, settled=Settled("place", "Bến Hạc", "en", "Ben Hac"))
    assert Term.objects.get().text == "Ben Hac"
    actions.remove_term(by=world.focal, term=term)
    assert not Term.objects.exists()


def test_letters_without_marks_are_those_of_the_name():
    assert without_marks("Đặng Quang Thuận, Ưng Hạ, Nguyễn Ỷ") == "Dang Quang Thuan, Ung Ha, Nguyen Y"
