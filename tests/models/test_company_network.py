"""A download behind a company's proxy with certificates of its own: a real proxy, a real authority, a hub over HTTPS.

The hub and its store of large files are called by names that only the proxy knows; no name of the world is asked.
"""

from __future__ import annotations

import contextlib
import ipaddress
import select
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.confinement.confinement import list_connections_in
from app.confinement.connection_log import ConnectionLog
from app.models.download import Download
from app.models.downloader_protocol import Order
from app.models.errors import DownloadFailed
from tests.models.loopback_hub import LoopbackHub

HUB, STORE, TOKEN = "hub.example", "files.example", "hf_of_this_hub_alone"
CONTENT = bytes(range(256)) * 4_000
_VARIABLES = (
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
)
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


@dataclass
class Proxy:
    """A proxy that opens tunnels to the names that it knows; ``asked`` is what it could read of each request."""

    ways: Mapping[str, int]  # name → port on this computer
    refuses: bool = False
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._tunnel, args=(client,), daemon=True).start()

    def _tunnel(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            heading = b""
            while b"\r\n\r\n" not in heading and (read := client.recv(4096)):
                heading += read
            self.asked.append(heading.decode("latin-1"))
            name = heading.split()[1].decode("ascii").partition(":")[0]
            if self.refuses or name not in self.ways:
                client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                return
            with socket.create_connection(("127.0.0.1", self.ways[name])) as there:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                _pass_on(client, there)


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    while True:
        for ready in select.select([one, other], [], [])[0]:
            read = ready.recv(65_536)
            if not read:
                return
            (other if ready is one else one).sendall(read)


def _authority(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a company's own authority and a server's certificate of it; return its file and the server's context."""
    key, server_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    company = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A company's own authority")])
    names = [x509.DNSName(HUB), x509.DNSName(STORE), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    begins, ends = datetime.now(UTC) - timedelta(days=1), datetime.now(UTC) + timedelta(days=1)

    def blank(subject: x509.Name, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(company).public_key(public)
        made = made.serial_number(x509.random_serial_number()).not_valid_before(begins).not_valid_after(ends)
        return made.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False
        )

    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    own = blank(company, key.public_key()).add_extension(x509.BasicConstraints(True, None), critical=True)
    own = own.add_extension(usage, critical=True).add_extension(
        x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
    )
    server = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HUB)])
    of_server = blank(server, server_key.public_key()).add_extension(
        x509.SubjectAlternativeName(names), critical=False
    )
    authority, chain = folder / "company.pem", folder / "server.pem"
    pem = serialization.Encoding.PEM
    authority.write_bytes(own.sign(key, hashes.SHA256()).public_bytes(pem))
    private = server_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    chain.write_bytes(private + of_server.sign(key, hashes.SHA256()).public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return authority, context


@dataclass(frozen=True)
class Network:
    """A company's network; ``authority`` is the file of its certificates."""

    hub: LoopbackHub
    proxy: Proxy
    authority: Path
    log: ConnectionLog
    order: Order
    target: Path


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    for name in (*_VARIABLES, *_CERTIFICATES):
        monkeypatch.delenv(name, raising=False)
    authority, context = _authority(tmp_path)
    hub = LoopbackHub()
    for server in (hub._server, hub._cdn):
        server.socket = context.wrap_socket(server.socket, server_side=True)
    hub.leads_to = f"https://{STORE}"
    hub.offer("a/b", "file.gguf", CONTENT)
    hub.gate("a/b", TOKEN)
    proxy = Proxy({HUB: hub._server.server_address[1], STORE: hub._cdn.server_address[1]})
    monkeypatch.setenv("HTTPS_PROXY", proxy.address)
    path, target = tmp_path / "connections.jsonl", tmp_path / "models" / "file.gguf"
    list_connections_in(path)
    order = Order("a/b", "file.gguf", "main", str(target), endpoint=f"https://{HUB}", token=TOKEN)
    with hub:
        yield Network(hub, proxy, authority, ConnectionLog(path), order, target)
    proxy.close()


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])
def test_a_file_comes_through_the_proxy_under_the_companys_certificates(
    network: Network, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(network.authority))
    Download(network.order).run(lambda progress: None)
    assert network.target.read_bytes() == CONTENT
    assert {each.split()[1] for each in network.proxy.asked} == {f"{HUB}:443", f"{STORE}:443"}
    assert not [each for each in network.proxy.asked if TOKEN in each], (
        "a token goes through the tunnel alone"
    )
    assert {each.authorization for each in network.hub.asked()} == {""}, (
        "the store of large files sees no token"
    )
    assert f"Bearer {TOKEN}" in {each.authorization for each in network.hub.asked("HEAD")}
    notes = network.log.read()
    assert notes
    assert {(each.host, each.is_proxy) for each in notes} == {("127.0.0.1", True)}
    assert sum(each.received for each in notes) >= len(CONTENT)


def test_without_the_companys_certificates_nothing_is_fetched_and_the_sentence_says_what_to_set(
    network: Network,
) -> None:
    with pytest.raises(DownloadFailed, match="Behind a company's proxy, set SSL_CERT_FILE"):
        Download(network.order).run(lambda progress: None)
    assert not network.target.exists()
    assert network.hub.served() == 0


def test_a_proxy_that_refuses_is_one_sentence(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(network.authority))
    network.proxy.refuses = True
    with pytest.raises(DownloadFailed, match="The proxy refused the connection"):
        Download(network.order).run(lambda progress: None)
    assert not network.target.exists()
