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

document.getElementById("wrongs")?.focus();
