"""A server over HTTPS whose certificate this computer does not trust is sent nothing; one that it trusts is asked."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.domain.errors import EngineFailure
from app.domain.named_server import NamedServer, named_server
from app.engine.client import EngineClient
from tests.engine.server.troubled_server import TroubledServer, troubled_server


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of 127.0.0.1 that it signed itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(1).not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    )
    signed = builder.add_extension(alternative, critical=False).sign(key, hashes.SHA256())
    path = tmp_path / "certificate.pem"
    form = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def served(certificate: Path) -> Iterator[tuple[TroubledServer, NamedServer]]:
    with troubled_server() as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        yield server, named_server(server.address.replace("http:", "https:"), "trial")


def test_a_certificate_that_nobody_vouches_for_is_one_sentence_and_nothing_is_sent(
    served: tuple[TroubledServer, NamedServer],
) -> None:
    server, named = served
    client = EngineClient()
    try:
        with pytest.raises(EngineFailure, match="not protected by a certificate"):
            client.connect(named, token="a-token")
    finally:
        client.close()
    assert server.asked == []


def test_one_that_the_person_s_computer_trusts_is_asked(
    served: tuple[TroubledServer, NamedServer], certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    client = EngineClient()
    try:
        assert client.connect(served[1]).server == served[1].place
    finally:
        client.close()
