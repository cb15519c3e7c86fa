"""One word for one thing: what the sentences of the interface do not say."""

from pathlib import Path

import polib

CATALOGUE = Path(__file__).parents[2] / "src/nhipcau/locale/en/LC_MESSAGES/django.po"
INSTEAD = {
    "bản nháp": "dự thảo",
    "bản thảo": "dự thảo",
    "ghi tiến độ": "cập nhật tiến độ",
    "đầu việc": "nhiệm vụ",
    "dạy hệ thống": "khai báo",
    "hoàn thành quá hạn": "hoàn thành chậm",
    "bạn không": "tài khoản không có quyền",
    "của bạn": "(không xưng hô)",
    "ông/bà": "(họ tên, chức danh)",
    "người kia": "người khác",
    "làm việc đó": "thực hiện thao tác này",
    "việc của tôi": "nhiệm vụ của cơ quan",
    "cho thôi vai trò": "thu hồi vai trò",
    "vui lòng": "hãy",
}
"""Words that are not used in the source strings, and what stands for them."""


def test_one_word_for_one_thing():
    said = [entry.msgid for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]

    found = {(words, text) for words in INSTEAD for text in said if words in text.lower()}

    assert len(said) > 1000
    assert found == set()
