// Sorting of tables. Without scripts a table stands in the order that says most; the third press of a head brings that back.
(function () {
  "use strict";
  var compare = new Intl.Collator("nl", { numeric: true, sensitivity: "base" }).compare;
  var value = function (row, at) {
    var cell = row.cells[at];
    return cell.dataset.sort || cell.textContent.trim();
  };
  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var status = document.createElement("p");
    status.className = "unseen";
    status.setAttribute("role", "status");
    table.after(status);
    heads.forEach(function (head, at) {
      var button = document.createElement("button");
      var name = head.textContent.trim().replace(/\s+/g, " ");
      var large = head.classList.contains("teken") || head.classList.contains("getal");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) button.append(head.firstChild);
      head.append(button);
      button.addEventListener("click", function () {
        var now = head.getAttribute("aria-sort");
        var first = large ? "descending" : "ascending";
        var second = large ? "ascending" : "descending";
        var next = !now ? first : now === first ? second : "";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        var order = rows.slice();
        if (next) {
          head.setAttribute("aria-sort", next);
          var sign = next === "ascending" ? 1 : -1;
          order.sort(function (a, b) { return sign * compare(value(a, at), value(b, at)); });
        }
        table.classList.toggle("sorted", Boolean(next));
        body.append.apply(body, order);
        status.textContent = next ? "Gesorteerd op " + name + (next === "ascending" ? ", oplopend" : ", aflopend") : "In de eerste volgorde";
      });
    });
  });
})();
