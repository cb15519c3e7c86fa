"""Kept files: whole or not at all, checked when served and by command."""

import errno
import io
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse

from nhipcau.common.refusal import Refused
from nhipcau.files import storage
from nhipcau.files.integrity import FileFault, find_file_faults
from nhipcau.files.kept import digest_of
from nhipcau.work.models import Evidence
from nhipcau.work.progress import actions
from nhipcau.work.progress.rows import File, ProgressReport
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def _post(world, *files, note="Xong.", token="t1"):
    report = ProgressReport("doing", 40, note, token, files)
    return actions.post_progress(by=world.lead, assignment=world.assignment, report=report, now=NOW)


@pytest.fixture
def evidence(world, _folder):
    return _post(world, File("anh.txt", "Ảnh chụp".encode())).evidence.get()


def _on_disk(tmp_path):
    return sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())


def test_the_digest_of_a_content_is_read_piece_by_piece():
    assert digest_of(io.BytesIO(b"abc")) == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3,
    )  # fmt: skip


def test_a_file_whose_transaction_failed_is_gone_again(world, tmp_path, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ConnectionError("Máy tắt.")

    monkeypatch.setattr(actions, "record", broken)
    before = (Evidence.objects.count(), _on_disk(tmp_path))
    with pytest.raises(ConnectionError):
        _post(world, File("anh.txt", b"Anh"), File("ban.txt", b"Ban"))

    assert (Evidence.objects.count(), _on_disk(tmp_path)) == before


def test_a_full_disk_leaves_no_torso_and_says_so(world, tmp_path, monkeypatch):
    def full(_path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "_past_buffers", full)
    before = _on_disk(tmp_path)

    with pytest.raises(Refused, match="hết chỗ"):
        _post(world, File("anh.txt", b"Anh"))
    assert _on_disk(tmp_path) == before


def test_the_same_form_again_leaves_no_file_behind(world, evidence, tmp_path):
    before = _on_disk(tmp_path)

    _post(world, File("khac.txt", b"Khac"))

    assert _on_disk(tmp_path) == before


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_file_that_is_not_what_was_kept_is_not_served(world, as_user, evidence, damage):
    if damage == "missing":
        default_storage.delete(evidence.content.name)
    else:
        with default_storage.open(evidence.content.name, "wb") as file:
            file.write(b"khac")
    client = as_user(world.lead)

    answer = client.get(reverse("evidence_file", args=[evidence.pk]), follow=True)

    sentence = "không còn trên máy chủ" if damage == "missing" else "sai mã SHA-256"
    assert (answer.status_code, sentence in answer.content.decode()) == (200, True)
    assert list(find_file_faults()) == [FileFault(damage, evidence.content.name, f"work.evidence {evidence.pk}")]
    with pytest.raises(CommandError, match="1 files are broken"):
        call_command("files", "verify", stdout=StringIO())


def test_a_whole_file_is_served_as_it_was_kept(world, as_user, evidence):
    answer = as_user(world.lead).get(reverse("evidence_file", args=[evidence.pk]))

    assert (b"".join(answer.streaming_content).decode(), answer["Content-Disposition"]) == (
        "Ảnh chụp", 'attachment; filename="anh.txt"',
    )  # fmt: skip


def test_orphans_are_named_and_removed_on_demand(evidence, tmp_path, monkeypatch):
    (tmp_path / "evidence").mkdir(exist_ok=True)
    (tmp_path / "evidence" / "mo-coi.txt").write_text("x")
    said = StringIO()

    call_command("files", "verify", stdout=said)
    call_command("files", "verify", "--remove-orphans", stdout=StringIO())
    young = (tmp_path / "evidence" / "mo-coi.txt").exists()
    monkeypatch.setattr("nhipcau.files.management.commands.files._is_settled", lambda _name: True)
    call_command("files", "verify", "--remove-orphans", stdout=StringIO())

    assert ("no row names it: evidence/mo-coi.txt" in said.getvalue(), young) == (True, True)
    assert not (tmp_path / "evidence" / "mo-coi.txt").exists()
    assert default_storage.exists(evidence.content.name)
