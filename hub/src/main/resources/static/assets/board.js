// Draws the sparklines of a board and the bars of a week. Without it, the same numbers stand in the page as text.
(function () {
  "use strict";
  var charts = [];

  function numbers(element) {
    return element.dataset.values.split(" ").map(Number);
  }

  function colour(name, otherwise) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;
  }

  function options(most, large) {
    return {
      animation: false,
      responsive: large,
      maintainAspectRatio: false,
      events: large ? undefined : [],
      plugins: { legend: { display: false }, tooltip: { enabled: large } },
      scales: {
        x: { display: large, grid: { display: false } },
        y: { display: large, beginAtZero: true, ticks: { precision: 0 }, suggestedMax: most }
      }
    };
  }

  function draw(element, large) {
    var values = numbers(element);
    var canvas = document.createElement("canvas");
    if (!large) { canvas.width = 104; canvas.height = 30; }
    canvas.setAttribute("aria-hidden", "true");
    element.appendChild(canvas);
    element.classList.add("drawn");
    var main = colour("--pico-primary", "#0b6e99");
    var pale = "#9fc6d6";
    charts.push(new Chart(canvas, {
      type: "bar",
      data: {
        labels: element.dataset.labels ? element.dataset.labels.split(" ") : values.map(String),
        datasets: [{
          data: values,
          backgroundColor: values.map(function (v, i) { return i === values.length - 1 ? main : pale; }),
          minBarLength: large ? 0 : 1,
          barPercentage: .85,
          categoryPercentage: .9
        }]
      },
      options: options(Number(element.dataset.most || 10), large)
    }));
  }

  function drawAll() {
    if (typeof Chart === "undefined") { return; }
    charts.forEach(function (chart) { chart.destroy(); });
    charts = [];
    document.querySelectorAll(".trend:not(.drawn)").forEach(function (e) { draw(e, false); });
    document.querySelectorAll(".week:not(.drawn)").forEach(function (e) { draw(e, true); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form.pick").forEach(function (form) {
      form.addEventListener("change", function () { form.requestSubmit(); });
    });
    drawAll();
  });
  document.addEventListener("htmx:afterSwap", drawAll);
})();
