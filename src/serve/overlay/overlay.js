// Spares the author some steps: a click on marked words opens their finding, Escape folds the panel away. Without this
// script the same links lead to the same places.
(() => {
  "use strict";
  const fold = () => document.getElementById("handout-fold");

  function open(id) {
    const finding = document.getElementById(id);
    if (!finding || !fold()) return false;
    fold().open = true;
    finding.open = true;
    const summary = finding.querySelector("summary");
    summary.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
    return true;
  }

  function show(id) {
    const mark = document.getElementById(id);
    if (!mark) return false;
    mark.scrollIntoView({ block: "center" });
    if (mark.localName === "mark") mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".handout-mark");
    const link = event.target.closest("a.handout-show");
    if (mark) {
      // Words in a link keep what the link does, but for a click on the very words.
      const id = mark.localName === "a" ? mark.hash.slice(1) : "handout-finding-" + mark.dataset.handoutFinding;
      if (open(id)) event.preventDefault();
    } else if (link && show(link.hash.slice(1))) {
      event.preventDefault();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold() || !fold().open) return;
    if (!fold().contains(document.activeElement)) return;
    fold().open = false;
    document.getElementById("handout-title").focus();
  });
})();
