(() => {
  const text = [...document.querySelectorAll(".text")];
  const inspector = document.getElementById("inspector");
  const level = () => document.body.dataset.level;
  const all = (name) => [...document.getElementsByClassName(name)];

  // The details are shown in one place, on hover, focus and touch alike; the browser's own hint would cover the text.
  for (const mark of document.querySelectorAll(".text mark[title]")) {
    mark.dataset.d = mark.title;
    mark.setAttribute("aria-description", mark.title);
    mark.removeAttribute("title");
  }

  const numbered = (element, sign) =>
    [...element.classList].filter((name) => new RegExp("^" + sign + "\\d+$").test(name));
  const card = (name) => document.querySelector(`[data-on="${name}"]`);
  const summary = (name) => card(name)?.querySelector(".head").textContent;

  function details(element) {
    const piece = element.closest("span");
    const mark = element.closest("mark");
    const said = piece ? numbered(piece, "s").map(summary) : [];
    const told = piece ? numbered(piece, "i").map(summary) : [];
    switch (level()) {
      case "tokens": return piece?.dataset.t ? `${piece.textContent}\n${piece.dataset.t.replaceAll(" · ", "\n")}` : "";
      case "groups": return mark?.dataset.d ?? "";
      case "statements": return [piece?.dataset.v ? `voice: ${piece.dataset.v}` : "", ...said].filter(Boolean).join("\n");
      case "incidents": return [...told, ...said].join("\n");
      case "all": return [mark ? `« ${mark.textContent} »\n${mark.dataset.d}` : "", ...said].filter(Boolean).join("\n");
      default: return "";
    }
  }

  function inspect(event) {
    const inside = event.target.closest?.(".text");
    const shown = inside ? details(event.target) : "";
    inspector.textContent = shown;
    inspector.hidden = !shown;
  }

  function select(button) {
    const off = !button || button.getAttribute("aria-pressed") === "true";
    for (const other of document.querySelectorAll(".card[aria-pressed=true]")) other.setAttribute("aria-pressed", "false");
    for (const element of [...all("on"), ...all("who")]) element.classList.remove("on", "who");
    if (off) return;
    button.setAttribute("aria-pressed", "true");
    for (const element of all(button.dataset.on)) element.classList.add("on");
    for (const element of all(button.dataset.who ?? "")) element.classList.add("who");
  }

  function reveal(element) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function show(name) {
    document.body.dataset.level = name;
    select(null);
    inspector.hidden = true;
    for (const button of document.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === name));
    }
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    const wanted = target.closest("[data-show]");
    if (wanted) return show(wanted.dataset.show);
    const pressed = target.closest(".card");
    if (pressed) {
      select(pressed);
      if (pressed.getAttribute("aria-pressed") === "true") reveal(all(pressed.dataset.on)[0]);
      return;
    }
    inspect(event);
    const piece = target.closest(".text span");
    if (!piece) return;
    const signs = { all: "s", statements: "s", incidents: "i" }[level()];
    const mark = target.closest("mark");
    const name = level() === "groups" ? mark && numbered(mark, "m")[0] : signs && numbered(piece, signs).at(-1);
    const found = name && card(name);
    if (found && found.getAttribute("aria-pressed") !== "true") {
      select(found);
      // Beside the text, the card is brought into view; below it, that would take the text away.
      if (matchMedia("(min-width: 60.01rem)").matches) found.scrollIntoView({ block: "nearest" });
    }
  });
  for (const part of text) {
    part.addEventListener("mouseover", inspect);
    part.addEventListener("mouseleave", () => { inspector.hidden = true; });
    part.addEventListener("focusin", inspect);
    part.addEventListener("focusout", () => { inspector.hidden = true; });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    select(null);
    inspector.hidden = true;
  });
  const asked = location.hash.slice(1);
  if (document.querySelector(`[data-show="${CSS.escape(asked)}"]`)) show(asked);
})();
