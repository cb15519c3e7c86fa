"""Files of .pdf as they come back from outside: with or without text, signed by somebody invented."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pypdfium2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner


def empty_pdf():
    """One page without text, as a scan is."""
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(out)
    return out.getvalue()


def certificate(name):
    """A key and a certificate that its owner signed, as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    owner = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder().subject_name(owner).issuer_name(owner).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30)).add_extension(usage, critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private, made.public_bytes(serialization.Encoding.PEM)


def signed_pdf(data, folder, name="Đặng Quang Thuận"):
    """The .pdf with a signature, and the certificate of who signed."""
    private, public = certificate(name)
    (folder / "key.pem").write_bytes(private)
    (folder / "cert.pem").write_bytes(public)
    signer = SimpleSigner.load(str(folder / "key.pem"), str(folder / "cert.pem"))
    assert signer is not None
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    sign = PdfSigner(PdfSignatureMetadata(field_name="Ky"), signer=signer).sign_pdf
    with ThreadPoolExecutor(1) as pool:  # it runs an event loop, and the browser's tests hold one in this thread
        return pool.submit(sign, writer).result().getvalue(), public
