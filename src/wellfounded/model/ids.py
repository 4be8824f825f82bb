"""Ids: what they are made of, and how.

An id of something derived is a hash of what it means, so the same input gives the same id on every machine and after every
re-run. Nothing random and nothing counted goes into one.
"""

from __future__ import annotations

import hashlib
import json
from typing import NewType

Sha256 = NewType("Sha256", str)
"""64 hexadecimal digits over the bytes of an original."""

DocumentId = NewType("DocumentId", str)
"""The first 12 hexadecimal digits of the SHA-256 of the original: one original is one document, however often it arrived."""

LayerId = NewType("LayerId", str)
CandidateId = NewType("CandidateId", str)
EntityId = NewType("EntityId", str)


def content_id(kind: str, *parts: object) -> str:
    """Return ``kind.`` and 16 hexadecimal digits over the canonical JSON of the parts.

    The parts must be JSON values; keys are sorted, so equal mappings give equal ids whatever their order.
    """
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{kind}.{hashlib.blake2b(canonical.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def document_id(sha256: str) -> DocumentId:
    """Return the document id of an original."""
    return DocumentId(sha256[:12])
