"""Why the system refused a file, in words for whoever asked for it."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "het bestaat niet (meer)",
    errno.EEXIST: "het bestaat al",
    errno.EAGAIN: "het is intussen gewijzigd; herhaal de opdracht",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EACCES: "u mag het niet openen",
    errno.EPERM: "u mag het niet openen",
    errno.EISDIR: "het is een map",
    errno.ELOOP: "het is een link die naar zichzelf verwijst",
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "er kan hier niet worden geschreven",
}


def reason(error: OSError) -> str:
    """Return why a file could not be opened, in Dutch and in a few words."""
    return _REASONS.get(error.errno or 0, "het systeem weigert het")
