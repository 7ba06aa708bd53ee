// Preview of a cited source. It shows the entry of the page's own reference list, in the margin where there is room, else under
// the line. After WCAG 1.4.13: Esc dismisses it, the pointer can enter it, and it stays until the reader goes elsewhere.
(function () {
  "use strict";
  var links = document.querySelectorAll("a[data-cite]");
  if (!links.length) return;
  var WIDE = matchMedia("(min-width: 75em)");
  var HOVER_DELAY = 120;
  var LEAVE_DELAY = 350;
  var slip = null;
  var shownFor = null;
  var timer = 0;

  function entryOf(link) {
    return document.getElementById(decodeURIComponent((link.getAttribute("href") || "").split("#")[1] || ""));
  }

  function hide() {
    clearTimeout(timer);
    if (!slip) return;
    var hadFocus = slip.contains(document.activeElement);
    slip.remove();
    slip = null;
    if (hadFocus && shownFor) shownFor.focus();
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    shownFor = null;
  }

  function place(link) {
    var line = link.getClientRects()[0];
    var column = (link.closest(".text") || link.parentElement).getBoundingClientRect();
    var origin = (slip.offsetParent || document.body).getBoundingClientRect();
    var space = document.documentElement.clientWidth - column.right;
    var inMargin = WIDE.matches && space > 190;
    slip.classList.toggle("in-margin", inMargin);
    // Positions are set through the object model: the policy of the site forbids style attributes in the page.
    if (inMargin) {
      slip.style.width = Math.min(270, space - 60) + "px";
      slip.style.left = column.right - origin.left + 30 + "px";
      slip.style.top = line.top - origin.top + "px";
      return;
    }
    slip.style.width = "";
    var width = slip.offsetWidth;
    var left = Math.max(column.left, Math.min(line.left - 12, column.right - width));
    slip.style.left = Math.max(8, left) - origin.left + "px";
    var below = line.bottom + 6;
    var fits = below + slip.offsetHeight < innerHeight || line.top < slip.offsetHeight + 12;
    slip.style.top = (fits ? below : line.top - slip.offsetHeight - 6) - origin.top + "px";
  }

  function show(link) {
    clearTimeout(timer);
    if (shownFor === link) return;
    var entry = entryOf(link);
    var text = entry && entry.querySelector(".reference-text");
    if (!text) return;
    hide();
    slip = document.createElement("span");
    slip.className = "preview";
    slip.id = "voorbeeld";
    slip.setAttribute("role", "group");
    slip.setAttribute("aria-label", "Bron");
    var reference = document.createElement("span");
    reference.className = "preview-text";
    reference.id = "voorbeeld-tekst";
    reference.append.apply(reference, Array.prototype.map.call(text.childNodes, function (node) { return node.cloneNode(true); }));
    var row = document.createElement("span");
    row.className = "preview-links";
    var page = entry.querySelector("a[data-source]");
    var go = document.createElement("a");
    go.href = page ? page.href : link.href;
    go.textContent = "Naar de bron";
    var close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Sluiten");
    close.addEventListener("click", hide);
    row.append(go, close);
    slip.append(reference, row);
    slip.addEventListener("pointerenter", function () { clearTimeout(timer); });
    slip.addEventListener("pointerleave", later);
    slip.addEventListener("focusout", function (event) {
      if (slip && event.relatedTarget && !slip.contains(event.relatedTarget) && event.relatedTarget !== shownFor) hide();
    });
    // Right after the link, so that the next Tab enters the preview; outside a box that scrolls, which would cut it off.
    (link.closest(".scroller, table") || link).after(slip);
    shownFor = link;
    link.setAttribute("aria-describedby", "voorbeeld-tekst");
    place(link);
  }

  function later() {
    clearTimeout(timer);
    if (slip && slip.classList.contains("in-margin")) return;
    timer = setTimeout(function () {
      if (slip && !slip.matches(":hover") && !slip.contains(document.activeElement) && document.activeElement !== shownFor) hide();
    }, LEAVE_DELAY);
  }

  links.forEach(function (link) {
    var pointer = "";
    link.addEventListener("pointerenter", function (event) {
      if (event.pointerType !== "mouse") return;
      clearTimeout(timer);
      timer = setTimeout(show, HOVER_DELAY, link);
    });
    link.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse") later();
    });
    link.addEventListener("pointerdown", function (event) { pointer = event.pointerType; });
    link.addEventListener("focus", function () {
      if (link.matches(":focus-visible")) show(link);
    });
    link.addEventListener("blur", function (event) {
      if (slip && !slip.contains(event.relatedTarget)) later();
    });
    // First tap shows, second tap follows the link.
    link.addEventListener("click", function (event) {
      if (pointer === "touch" && shownFor !== link && entryOf(link)) {
        event.preventDefault();
        show(link);
      } else {
        hide();
      }
      pointer = "";
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && slip) hide();
  });
  document.addEventListener("pointerdown", function (event) {
    if (slip && !slip.contains(event.target) && event.target.closest("a[data-cite]") !== shownFor) hide();
  });
  addEventListener("resize", function () {
    if (slip && shownFor) place(shownFor);
  });
})();
