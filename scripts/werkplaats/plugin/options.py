"""The options of the plugin in `mkdocs.yml`: ours, and every one of mkdocs-bibtex, so that a site moves by changing a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from werkplaats.checks import unknown_code
from werkplaats.config import PROFILES, Commands, bib_file_fault, severity_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMANDS = Commands()


class _BibFile(c.Type[str]):
    """The name of a file; an address is refused with the reason."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        if fault := bib_file_fault(value):
            raise ValidationError(fault)
        return super().run_validation(value)


class _Ignored(c.ListOfItems[str]):
    """Codes of rules; one that does not exist is refused, for what it should switch off would stay on."""

    def __init__(self) -> None:
        super().__init__(c.Type(str), default=[])

    def run_validation(self, value: object) -> list[str]:
        codes = super().run_validation(value)
        if unknown := unknown_code(codes):
            raise ValidationError(unknown[1])
        return codes


class _Severities(c.Type[dict[str, object]]):
    """Code to severity; what is not one of the two is refused with what would be."""

    def __init__(self) -> None:
        super().__init__(dict)

    def run_validation(self, value: object) -> dict[str, object]:
        if wrong := severity_fault(value):
            raise ValidationError(wrong.fault)
        severities = super().run_validation(value)
        if unknown := unknown_code(severities):
            raise ValidationError(unknown[1])
        return severities


class WerkplaatsOptions(Config):
    """What may stand below `werkplaats:`."""

    bib_file = c.Optional(_BibFile())
    """One BibTeX file, relative to `mkdocs.yml`."""

    bib_dir = c.Optional(c.Type(str))
    """A folder; every `.bib` file in it and below is read. Default, when `bib_file` is not set either: `bib`."""

    profile = c.Choice(PROFILES, default="nl-hbo")
    """How citations and references are written."""

    ignore = _Ignored()
    """Codes of checks that are switched off for the whole site."""

    severity = c.Optional(_Severities())
    """Code of a check to how serious it is on this site: `error`, `warning`, `hint`, or `off`, which is the same as `ignore`."""

    online_ignore = c.ListOfItems(c.Type(str), default=[])
    """Hosts (`linkedin.com`, with all below it) and addresses (`https://voorbeeld.nl/*`) that `check --online` does not visit."""

    content_model = c.Choice((True, False, "auto"), default="auto")
    """`true`: folders and front matter mean what the schema says. `false`: any MkDocs site, where only citations count.
    `auto`: true when the theme's `custom_dir` holds `basis.html` and `werk.html`."""

    bib_command = c.Type(str, default=_COMMANDS.bib_command)
    """Stands where the list of what the page cites goes. This and what follows is for sites outside the content model."""

    full_bib_command = c.Type(str, default=_COMMANDS.full_bib_command)
    """Stands where the whole list goes."""

    bib_by_default = c.Type(bool, default=_COMMANDS.bib_by_default)
    """`true`: a page without either command has its list at the end. `false`: a page has a list only where a command stands."""

    enable_inline_citations = c.Type(bool, default=_COMMANDS.enable_inline_citations)
    """`true`: `@key` outside brackets is a citation too. `false`: it is text."""

    csl_file = c.Optional(c.Type(str))
    csl_file_encoding = c.Optional(c.Type(str))
    footnote_format = c.Optional(c.Type(str))
    cite_inline = c.Optional(c.Type(bool))
    cite_style = c.Optional(c.Type(str))
    unescape_for_arithmatex = c.Optional(c.Type(bool))
    """This one and the five before it are taken and not used; `unused` says what happens instead."""


_APA = (
    "verwijzingen worden geschreven volgens APA, zoals ‘profile’ zegt",
    "citations are written in APA, as ‘profile’ says",
)
_INLINE = (
    "een verwijzing staat altijd in de zin, als namen en jaar, met een link naar de lijst",
    "a citation always stands in its sentence, as names and year, with a link to the list",
)
_UNUSED = {
    "csl_file": _APA,
    "csl_file_encoding": _APA,
    "footnote_format": _INLINE,
    "cite_inline": _INLINE,
    "cite_style": _APA,
    "unescape_for_arithmatex": (
        "formules blijven zoals zij zijn, want alleen verwijzingen worden vervangen",
        "formulas stay as they are, for only citations are replaced",
    ),
}
"""Option of mkdocs-bibtex, now or earlier, to what is done instead, in Dutch and in English."""


def unused(options: WerkplaatsOptions) -> Iterator[str]:
    """Yield a line for each option that has been set and is not used."""
    for name, (dutch, english) in _UNUSED.items():
        if options[name] is not None:
            yield f"{name} wordt niet gebruikt: {dutch}. ({name} is not used: {english}.)"
