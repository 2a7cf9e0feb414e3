"""Signed bundles: Ed25519 over a manifest that names every file, its SHA-256 and a version.

The owner keeps the private key on the office computer; the kiosk holds the public one in
HOME/catalogue/keys. A bundle whose manifest is signed by none of those keys, or whose files are
not exactly those that the manifest names, is refused.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kb.errors import BundleError, KbError
from kb.generation.durable import write_atomic

MANIFEST_NAME = "manifest.json"
SIGNATURE_NAME = "manifest.json.sig"
_CONTEXT = b"bolo catalogue bundle v1\0"
"""Signed before the manifest, so that a signature made for something else is worth nothing here."""
LITTER = frozenset({"thumbs.db", "desktop.ini"})
_MAX_MANIFEST_BYTES = 256 * 1024
_MAX_VERSION = 2**53


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sha256: str
    bytes: int


class BundleManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`version` grows with every signing; `signed_at` is for people and decides nothing."""

    version: int
    signed_at: str
    files: dict[str, _File]
    format: int = 1


@dataclass(frozen=True, slots=True)
class Signed:
    """A bundle that was verified: by which key (the name of its file) and its version."""

    signer: str
    version: int


def keygen(private_key: Path) -> Path:
    """Makes a key pair: `private_key` (readable by its owner only) and the same name with .pub.

    Raises KbError where one of the files exists: a key is never overwritten.
    """
    public_key = private_key.with_name(private_key.name + ".pub")
    if private_key.exists() or public_key.exists():
        raise KbError(f"{private_key} exists already; a key is never overwritten")
    key = Ed25519PrivateKey.generate()
    descriptor = os.open(private_key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    public_key.write_bytes(
        key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    return public_key


def sign(folder: Path, private_key: Path, version: int | None = None) -> BundleManifest:
    """Writes manifest.json and its signature into a bundle's folder.

    Without `version` it is the old manifest's version plus one, but at least the current time, so
    that it also grows when the sheet is exported to a fresh folder.
    """
    key = _private_key(private_key)
    files = {
        name: _File(hashlib.sha256(data).hexdigest(), len(data))
        for name, data in ((path.name, path.read_bytes()) for path in bundle_files(folder))
    }
    if not files:
        raise BundleError(f"{folder}: there is nothing to sign")
    now = dt.datetime.now(dt.UTC)
    if version is None:
        version = max(_version_before(folder) + 1, int(now.timestamp()))
    if not 1 <= version <= _MAX_VERSION:
        raise KbError(f"the version {version} is out of range")
    manifest = BundleManifest(version, now.isoformat(timespec="seconds"), files)
    data = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    signature = base64.b64encode(key.sign(_CONTEXT + data)) + b"\n"
    write_atomic(folder / MANIFEST_NAME, data)
    write_atomic(folder / SIGNATURE_NAME, signature)
    return manifest


def verify(folder: Path, keys: Path) -> Signed:
    """Checks signature and files of a bundle against the public keys in folder `keys`.

    Raises BundleError, in words for the shopkeeper, when anything is not as it was signed.
    """
    data = _read_limited(folder / MANIFEST_NAME)
    signer = _signer(data, _read_limited(folder / SIGNATURE_NAME), keys)
    try:
        manifest = msgspec.json.decode(data, type=BundleManifest)
    except (msgspec.DecodeError, RecursionError) as err:
        raise BundleError(f"{MANIFEST_NAME} is signed but cannot be read: {err}") from err
    if manifest.format != 1 or not 1 <= manifest.version <= _MAX_VERSION:
        raise BundleError(f"{MANIFEST_NAME} was written by another version of Bolo")
    # A stick may bring names back in capital letters, and cannot tell names apart by them.
    present = {path.name.casefold(): path for path in bundle_files(folder)}
    if len(present) != len(bundle_files(folder)):
        raise BundleError("two files of the bundle differ in capital letters only")
    named = {name.casefold(): record for name, record in manifest.files.items()}
    for name, record in named.items():
        if name not in present:
            raise BundleError(f"the file {name} of the signed bundle is missing")
        contents = present[name].read_bytes()
        if len(contents) != record.bytes or hashlib.sha256(contents).hexdigest() != record.sha256:
            raise BundleError(f"the file {name} was changed after signing")
    strange = sorted(present.keys() - named.keys())
    if strange:
        raise BundleError(f"the file {strange[0]} was added after signing")
    return Signed(signer, manifest.version)


def is_signed(folder: Path) -> bool:
    return (folder / MANIFEST_NAME).exists() or (folder / SIGNATURE_NAME).exists()


def bundle_files(folder: Path) -> list[Path]:
    """The files that belong to a bundle: those of its folder, without the signature and LITTER."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.name not in (MANIFEST_NAME, SIGNATURE_NAME)
        and not is_litter(path.name)
        and (path.is_symlink() or not path.is_dir())
    )


def is_litter(name: str) -> bool:
    """What Windows and macOS leave in every folder that is looked at; nobody reads it."""
    return name.startswith(".") or name.casefold() in LITTER


def trust(public_key: Path, keys: Path, name: str | None = None) -> Path:
    """Accepts bundles of this public key from now on. Raises BundleError if it is no key."""
    data = _read_limited(public_key)
    _public_key(data, public_key.name)
    keys.mkdir(parents=True, exist_ok=True)
    target = keys / f"{name or public_key.name.removesuffix('.pub')}.pub"
    write_atomic(target, data)
    return target


def _signer(data: bytes, signature_text: bytes, keys: Path) -> str:
    try:
        signature = base64.b64decode(signature_text.strip(), validate=True)
    except (binascii.Error, ValueError) as err:
        raise BundleError("the signature is damaged") from err
    known = sorted(keys.glob("*.pub")) if keys.is_dir() else []
    if not known:
        raise BundleError("no key is trusted on this kiosk yet: run `bolo catalogue trust KEY.pub`")
    for path in known:
        try:
            _public_key(path.read_bytes(), path.name).verify(signature, _CONTEXT + data)
        except InvalidSignature:
            continue
        return path.stem
    raise BundleError("the bundle is not signed by a key that this kiosk trusts")


def _private_key(path: Path) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except OSError as err:
        raise KbError(f"the key {path} cannot be read: {err.strerror}") from err
    except (ValueError, TypeError, UnsupportedAlgorithm) as err:
        raise KbError(f"{path} is no private key of `bolo catalogue keygen`") from err
    if not isinstance(key, Ed25519PrivateKey):
        raise KbError(f"{path} is no Ed25519 key")
    return key


def _public_key(data: bytes, name: str) -> Ed25519PublicKey:
    try:
        key = serialization.load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as err:
        raise BundleError(f"{name} is no public key of `bolo catalogue keygen`") from err
    if not isinstance(key, Ed25519PublicKey):
        raise BundleError(f"{name} is no Ed25519 key")
    return key


def _read_limited(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise BundleError(f"the bundle is not signed: {path.name} is missing")
    if path.stat().st_size > _MAX_MANIFEST_BYTES:
        raise BundleError(f"{path.name} is too large")
    return path.read_bytes()


def _version_before(folder: Path) -> int:
    try:
        before = msgspec.json.decode(
            (folder / MANIFEST_NAME).read_bytes(), type=BundleManifest, strict=True
        )
    except (OSError, msgspec.DecodeError):
        return 0
    return before.version
