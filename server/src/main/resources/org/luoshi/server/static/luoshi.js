// What the pages add where script runs: charts drawn from the tables beside them, buttons that cannot be
// pressed twice, and a preview that follows the form. Every page works without this file.

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

let drawing;
const echarts = () => (drawing ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = "/assets/echarts-6.1.0.min.js";
  script.onload = () => done(window.echarts);
  script.onerror = failed;
  document.head.append(script);
}));

// <x-chart for="table-id" kind="bars|columns|stack|lines">: the first column of the table names the rows, every further
// column with data-series is drawn in the colour named there (a custom property without its dashes).
class Chart extends HTMLElement {
  async connectedCallback() {
    const table = document.getElementById(this.getAttribute("for"));
    if (!table) return;
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", this.getAttribute("label") ?? table.caption?.textContent ?? "");
    const lib = await echarts();
    this.chart = lib.init(this, null, { renderer: "canvas" });
    this.draw(table);
    this.seen = new ResizeObserver(() => this.chart.resize());
    this.seen.observe(this);
    this.night = matchMedia("(prefers-color-scheme: dark)");
    this.night.addEventListener("change", () => this.draw(table));
  }
  disconnectedCallback() {
    this.seen?.disconnect();
    this.chart?.dispose();
  }
  draw(table) {
    const kind = this.getAttribute("kind") ?? "bars";
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    const names = rows.map((row) => row.cells[0].textContent.trim());
    const lying = kind === "stack";
    const axis = { type: "category", data: names, inverse: lying, axisTick: { show: false },
      axisLine: { lineStyle: { color: css("--rule") } }, axisLabel: { color: css("--ink-2") } };
    const scale = { type: "value", splitLine: { lineStyle: { color: css("--rule") } }, axisLabel: { color: css("--ink-3") } };
    const series = heads.flatMap((head, i) => head.dataset.series ? [{
      name: head.textContent.trim(), type: kind === "lines" ? "line" : "bar", stack: lying || kind === "columns" ? "all" : undefined,
      barMaxWidth: 16, itemStyle: { color: css("--" + head.dataset.series) }, lineStyle: { color: css("--" + head.dataset.series) },
      data: rows.map((row) => Number(row.cells[i].dataset.value ?? row.cells[i].textContent.replace(/[^0-9.\-]/g, "") ?? 0)),
    }] : []);
    this.chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(this).fontFamily },
      grid: { left: 8, right: 16, top: 8, bottom: 8, containLabel: true }, tooltip: { trigger: "axis", renderMode: "richText" },
      xAxis: lying ? scale : axis, yAxis: lying ? axis : scale, series }, true);
  }
}
customElements.define("x-chart", Chart);

// A form sent once stays sent: its buttons rest until the page changes.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true")));
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => {
  delete form.dataset.sent;
  form.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-disabled"));
}));

// <x-draft data-key="…">: a form whose words are kept in this browser until they have arrived. What cannot be sent waits and
// goes by itself when the line is back, always with the same mark, so that it is done once however often it is sent.
class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.store = "luoshi-draft " + this.dataset.key;
    this.restore();
    this.form.addEventListener("input", () => this.keep(false));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep(true);
      this.send();
    });
    this.online = () => this.waits() && this.send();
    addEventListener("online", this.online);
    this.again = setInterval(this.online, 20000);
    this.online();
  }
  disconnectedCallback() {
    removeEventListener("online", this.online);
    clearInterval(this.again);
  }
  say(words) {
    this.querySelector("[data-said]").textContent = this.dataset[words] ?? "";
  }
  fields() {
    return [...this.form.elements].filter((field) => field.name && field.type !== "hidden");
  }
  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.store));
    } catch {
      return null;
    }
  }
  waits() {
    return this.kept()?.waiting && this.kept().once === this.form.elements.once.value;
  }
  keep(waiting) {
    const values = Object.fromEntries(this.fields().map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]));
    localStorage.setItem(this.store, JSON.stringify({ at: Date.now(), version: this.form.elements.version.value,
      once: this.form.elements.once.value, waiting, values }));
    if (!waiting) this.say("kept");
  }
  restore() {
    const kept = this.kept();
    if (!kept || kept.version !== this.form.elements.version.value) return localStorage.removeItem(this.store);
    if (document.getElementById("wrongs")) return this.keep(false);
    this.form.elements.once.value = kept.once;
    for (const field of this.fields()) {
      if (!(field.name in kept.values)) continue;
      if (field.type === "checkbox") field.checked = kept.values[field.name];
      else field.value = kept.values[field.name];
      if (kept.values[field.name]) field.closest("details")?.setAttribute("open", "");
    }
    this.say("restored");
  }
  async send() {
    if (this.sending) return;
    this.sending = true;
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: new URLSearchParams(new FormData(this.form)) });
      if (answer.redirected && new URL(answer.url).pathname.startsWith("/sign-in")) {
        this.say("signedOut");
      } else if (answer.redirected && answer.ok) {
        localStorage.removeItem(this.store);
        location.assign(answer.url);
      } else if (answer.status < 500) {
        this.keep(false);
        HTMLFormElement.prototype.submit.call(this.form);
      } else {
        this.say("waiting");
      }
    } catch {
      this.say("waiting");
    } finally {
      this.sending = false;
    }
  }
}
customElements.define("x-draft", Draft);

// Drafts that nobody came back to leave this browser after thirty days.
for (const key of Object.keys(localStorage).filter((one) => one.startsWith("luoshi-draft "))) {
  if (!(Date.now() - (JSON.parse(localStorage.getItem(key))?.at ?? 0) < 30 * 86400000)) localStorage.removeItem(key);
}

document.getElementById("wrongs")?.focus();
