"""The two ways in which a reader gets somewhere: with a mouse, and with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Locator, Page

MOST_TABS = 150

# Whether a reader sees where the focus is: a clear line around it, inside the window, and nothing on top of it (WCAG 2.4.7, 2.4.11).
_FOCUS = """(target) => {
  const focused = document.activeElement;
  const reached = focused === target;
  if (!focused || focused === document.body) return {reached, name: "", trouble: ""};
  const name = (focused.getAttribute("aria-label") || focused.textContent || focused.name || "").trim().slice(0, 40);
  const style = getComputedStyle(focused);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return {reached, name, trouble: "no line around it"};
  const seen = Array.from(focused.getClientRects()).some((box) => {
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom && document.elementFromPoint(x, y);
    return top && (focused.contains(top) || top.contains(focused));
  });
  return {reached, name, trouble: seen ? "" : "not in sight"};
}"""


class Hand(Protocol):
    """A way to use a page."""

    def follow(self, target: Locator) -> None:
        """Follow a link or press a button."""

    def write(self, field: Locator, text: str) -> None:
        """Write into a field."""


class Mouse:
    """Points and clicks."""

    def follow(self, target: Locator) -> None:
        """Click what a reader sees."""
        expect(target).to_be_visible()
        target.click()

    def write(self, field: Locator, text: str) -> None:
        """Click the field and type."""
        field.click()
        field.press_sequentially(text)


class Keyboard:
    """Tabs until the focus is there, and sees it at every stop."""

    def follow(self, target: Locator) -> None:
        """Tab to it and press Enter."""
        self.reach(target)
        target.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        """Tab to the field, unless the focus is there already, and type."""
        if not has_focus(field):
            self.reach(field)
        field.page.keyboard.type(text)

    def reach(self, target: Locator) -> None:
        """Tab until the focus is on the target.

        Raises:
            AssertionError: It is never reached, or a stop on the way has no visible focus.
        """
        page = target.page
        wanted = target.element_handle()
        stops: list[str] = []
        for _ in range(MOST_TABS):
            page.keyboard.press("Tab")
            name, reached = focus_in_sight(page, wanted)
            if reached:
                return
            stops.append(name)
        raise AssertionError(f"{target} is not reached by {MOST_TABS} times Tab, but {stops[:20]}")


def has_focus(target: Locator) -> bool:
    """Return whether the focus is on the target."""
    return bool(target.evaluate("(element) => element === document.activeElement"))


def focus_in_sight(page: Page, target: ElementHandle | None = None) -> tuple[str, bool]:
    """Return the name of what has the focus, and whether it is the target; a reader must be able to see it."""
    focus = page.evaluate(_FOCUS, target)
    assert not focus["trouble"], f"{page.url}: focus on ‘{focus['name']}’: {focus['trouble']}"
    return focus["name"], focus["reached"]
