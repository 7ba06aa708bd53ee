"""The overviews as they are built: a table with every row, links that lead somewhere, nothing on other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.links import BuiltSite

TABLES = {"tijdlijn": 1, "kaart": 1, "praktijken": 2, "voor-wie": 0}


@pytest.mark.parametrize("name", TABLES)
def test_each_overview_is_linked_from_home_and_has_its_tables(own_site: BuiltSite, name: str) -> None:
    page = f"overzichten/{name}/"
    root = own_site.pages[page]
    home = {
        own_site.target("", a.attributes["href"])[0] for a in own_site.pages[""].find("main")[0].find("a", href=None)
    }
    assert page in home
    tables = root.find("table", data_sortable=None)
    assert len(tables) == TABLES[name]
    for table in tables:
        heads = table.find("thead")[0].find("th")
        rows = table.find("tbody")[0].find("tr")
        assert len(rows) > 20
        for row in rows:
            assert len(row.find("th")) + len(row.find("td")) == len(heads)
            assert row.find("th")[0].attributes["scope"] == "row"


def test_an_event_has_an_address_and_leads_to_its_source(own_site: BuiltSite) -> None:
    row = own_site.element("overzichten/tijdlijn/", "t-boot-de-baarsjes")
    assert row is not None
    assert "oktober 2008" in row.text
    targets = {own_site.target("overzichten/tijdlijn/", a.attributes["href"])[0] for a in row.find("a")}
    assert {"praktijken/boot-de-baarsjes/", "plaatsen/de-baarsjes/", "literatuur/vanmarissing2011/"} <= targets


def test_only_pages_with_tables_load_what_tables_need(own_site: BuiltSite) -> None:
    for page, root in own_site.pages.items():
        loads = any(
            "tabel." in e.attributes.get("src", "") + e.attributes.get("href", "") for e in root.find("head")[0].walk()
        )
        assert loads == bool(root.find("table", data_sortable=None)), page
