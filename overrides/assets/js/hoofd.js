// Runs before anything is painted: marks that scripts work and sets the chosen theme, so that no page flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("thema");
    if (theme === "licht" || theme === "donker") root.dataset.thema = theme;
  } catch (error) {
    // Storage is switched off: the theme of the system is used.
  }
})();
