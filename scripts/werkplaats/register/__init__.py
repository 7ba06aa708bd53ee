"""Paragraph addresses that last: which id belongs to which paragraph, through every edit.

A committed register remembers each paragraph by a fingerprint; `match` finds the paragraphs of the register back in
the pages as they are now, gives the new ones an id that follows from their text, and says where the ids of those that
are gone lead to. Reading and writing the file (`REGISTER_FILE`) is the caller's.
"""

from __future__ import annotations

from werkplaats.register.matching import Assignment, match
from werkplaats.register.outcome import Alias
from werkplaats.register.paragraphs import paragraph_digests, paragraph_text, paragraph_texts
from werkplaats.register.record import Record
from werkplaats.register.storage import REGISTER_FILE, Register, is_ruined

__all__ = [
    "REGISTER_FILE",
    "Alias",
    "Assignment",
    "Record",
    "Register",
    "is_ruined",
    "match",
    "paragraph_digests",
    "paragraph_text",
    "paragraph_texts",
]
