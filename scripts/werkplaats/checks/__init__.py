"""Every rule there is, in one explicit, sorted table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks import (
    bib007_never_cited,
    bib008_incomplete_work,
    cit001_unknown_key,
    cit002_wrong_case_key,
    cit003_unknown_key_in_front_matter,
    cit004_malformed_locator,
    ent001_unknown_id,
    ent002_shared_name,
    ent003_wrong_kind,
    lnk001_dead_page,
    lnk002_dead_anchor,
    lnk003_wrong_case_path,
    pag007_summary_length,
    pag008_skipped_heading_level,
    pag009_chapter_list,
    txt001_double_word,
    txt002_double_space,
    txt003_odd_character,
)
from werkplaats.checks.reading import READING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.checks.base import Rule

_LISTED: tuple[Rule, ...] = (
    *READING,
    bib007_never_cited.RULE,
    bib008_incomplete_work.RULE,
    cit001_unknown_key.RULE,
    cit002_wrong_case_key.RULE,
    cit003_unknown_key_in_front_matter.RULE,
    cit004_malformed_locator.RULE,
    ent001_unknown_id.RULE,
    ent002_shared_name.RULE,
    ent003_wrong_kind.RULE,
    lnk001_dead_page.RULE,
    lnk002_dead_anchor.RULE,
    lnk003_wrong_case_path.RULE,
    pag007_summary_length.RULE,
    pag008_skipped_heading_level.RULE,
    pag009_chapter_list.RULE,
    txt001_double_word.RULE,
    txt002_double_space.RULE,
    txt003_odd_character.RULE,
)

RULES: Mapping[str, Rule] = {rule.code: rule for rule in sorted(_LISTED, key=lambda rule: rule.code)}
"""Code to rule, in the order of the codes."""
