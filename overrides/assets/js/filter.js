// A filter field above a long list: each word that is typed must occur in an entry. Without scripts the whole list is there.
(function () {
  "use strict";
  document.querySelectorAll("[data-filter]").forEach(function (place) {
    var list = document.getElementById(place.dataset.filter);
    if (!list) return;
    var plain = function (text) {
      return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    };
    var entries = Array.prototype.map.call(list.querySelectorAll("[data-filter-item]"), function (item) {
      return { item: item, text: plain(item.textContent) };
    });
    place.className = "field";
    var label = document.createElement("label");
    label.htmlFor = place.dataset.filter + "-filter";
    label.textContent = place.dataset.label;
    var field = document.createElement("input");
    field.type = "search";
    field.id = label.htmlFor;
    field.autocomplete = "off";
    var count = document.createElement("p");
    count.className = "result-count";
    count.setAttribute("role", "status");
    place.append(label, field);
    place.after(count);
    var apply = function () {
      var words = plain(field.value).split(/\s+/).filter(Boolean);
      var shown = 0;
      entries.forEach(function (entry) {
        var match = words.every(function (word) { return entry.text.includes(word); });
        entry.item.hidden = !match;
        if (match) shown += 1;
      });
      list.querySelectorAll("[data-filter-group]").forEach(function (group) {
        group.hidden = !group.querySelector("[data-filter-item]:not([hidden])");
      });
      count.textContent = words.length ? shown + " van " + entries.length : entries.length + " in totaal";
    };
    field.addEventListener("input", apply);
    apply();
  });
})();
