// One small ¶ that appears at the paragraph under the pointer, or the one that holds the focus: it copies the paragraph's address.
(function () {
  "use strict";
  var text = document.querySelector(".text");
  if (!text || !navigator.clipboard) return;
  var sign = document.createElement("button");
  sign.type = "button";
  sign.className = "pilcrow";
  sign.textContent = "¶";
  sign.setAttribute("aria-label", "Kopieer het adres van deze alinea");
  sign.title = sign.getAttribute("aria-label");
  var toast = document.createElement("div");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  document.body.append(toast);

  function move(event) {
    var paragraph = event.target.closest && event.target.closest("p[id^='p-']");
    if (!paragraph || !text.contains(paragraph) || sign.parentNode === paragraph) return;
    if (document.activeElement === sign && event.type !== "focusin") return;
    paragraph.append(sign);
  }
  text.addEventListener("pointerover", move);
  text.addEventListener("focusin", move);

  var timer = 0;
  sign.addEventListener("click", function () {
    var address = new URL("#" + sign.parentNode.id, location.href).href;
    navigator.clipboard.writeText(address).then(
      function () { say("Adres van de alinea gekopieerd"); },
      function () { location.hash = sign.parentNode.id; }
    );
  });
  function say(message) {
    toast.textContent = message;
    clearTimeout(timer);
    timer = setTimeout(function () { toast.textContent = ""; }, 2500);
  }
})();
