"""From Dutch Markdown and BibTeX to a publication site in which everything is linked both ways."""

from __future__ import annotations

__version__ = "0.1.0"
