"""Sealing: bytes that only who knows what the keys were made from can read, and that nobody else can change unnoticed.

Convergent encryption: the keys come from the document itself. The cipher is the keystream of SHAKE-256; its seed has the
authenticator of the text in it (a synthetic nonce, as in SIV), so that two texts under one key share no keystream.
"""

from __future__ import annotations

from hashlib import blake2b, shake_256
from hmac import compare_digest

from gongwen_lint.named import NamedTuple

_PERSON = b"gongwen-lint 1"
"""what tells our hashes from all others; another number for another way of sealing"""
TAG = 32
"""bytes of the authenticator, which stands before the text"""


class Keys(NamedTuple):
    """What seals one entry, and what it is called; none of the three tells anything of another."""

    name: str
    cipher: bytes
    mac: bytes


def keys(*parts: bytes) -> Keys:
    """The keys made from these parts, each in its place."""
    root = blake2b(digest_size=64, person=_PERSON)
    for part in parts:
        root.update(len(part).to_bytes(8, "big"))
        root.update(part)
    secret = root.digest()
    return Keys(_derived(secret, b"name", 20).hex(), _derived(secret, b"cipher", 32), _derived(secret, b"mac", 32))


def seal(keys: Keys, text: bytes) -> bytes:
    """The text, sealed."""
    tag = _tag(keys, text)
    return tag + _mixed(keys, tag, text)


def unseal(keys: Keys, sealed: bytes) -> bytes | None:
    """The text that was sealed with these keys; None for any other bytes."""
    tag, text = sealed[:TAG], _mixed(keys, sealed[:TAG], sealed[TAG:])
    return text if compare_digest(tag, _tag(keys, text)) else None


def _derived(secret: bytes, purpose: bytes, size: int) -> bytes:
    return blake2b(purpose, key=secret, person=_PERSON, digest_size=size).digest()


def _tag(keys: Keys, text: bytes) -> bytes:
    return blake2b(text, key=keys.mac, person=_PERSON, digest_size=TAG).digest()


def _mixed(keys: Keys, tag: bytes, text: bytes) -> bytes:
    """The text and the keystream, each of which undoes the other."""
    stream = shake_256(keys.cipher + tag).digest(len(text))
    return (int.from_bytes(text, "little") ^ int.from_bytes(stream, "little")).to_bytes(len(text), "little")
