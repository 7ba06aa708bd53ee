"""Why our English APA differs from that of pandoc: each reason names its rule and undoes exactly that difference.

A reason changes what pandoc wrote, and nothing else, into what the rule asks for, with the fields of the entry at hand; only signs
and capitals, which both texts have, are made the same on both sides. What is equal then differs for these reasons and no other.
Rows are those of the table of rules (`docs/redactie/apa.md`), paragraphs those of APA 7.
"""

from __future__ import annotations

from apa_reasons import addresses, dates, names, numbers, places, signs, titles
from apa_reasons.base import Reason

REASONS: tuple[Reason, ...] = (
    Reason("quotation marks, apostrophes, dashes and spaces are kept as typed (row 39)", signs.signs, both=True),
    Reason("LaTeX: pandoc leaves mathematics as it is and drops commands that it does not know", signs.latex),
    Reason("a work without title is said to have none (section 4)", titles.no_title),
    Reason("laws, judgments and standards have a form of their own (rows 30, 33 and 34)", places.legal),
    Reason("particles stay before the name (row 12); pandoc puts them behind it", names.particles),
    Reason("an abbreviation behind an organisation stands in the text, not in the list (row 8)", names.abbreviation),
    Reason("what stands before a name is no part of it (APA 7, 9.8)", names.honorifics),
    Reason(
        "initials of every given name (row 37); pandoc loses those behind a tie and keeps names in braces or small letters",
        names.shortened,
    ),
    Reason("a comma before ‘et al.’ in a list of names (row 5)", names.and_others),
    Reason("‘. . .’ for names left out (row 5)", names.ellipsis),
    Reason(
        "no author: the title in its place, also before an editor of the whole or a site (row 9)", names.title_first
    ),
    Reason(
        "the author of the whole is not named again before a part of it by the same author (APA 7, 10.3)",
        names.whole_author,
    ),
    Reason(
        "the author of the whole is not named again before a volume of it by the same author (APA 7, 10.2)",
        names.by_whom,
    ),
    Reason("only the year of what is no web page, news or event (APA 7, 9.14)", dates.year_only),
    Reason("the day of a web page, of news and of what has no volume or number (rows 31 and 32)", dates.full_date),
    Reason("‘present’ for the end of what still goes on (APA 7, 9.14)", dates.open_range),
    Reason("of a range of years only the years (APA 7, 9.14)", dates.years_of_range),
    Reason(
        "‘ca.’ before a year that is not certain (APA 7, 8.15); pandoc leaves it out of a range or of the list",
        dates.circa,
    ),
    Reason("an era only before the common one (APA 7, 9.42)", dates.era),
    Reason(
        "‘in press’ and ‘n.d.’ in the place of the year (rows 17 and 35); pandoc leaves them as written, or out",
        dates.state,
    ),
    Reason("words in the place of a year are shown as written; pandoc leaves them out", dates.no_year),
    Reason("of the first publication only the year, and not when it is that of this one (APA 7, 9.41)", dates.original),
    Reason("an edition in words becomes a number, a first one is not told (row 26)", titles.edition),
    Reason("one publisher; pandoc adds school, organisation and how it was published (row 26)", places.more_publishers),
    Reason("the school of a thesis stands within the brackets (APA 7, 10.6)", titles.thesis),
    Reason("what kind of source it is, as APA 7 says it (APA 7, chapter 10)", titles.described),
    Reason("additions to a title stand in brackets (APA 7, 9.21)", titles.additions),
    Reason("pages are kept as typed; pandoc completes 245-59 and makes 123-123 of 123-", numbers.pages),
    Reason("‘Chapter’ before the number of a chapter (row 28)", numbers.chapter),
    Reason("‘Vol.’ before any volume; pandoc knows those that are a number only (APA 7, 10.2)", numbers.volume),
    Reason("how many volumes the whole has is not said of one of them (APA 7, 10.2)", numbers.all_volumes),
    Reason("‘No.’ before a number, not before one that has its own letters, never ‘Nos.’ (row 30)", numbers.numbers),
    Reason("number and issue are one (row 29)", numbers.issues),
    Reason("an issue in words is shown as any other (row 29)", numbers.season),
    Reason("the version of a document (APA 7, 10.10)", numbers.version),
    Reason("a preprint has its number and its archive (APA 7, 10.8)", titles.preprint),
    Reason(
        "proceedings are a book of which this is a part (row 28); pandoc takes those without editor for a journal",
        places.proceedings,
    ),
    Reason("a publisher with ‘and’ in its name is one publisher; pandoc makes two of it", places.one_publisher),
    Reason("a series of a journal or of proceedings has no place (APA 7, 10.1)", places.series),
    Reason("day and place of a conference do not stand with its proceedings (APA 7, 10.5)", places.event),
    Reason("a publisher who is the author is left out (row 7)", places.same_publisher),
    Reason("pages of a whole are not told (row 26)", numbers.pages_of_whole),
    Reason("‘Retrieved’ only with a day, and only for what has no date (row 31)", addresses.retrieved),
    Reason("no address is made of a number in a database (APA 7, 9.30)", addresses.eprint_links),
    Reason("the address of a DOI is written once (APA 7, 9.35)", addresses.once),
    Reason("‘Advance online publication’ for an article that is on line before its issue (APA 7, 10.1)", places.ahead),
    Reason("a remark in brackets behind a given name is no part of it (row 37)", names.remark),
    Reason("IJ is one letter (row 37)", names.ij),
    Reason("an episode stands in its series (APA 7, 10.12)", places.episode),
    Reason("a review is described behind its title (APA 7, 10.7)", titles.review),
    Reason("an issue without a title of its own goes by its journal; pandoc says that twice", numbers.issue),
    Reason("no stop behind an address (APA 7, 9.35)", addresses.stop_behind_address),
    Reason("volume and pages mean nothing without a journal or book (rows 28 and 29)", numbers.pages_of_nothing),
    Reason(
        "a work of a type that nobody knows, or a part whose book is a journal, is an article (row 29)",
        places.in_journal,
    ),
    Reason(
        "an article number stands in the place of pages (APA 7, 9.27); pandoc leaves it out", numbers.article_number
    ),
    Reason("an event is told with a presentation, its publisher with an unpublished paper (APA 7, 10.5)", places.paper),
    Reason("capitals of titles are kept as typed (row 39); pandoc writes sentence case", signs.capitals, both=True),
)
"""Every reason, in the order in which they are tried."""
