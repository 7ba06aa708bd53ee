"""The address at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.resolve.dates import plain_date

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
from apa_reasons.base import PROFILE, field


def retrieved(text: str, work: Work) -> str:
    """‘Retrieved’ only with a day, and only for what has no date (row 31)."""
    if "Retrieved http" not in text:
        return text
    undated = work.date is None or work.date.year is None
    if work.accessed is None or not undated:
        return text.replace("Retrieved http", "http")
    return text.replace(
        "Retrieved http", f"{PROFILE.terms.retrieved.format(date=plain_date(work.accessed, PROFILE))}http"
    )


def once(text: str, work: Work) -> str:
    """The address of a DOI is written once, without the braces around it."""
    doi = field(work, "doi")
    return (
        re.sub(
            rf"https://doi\.org/\{{?(?:https?://(?:dx\.)?doi\.org/|doi:)?{re.escape(doi)}\}}?",
            f"https://doi.org/{doi}",
            text,
        )
        if doi
        else text
    )


def eprint_links(text: str, work: Work) -> str:
    """No address is made of the number in a database (APA 7, 9.30)."""
    if not work.get("url") and (
        work.get("eprinttype").lower() in {"googlebooks", "jstor", "pubmed", "pmid"} or work.get("pmid")
    ):
        return re.sub(r" https?://(?:books\.google|www\.jstor|www\.ncbi\.nlm)\S*$", "", text)
    return text


def stop_behind_address(text: str, work: Work) -> str:
    """No stop behind an address (APA 7, 9.35)."""
    return text.removesuffix(".") if work.get("url") and text.endswith(f"{work.get('url')}.") else text
