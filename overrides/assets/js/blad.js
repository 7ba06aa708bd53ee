// Menu and search as dialogs, the theme button, tables that scroll. Without this file each of them is a plain link or simply there.
(function () {
  "use strict";
  var root = document.documentElement;

  // A link with data-dialog becomes a button that opens the dialog of that id. Esc closes it; focus returns to the button.
  document.querySelectorAll("a[data-dialog]").forEach(function (link) {
    var dialog = document.getElementById(link.dataset.dialog);
    if (!dialog || typeof dialog.showModal !== "function") return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.setAttribute("aria-haspopup", "dialog");
    while (link.firstChild) button.append(link.firstChild);
    link.replaceWith(button);
    button.addEventListener("click", function () {
      dialog.showModal();
      var field = dialog.querySelector("input[type=search]");
      if (field) field.select();
    });
    dialog.addEventListener("close", function () {
      button.focus();
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
  });

  // The theme: the system's own until a reader chooses.
  var themeButton = document.querySelector(".theme");
  if (themeButton) {
    var systemDark = matchMedia("(prefers-color-scheme: dark)");
    var isDark = function () {
      return root.dataset.thema ? root.dataset.thema === "donker" : systemDark.matches;
    };
    var label = function () {
      themeButton.setAttribute("aria-label", isDark() ? "Lichte weergave" : "Donkere weergave");
      themeButton.title = themeButton.getAttribute("aria-label");
    };
    themeButton.addEventListener("click", function () {
      var theme = isDark() ? "licht" : "donker";
      root.dataset.thema = theme;
      try {
        localStorage.setItem("thema", theme);
      } catch (error) {
        // Storage is switched off: the choice holds for this page.
      }
      label();
    });
    systemDark.addEventListener("change", label);
    label();
  }

  // A table that is too wide scrolls by itself, also by keyboard.
  function boxWideTables() {
    document.querySelectorAll(".text table").forEach(function (table) {
      if (table.closest(".scroller") || table.scrollWidth <= table.parentElement.clientWidth + 1) return;
      var box = document.createElement("div");
      var caption = table.querySelector("caption");
      box.className = "scroller";
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", caption ? caption.textContent : "Tabel");
      table.replaceWith(box);
      box.append(table);
    });
  }

  // So does a block of code.
  function focusWideCode() {
    document.querySelectorAll(".text pre").forEach(function (block) {
      if (block.scrollWidth <= block.clientWidth + 1) return;
      block.tabIndex = 0;
      block.setAttribute("role", "region");
      block.setAttribute("aria-label", "Voorbeeld");
    });
  }
  function boxWide() {
    boxWideTables();
    focusWideCode();
  }
  boxWide();
  addEventListener("resize", boxWide);
})();
