"""Inputs that are broken or meant to harm: an answer in good time, and nothing outside touched."""

import io
import time
import zipfile

import pytest
from tools.mutate import CHANGES, mutated, read_mutated

import kehoach
from kehoach.sources import limits, opening

MEGABYTE = 1_000_000
PHRASES = (
    "Sở Ngoại vụ, ", "- ", "a) ", "1. ", "( ", "“", "“Lễ hội ", "Cơ quan chủ trì: ", "ngày 1 tháng ", "Quyết định số 1/QĐ-TTg của ", "của Bộ ",
    "Mạng lưới các ", "và ", "Từ ngày 1 đến ngày ", "tỉnh Hà (", "báo cáo kết quả về Sở ", "trước ngày 1/1, ", "danh hiệu “", "đ", "1", "a\u0301",
    "năm 20", "từ 3-5 ", "thánø ", "các ", "Nơi nhận: ", "Ngày Quốc tế ", "CHỦ TỊCH ", "Số: /", "(sau đây gọi tắt là ", "quý I ", "phim “A” ", "\t",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(0, 1200, 10))
def test_a_spoilt_document_ends_in_a_plan_or_a_documented_error(seed):
    outcome = read_mutated(seed)[2]

    assert outcome in ("Plan", "UnreadableFile", "UnknownFormat", "EncryptedFile", "TooLarge", "NoText")


def test_mutations_are_the_same_for_the_same_seed():
    assert mutated(7) == mutated(7)
    assert set(CHANGES) == {".docx", ".odt", ".pdf", ".txt", ".md", ".html"}


@pytest.mark.parametrize("phrase", PHRASES)
def test_no_phrase_makes_a_pattern_slow(phrase):
    """A quadratic pattern takes minutes for a megabyte; a linear one well under a second."""
    text = f"KẾ HOẠCH\nI. NHIỆM VỤ\n- {phrase * (MEGABYTE // len(phrase))}\n".encode()
    started = time.process_time()

    kehoach.read(text)

    assert time.process_time() - started < 20


def test_a_text_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 1000)

    with pytest.raises(kehoach.TooLarge, match="tách thành nhiều tệp"):
        kehoach.read(("chữ " * 400).encode())


def test_lines_of_one_width_are_joined_in_linear_time():
    """Sixty thousand lines of which each seems to go on the one before: quadratic joining took a minute."""
    line = "các sở, ban, ngành phối hợp tổ chức hoạt động quảng bá văn hóa địa phương"
    text = "\n".join([line] * 40_000).encode()
    started = time.process_time()

    kehoach.read(text)

    assert time.process_time() - started < 20


def test_a_file_of_text_that_is_too_long_is_not_even_decoded(monkeypatch):
    monkeypatch.setattr(opening, "MAX_TEXT_BYTES", 1000)

    with pytest.raises(kehoach.TooLarge):
        kehoach.read(b"<html>" + b"x" * 2000)


@pytest.mark.parametrize("part", ["content.xml", "word/document.xml"])
def test_an_entity_that_names_a_file_is_not_followed(part, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("TUYỆT MẬT")
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = (
        "<w:document {0}><w:body><w:p><w:r><w:t>chữ &x;</w:t></w:r></w:p></w:body></w:document>"
        if part.startswith("word")
        else "<o:document-content {0}><o:body><o:text><t:p>chữ &x;</t:p></o:text></o:body></o:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(part, f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>' + body.format(names))

    assert kehoach.read(buffer.getvalue()).text.strip() == "chữ"
