"""The faults that are found while reading or building, before any rule runs; `reading.py`, the scanner and the library report them."""

from __future__ import annotations

from werkplaats.checks.base import ERROR, HINT, WARNING, Repair, Rule

READING = (
    Rule("BIB001", "syntax-error", ERROR),
    Rule("BIB002", "duplicate-key", ERROR),
    Rule("BIB003", "unknown-macro", ERROR),
    Rule("BIB004", "missing-parent", ERROR),
    Rule("BIB005", "bibliography-not-utf-8", ERROR),
    Rule("BIB006", "missing-bibliography", ERROR),
    Rule("PAG001", "unreadable-front-matter", ERROR),
    Rule("PAG002", "unknown-property", ERROR),
    Rule("PAG003", "missing-property", ERROR),
    Rule("PAG004", "wrong-form", ERROR),
    Rule("PAG005", "page-not-utf-8", ERROR),
    Rule("SYS001", "scanner-and-page-differ", ERROR),
    Rule("SYS002", "rule-crashed", ERROR),
    Rule("SYS003", "register-behind", HINT, Repair.SAFE),
    Rule("SYS004", "suppression-without-reason", WARNING),
    Rule("SYS005", "unused-suppression", WARNING),
    Rule("SYS010", "register-unreadable", ERROR, Repair.SAFE),
    Rule("SYS011", "merge-conflict", ERROR),
)
