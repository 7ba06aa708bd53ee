"""What an editor marks with attributes, through the Markdown of our own site: a video that waits for a click, text in another language."""

from __future__ import annotations

import pytest

from tests.building import parse_html
from tests.rendering import render


def test_a_video_is_a_link_and_nothing_is_fetched() -> None:
    """The browser has nothing to fetch before a click, and needs no script for it: there is a link and no other element with an address."""
    html = render("[Koken (video)](https://youtu.be/1){ .video }\nTwee mensen koken.\n").html
    root = parse_html(html)
    assert [(a.attributes["href"], a.attributes["class"]) for a in root.find("a")] == [("https://youtu.be/1", "video")]
    assert "src=" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param('Those who do the work.\n{: lang="en" }\n', "p", id="paragraph"),
        pytest.param('> Those who do the work.\n> {: lang="en" }\n', "p", id="quotation"),
        pytest.param('- Those who do the work.\n{: lang="en" }\n', "li", id="item"),
        pytest.param('Zij zegt: <span lang="en">those who do the work</span>.\n', "span", id="within a sentence"),
    ],
)
def test_the_language_of_a_passage_reaches_the_page(text: str, tag: str) -> None:
    rendered = render(text)
    assert [e.tag for e in parse_html(rendered.html).find(lang="en")] == [tag]
    assert rendered.lost == []
