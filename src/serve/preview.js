// Keeps this page up to date while its author writes. Only the preview gives this out; no published page has it.
(() => {
  "use strict";
  const mine = document.currentScript.dataset;
  const kept = "handout-place";
  let { page, unstyled, shown } = mine;
  let asking = false;
  let again = false;

  // A name for an element that holds in the next version of the page too: its id, or its place among those alike.
  function nameOf(element) {
    if (element.id) return "#" + CSS.escape(element.id);
    const alike = [...document.querySelectorAll(element.localName)];
    return element.localName + ":" + alike.indexOf(element);
  }
  function byName(name) {
    if (name.startsWith("#")) return document.querySelector(name);
    const [tag, index] = name.split(":");
    return document.querySelectorAll(tag)[Number(index)];
  }

  // Scroll position relative to a heading, because text above it may have grown.
  function place() {
    const anchors = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [id]")];
    const above = anchors.filter((anchor) => anchor.getBoundingClientRect().top <= 8).pop();
    const focus = document.activeElement;
    return {
      address: location.pathname,
      scroll: [scrollX, scrollY],
      anchor: above && above.id ? { id: above.id, top: above.getBoundingClientRect().top } : null,
      details: [...document.querySelectorAll("details")].map((one) => [nameOf(one), one.open]),
      focus: focus && focus !== document.body ? nameOf(focus) : null,
      selection: focus && "selectionStart" in focus ? [focus.selectionStart, focus.selectionEnd] : null,
    };
  }
  function restore(old) {
    for (const [name, open] of old.details) {
      const one = byName(name);
      if (one && one.localName === "details") one.open = open;
    }
    const focus = old.focus && byName(old.focus);
    if (focus) {
      focus.focus({ preventScroll: true });
      if (old.selection) try { focus.setSelectionRange(...old.selection); } catch { /* not a text field */ }
    }
    const anchor = old.anchor && document.getElementById(old.anchor.id);
    const moved = anchor ? scrollY + anchor.getBoundingClientRect().top - old.anchor.top : old.scroll[1];
    scrollTo({ left: old.scroll[0], top: moved, behavior: "instant" });
  }

  function reload() {
    try { sessionStorage.setItem(kept, JSON.stringify(place())); } catch { /* then the place is not kept */ }
    location.reload();
  }
  function comeBack() {
    let old = null;
    try {
      old = JSON.parse(sessionStorage.getItem(kept));
      sessionStorage.removeItem(kept);
    } catch { return; }
    if (!old || old.address !== location.pathname) return;
    history.scrollRestoration = "manual";
    restore(old);
    addEventListener("load", () => { restore(old); history.scrollRestoration = "auto"; }, { once: true });
  }

  // New style sheets come beside the old ones, which go when the new ones are there: the page is never bare.
  function restyle(styles) {
    const old = [...document.querySelectorAll('link[rel="stylesheet"]:not([data-handout])')];
    const coming = styles.map((address) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      return link;
    });
    const loaded = coming.map((link) => new Promise((done) => { link.onload = link.onerror = done; }));
    (old[old.length - 1] || document.head.lastElementChild).after(...coming);
    Promise.all(loaded).then(() => old.forEach((link) => link.remove()));
  }

  // Other findings, the same page: what is shown is exchanged and nothing is loaded anew.
  async function exchange() {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const old = place();
    document.body.replaceWith(next.body);
    restore(old);
    document.dispatchEvent(new CustomEvent("handout:exchanged"));
  }

  async function look() {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch("/__handout/state?page=" + encodeURIComponent(location.pathname), { cache: "no-store" });
      const now = await answer.json();
      if (now.follow && now.follow !== location.pathname && now.number > Number(mine.number)
          && document.visibilityState === "visible") {
        mine.number = now.number;
        location.assign(now.follow);
        return;
      }
      mine.number = now.number;
      if (now.page !== page) {
        if (now.unstyled !== unstyled || now.styles.length === 0) { reload(); return; }
        page = now.page;
        restyle(now.styles);
        if (now.shown !== shown) shown = now.shown;
      } else if (now.shown !== shown) {
        shown = now.shown;
        await exchange();
      }
      document.documentElement.dataset.handoutNumber = now.number;
    } catch { /* the preview has ended, or begins again: the next word of it brings us here */ } finally {
      asking = false;
      if (again) { again = false; look(); }
    }
  }

  // One page of this browser listens and tells the others: a browser opens six connections to one place at most.
  const others = new BroadcastChannel("handout");
  others.onmessage = look;
  function listen() {
    return new Promise(() => {
      const events = new EventSource("/__handout/events");
      events.onmessage = (event) => {
        if (event.data !== mine.number) look();
        others.postMessage(event.data);
      };
    });
  }
  if (navigator.locks) {
    navigator.locks.request("handout-listener", listen);
  } else {
    listen();
  }
  // A button with the name of a finding asks for its fix; what comes of it is said beside the button.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-handout-fix]");
    if (!button) return;
    button.disabled = true;
    const token = button.closest("[data-token]").dataset.token;
    const finding = button.dataset.handoutFix;
    let words = "The preview does not answer: has it ended?";
    let done = false;
    try {
      const answer = await fetch("/__handout/fix", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token, finding }),
      });
      done = answer.ok;
      words = (await answer.text()).trim();
    } catch { /* said below */ }
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.textContent = (done ? "Done: " : "Not done: ") + words;
    button.after(said);
    button.disabled = done;
  });
  addEventListener("pageshow", (event) => { if (event.persisted) look(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", comeBack, { once: true });
  else comeBack();
  // What happened while this page was loaded.
  addEventListener("load", () => look(), { once: true });
})();
