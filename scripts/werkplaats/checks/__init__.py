"""Every rule there is, in one explicit, sorted table."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
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
    bib023_malformed_url,
    bib024_access_before_publication,
    bib025_undated_without_access_date,
    bib026_misplaced_particle,
    bib027_swapped_name,
    bib028_latex_in_title,
    bib029_sentence_as_name,
    bib030_name_in_capitals,
    bib031_newer_than_text,
    bib032_breaking_key,
    cit001_unknown_key,
    cit002_wrong_case_key,
    cit003_unknown_key_in_front_matter,
    cit004_malformed_locator,
    cit005_typed_citation,
    cit006_typed_unknown_work,
    cit007_locator_outside_work,
    cit008_work_twice_in_bracket,
    cit009_typed_secondary_source,
    cit010_quotation_without_page,
    cit011_year_contradicts_key,
    cit012_author_contradicts_key,
    cit013_letter_by_hand,
    cit014_handle_as_key,
    cit015_citation_in_raw_html,
    cit016_key_without_at,
    cit017_keys_without_semicolon,
    cit018_malformed_bracket,
    cit019_author_named_twice,
    cit020_typed_reference,
    cit021_ibidem,
    ent001_unknown_id,
    ent002_shared_name,
    ent003_wrong_kind,
    ent004_part_of_itself,
    ent005_wrong_coordinates,
    ent006_reversed_period,
    ent007_practice_without_source,
    ent008_orphan,
    ent009_misspelt_name,
    ent010_missing_counterpart,
    ent011_coordinates_outside_municipality,
    ent012_part_without_whole,
    lnk001_dead_page,
    lnk002_dead_anchor,
    lnk003_wrong_case_path,
    lnk004_absolute_link_to_own_site,
    lnk005_meaningless_link_text,
    lnk006_missing_image,
    lnk007_moved_page,
    lnk008_http_where_https_is_known,
    lnk009_dead_outside_link,
    lnk010_moved_outside_link,
    lnk011_unchecked_outside_link,
    lnk012_malformed_link,
    lnk013_broken_footnote,
    pag006_double_slug,
    pag007_summary_length,
    pag008_skipped_heading_level,
    pag009_chapter_list,
    pag010_double_title,
    pag011_double_anchor,
    pag012_image_without_alt,
    pag013_publication_without_rights,
    pag014_double_summary,
    pag015_table_without_header,
    pag016_video_without_facade,
    pag017_unmarked_language,
    pag018_leftover_placeholder,
    pag019_rejected_old_address,
    pag020_title_too_long,
    pag021_malformed_file_name,
    pag022_list_not_read,
    pag023_accidental_code,
    pag024_table_not_read,
    pag026_stray_emphasis,
    pag027_text_as_heading,
    pag028_misplaced_file,
    pag029_lost_list_number,
    pag030_joined_paragraphs,
    txt001_double_word,
    txt002_double_space,
    txt003_odd_character,
    txt004_broken_word,
    txt005_straight_quotes,
    txt006_stray_page_number,
    txt007_footnote_number,
    txt008_list_number_at_line_end,
    txt009_running_head,
)
from werkplaats.checks.base import OutsideRule
from werkplaats.checks.reading import READING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from werkplaats.checks.base import Rule
    from werkplaats.config import Config

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
    bib023_malformed_url.RULE,
    bib024_access_before_publication.RULE,
    bib025_undated_without_access_date.RULE,
    bib026_misplaced_particle.RULE,
    bib027_swapped_name.RULE,
    bib028_latex_in_title.RULE,
    bib029_sentence_as_name.RULE,
    bib030_name_in_capitals.RULE,
    bib031_newer_than_text.RULE,
    bib032_breaking_key.RULE,
    cit001_unknown_key.RULE,
    cit002_wrong_case_key.RULE,
    cit003_unknown_key_in_front_matter.RULE,
    cit004_malformed_locator.RULE,
    cit005_typed_citation.RULE,
    cit006_typed_unknown_work.RULE,
    cit007_locator_outside_work.RULE,
    cit008_work_twice_in_bracket.RULE,
    cit009_typed_secondary_source.RULE,
    cit010_quotation_without_page.RULE,
    cit011_year_contradicts_key.RULE,
    cit012_author_contradicts_key.RULE,
    cit013_letter_by_hand.RULE,
    cit014_handle_as_key.RULE,
    cit015_citation_in_raw_html.RULE,
    cit016_key_without_at.RULE,
    cit017_keys_without_semicolon.RULE,
    cit018_malformed_bracket.RULE,
    cit019_author_named_twice.RULE,
    cit020_typed_reference.RULE,
    cit021_ibidem.RULE,
    ent001_unknown_id.RULE,
    ent002_shared_name.RULE,
    ent003_wrong_kind.RULE,
    ent004_part_of_itself.RULE,
    ent005_wrong_coordinates.RULE,
    ent006_reversed_period.RULE,
    ent007_practice_without_source.RULE,
    ent008_orphan.RULE,
    ent009_misspelt_name.RULE,
    ent010_missing_counterpart.RULE,
    ent011_coordinates_outside_municipality.RULE,
    ent012_part_without_whole.RULE,
    lnk001_dead_page.RULE,
    lnk002_dead_anchor.RULE,
    lnk003_wrong_case_path.RULE,
    lnk004_absolute_link_to_own_site.RULE,
    lnk005_meaningless_link_text.RULE,
    lnk006_missing_image.RULE,
    lnk007_moved_page.RULE,
    lnk008_http_where_https_is_known.RULE,
    lnk009_dead_outside_link.RULE,
    lnk010_moved_outside_link.RULE,
    lnk011_unchecked_outside_link.RULE,
    lnk012_malformed_link.RULE,
    lnk013_broken_footnote.RULE,
    pag006_double_slug.RULE,
    pag007_summary_length.RULE,
    pag008_skipped_heading_level.RULE,
    pag009_chapter_list.RULE,
    pag010_double_title.RULE,
    pag011_double_anchor.RULE,
    pag012_image_without_alt.RULE,
    pag013_publication_without_rights.RULE,
    pag014_double_summary.RULE,
    pag015_table_without_header.RULE,
    pag016_video_without_facade.RULE,
    pag017_unmarked_language.RULE,
    pag018_leftover_placeholder.RULE,
    pag019_rejected_old_address.RULE,
    pag020_title_too_long.RULE,
    pag021_malformed_file_name.RULE,
    pag022_list_not_read.RULE,
    pag023_accidental_code.RULE,
    pag024_table_not_read.RULE,
    pag026_stray_emphasis.RULE,
    pag027_text_as_heading.RULE,
    pag028_misplaced_file.RULE,
    pag029_lost_list_number.RULE,
    pag030_joined_paragraphs.RULE,
    txt001_double_word.RULE,
    txt002_double_space.RULE,
    txt003_odd_character.RULE,
    txt004_broken_word.RULE,
    txt005_straight_quotes.RULE,
    txt006_stray_page_number.RULE,
    txt007_footnote_number.RULE,
    txt008_list_number_at_line_end.RULE,
    txt009_running_head.RULE,
)

RULES: Mapping[str, Rule] = {rule.code: rule for rule in sorted(_LISTED, key=lambda rule: rule.code)}
"""Code to rule, in the order of the codes."""

ONLINE = frozenset(code for code, rule in RULES.items() if isinstance(rule, OutsideRule))
"""Codes of the rules that ask what is outside: they find nothing unless somebody goes to look."""

_ANYWHERE = frozenset({"BIB", "CIT", "SYS"})
_WITH_MODEL = frozenset({"CIT003", "SYS003", "SYS010"})
"""Of those families: front matter, and the register of paragraph addresses."""


def applicable(config: Config) -> frozenset[str]:
    """Return the codes of the rules that a site asks for: outside the content model those about citations, literature and what is outside."""
    if config.content_model:
        return frozenset(RULES) - config.ignored
    return frozenset(code for code in RULES if code[:3] in _ANYWHERE) - _WITH_MODEL - config.ignored | (
        ONLINE - config.ignored
    )


def rules_of(config: Config) -> Mapping[str, Rule]:
    """Return code to rule, each as serious as the settings of the site say, else as it is shipped."""
    if not config.severities:
        return RULES
    own = config.severities
    return {code: replace(rule, severity=own.get(code, rule.severity)) for code, rule in RULES.items()}


def unknown_code(names: Iterable[object]) -> tuple[str, str] | None:
    """Return the first name that is no code of a rule, with what is wrong in Dutch; None when all are.

    Args:
        names: What stands in the options `severity` and `ignore`.
    """
    for name in map(str, names):
        if name not in RULES:
            close = get_close_matches(name.upper(), RULES, 1)
            way_out = f"bedoelde u ‘{close[0]}’?" if close else "noem een code zoals TXT002."
            return name, f"De controle ‘{name}’ bestaat niet; {way_out}"
    return None
