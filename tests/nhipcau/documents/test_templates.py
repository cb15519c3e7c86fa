"""Templates that people send: what may stand in them, in whatever part of the file."""

import io
import zipfile

import docx
import pytest

from nhipcau.common.refusal import Refused
from nhipcau.documents import fields
from nhipcau.documents.fields import check_template, fill_template
from nhipcau.documents.renderer import Computes, FieldsOnly
from tests.nhipcau import factories as make

OPENING = ("Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}", "{{ trich_yeu }}")
HOSTILE = [
    "{{ 7**(9**9) }}", "{{ 'a'*300000000 }}", "{{ so|center(200000000) }}", "{{ so|upper }}", "{{ so ~ so }}",
    "{{ so if so else ky_hieu }}", "{% with a = so %}{{ a }}{% endwith %}", "{% set a = so %}{{ a }}",
    "{% autoescape false %}{{ so }}{% endautoescape %}", "{% block a %}{{ so }}{% endblock %}", "{{ -so }}",
    "{% if so == ky_hieu %}{{ so }}{% endif %}", "{{ self }}{{ self.a }}", "{{ loop.index }}",
    "{% for a in [1, 2, 3] %}{{ a }}{% endfor %}", "{% for a in dong %}{% for b in dong %}{{ b }}{% endfor %}{% endfor %}",
    "{% for a in dong if a %}{{ a }}{% endfor %}", "{% for a in dong recursive %}{{ a }}{% endfor %}",
    "{% for a, b in dong %}{{ a }}{% endfor %}", "{{ dong[so] }}", "{{ dong['__class__'] }}", "{{ so.__class__ }}",
    "{{ dong[1:] }}", "{% if so and ky_hieu %}{{ so }}{% endif %}", "{% include so %}", "{% import so as a %}",
    "{% extends so %}", "{{ so() }}", "{% macro m() %}{% endmacro %}", "{% filter upper %}{{ so }}{% endfilter %}",
    "{% raw %}{% endraw %}{{ {so: so} }}", "{{ (so, so) }}", "{{ true }}", "{{ 'a' }}", "{{ so is defined }}",
    "{% call so() %}{% endcall %}", "{% do so %}", "{% trans %}a{% endtrans %}",
]  # fmt: skip
HARMLESS = [
    "không có gì", "{{ so }}", "{{ dong[0][2] }}", "{% for d in dong %}{{ d[0] }} {{ d[1] }}{% endfor %}",
    "{% if trich_yeu %}{{ trich_yeu }}{% else %}không{% endif %}", "{% if not so %}x{% endif %}",
    "{% for d in dong %}{% if d[1] %}{{ d[1] }}{% endif %}{% endfor %}", "{# lời ghi #}{{ so }}",
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE)
def test_what_computes_is_not_compiled(source):
    with pytest.raises((Computes, fields.renderer.TemplateError)):
        FieldsOnly().from_string(source)


@pytest.mark.parametrize("source", HARMLESS)
def test_a_form_is_compiled(source):
    assert FieldsOnly().from_string(source) is not None


def test_the_names_that_a_form_uses():
    environment = FieldsOnly()
    environment.from_string("{% for d in dong %}{{ d[0] }}{{ so }}{% endfor %}")

    assert environment.used == {"dong", "so"}


def _with_part(name, text, *, moved_to=None):
    """A good template with a text more in one of its parts; the header moved to where nobody looks."""
    document = docx.Document(io.BytesIO(make.template_file(*OPENING)))
    if name == "comments":
        document.core_properties.comments = text
    elif name == "header":
        document.sections[0].header.paragraphs[0].text = text
    else:
        document.sections[0].footer.paragraphs[0].text = text
    out = io.BytesIO()
    document.save(out)
    return _moved(out.getvalue(), moved_to) if moved_to else out.getvalue()


def _moved(data, folder):
    """The same file with its header in another folder, as its relationships and types say."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            content = before.read(info.filename)
            if info.filename.endswith(".rels"):
                content = content.replace(b'"header1.xml"', f'"../{folder}/header1.xml"'.encode())
            content = content.replace(b"/word/header1.xml", f"/{folder}/header1.xml".encode())
            after.writestr(info.filename.replace("word/header1", f"{folder}/header1"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "moved_to"), [("comments", None), ("header", None), ("header", "dau"), ("footer", None)]
)
def test_every_part_that_is_filled_is_checked(part, moved_to):
    with pytest.raises(Refused, match="không có phép tính"):
        check_template(_with_part(part, "{{ 7**(9**9) }}", moved_to=moved_to))


def test_fields_in_a_header_are_filled():
    assert check_template(_with_part("header", "{{ nguoi_ky }}", moved_to="dau")) == sorted(
        ["dia_danh", "ky_hieu", "ngay_thang", "nguoi_ky", "so", "trich_yeu"]
    )


def test_signs_of_markup_in_a_value_are_text():
    out = io.BytesIO()
    values = {"so": "", "ky_hieu": "A<b>&", "dia_danh": "", "ngay_thang": "", "trich_yeu": "", "dong": [["<w:p>&"]]}
    fill_template(make.template_file(*OPENING, "{{ dong[0][0] }}"), values, out)

    texts = [paragraph.text for paragraph in docx.Document(out).paragraphs]
    assert (texts[0], texts[-1]) == ("Số: /A<b>&", "<w:p>&")


def test_a_template_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(fields, "SECONDS", 0.01)

    with pytest.raises(Refused, match="quá phức tạp"):
        check_template(make.template_file(*OPENING))


def test_a_template_that_takes_too_much_memory_is_ended(tmp_path, monkeypatch):
    greedy = tmp_path / "greedy.py"
    greedy.write_text("import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**29,) * 2)\nbytes(2**30)")
    monkeypatch.setattr(fields.renderer, "__file__", str(greedy))

    with pytest.raises(Refused, match="quá phức tạp"):
        check_template(make.template_file(*OPENING))
