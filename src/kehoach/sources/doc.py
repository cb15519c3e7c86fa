"""Word's old binary .doc to Source, by way of .docx."""

import tempfile
from pathlib import Path

from kehoach.errors import EncryptedFile, UnreadableFile
from kehoach.sources.docx import open_docx
from kehoach.sources.source import Raw

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_doc(data: bytes) -> Raw:
    """What the same document gives as .docx."""
    import doc2docx  # noqa: PLC0415 (4 MB in every process that never meets a .doc)
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError  # noqa: PLC0415

    if _ENCRYPTED in data:  # a .docx with a password is a container of the same kind
        raise EncryptedFile("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.")
    with tempfile.TemporaryDirectory() as folder:  # the converter takes paths alone
        old, new = Path(folder) / "plan.doc", Path(folder) / "plan.docx"
        old.write_bytes(data)
        try:
            doc2docx.convert(old, new)
        except EncryptedDocumentError as error:
            raise EncryptedFile("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.") from error
        except (Doc2DocxError, ValueError, LookupError, OverflowError, OSError) as error:
            raise UnreadableFile(
                "Không mở được tệp .doc này; hãy mở bằng Word, bỏ mật khẩu nếu có, rồi lưu lại thành .docx."
            ) from error
        return open_docx(new.read_bytes())
