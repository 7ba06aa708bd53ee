"""Every rule there is, in one explicit, sorted table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks import (
    bib007_never_cited,
    bib008_incomplete_work,
    bib009_missing_field,
    bib010_unknown_type,
    bib011_unknown_field,
    bib012_impossible_date,
    bib013_et_al_in_names,
    bib014_names_not_separated,
    bib015_title_in_capitals,
    bib016_title_with_final_stop,
    bib017_malformed_doi,
    bib018_wrong_check_digit,
    bib019_doi_as_url,
    bib020_reversed_pages,
    bib021_duplicate_work,
    bib022_odd_character_in_list,
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
    bib009_missing_field.RULE,
    bib010_unknown_type.RULE,
    bib011_unknown_field.RULE,
    bib012_impossible_date.RULE,
    bib013_et_al_in_names.RULE,
    bib014_names_not_separated.RULE,
    bib015_title_in_capitals.RULE,
    bib016_title_with_final_stop.RULE,
    bib017_malformed_doi.RULE,
    bib018_wrong_check_digit.RULE,
    bib019_doi_as_url.RULE,
    bib020_reversed_pages.RULE,
    bib021_duplicate_work.RULE,
    bib022_odd_character_in_list.RULE,
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
