// Turns the charts of a page into interactive ones, each once. It stands behind every figure, so it must not mind being run again.
(function () {
  // The version that Plotly.NET writes for.
  var cdn = "https://cdn.plot.ly/plotly-2.28.0.min";
  var state = window.workbookCharts = window.workbookCharts || { waiting: null };

  function darkPage(element) {
    for (; element && element.nodeType === 1; element = element.parentNode || element.host) {
      var rgba = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) || []).map(Number);
      if (rgba.length >= 3 && (rgba.length < 4 || rgba[3] > 0.5)) {
        return 0.299 * rgba[0] + 0.587 * rgba[1] + 0.114 * rgba[2] < 128;
      }
    }
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  // What somebody chose for a light page may not stand out on a dark one.
  function dataFor(chart, figure) {
    var colors = figure.layout.meta.dark.colors;
    if (!colors || !darkPage(chart.parentNode)) { return figure.data; }
    return JSON.parse(JSON.stringify(figure.data), function (key, value) {
      return key === "color" && typeof value === "string" && Object.hasOwn(colors, value) ? colors[value] : value;
    });
  }

  function layoutFor(chart, layout) {
    layout = JSON.parse(JSON.stringify(layout));
    var dark = layout.meta.dark;
    delete layout.meta;
    if (darkPage(chart.parentNode)) {
      if (dark.colorway) { layout.colorway = dark.colorway; }
      layout.paper_bgcolor = layout.plot_bgcolor = dark.card;
      layout.font = Object.assign(layout.font || {}, { color: dark.ink });
      layout.xaxis = layout.xaxis || {};
      layout.yaxis = layout.yaxis || {};
      Object.keys(layout).filter(function (name) { return /^[xy]axis/.test(name); }).forEach(function (name) {
        layout[name].gridcolor = layout[name].zerolinecolor = dark.grid;
      });
    }
    return layout;
  }

  function draw(chart, Plotly) {
    var image = chart.querySelector("img");
    var data = chart.querySelector("script");
    // A cautious page may have taken one of them out.
    if (chart.dataset.drawn || !image || !data) { return; }
    chart.dataset.drawn = "1";
    var figure = JSON.parse(data.textContent);
    var target = document.createElement("div");
    target.setAttribute("role", "img");
    target.setAttribute("aria-label", image.alt);
    target.style.cssText = "width:" + image.getAttribute("width") + "px;max-width:100%;height:" + figure.layout.height + "px";
    chart.insertBefore(target, image);
    image.style.display = "none";
    var options = { responsive: true, displayModeBar: false };
    // What fails at once is caught as well as what fails later.
    Promise.resolve().then(function () {
      return Plotly.newPlot(target, dataFor(chart, figure), layoutFor(chart, figure.layout), options);
    }).then(function () {
      chart.removeChild(image);
      var scheme = matchMedia("(prefers-color-scheme: dark)");
      scheme.addEventListener("change", function follow() {
        if (target.isConnected) {
          Plotly.react(target, dataFor(chart, figure), layoutFor(chart, figure.layout), options);
        } else {
          scheme.removeEventListener("change", follow);
        }
      });
    }).catch(function () {
      chart.removeChild(target);
      image.style.display = "";
    });
  }

  function drawAll(Plotly) {
    document.querySelectorAll(".workbook-chart:not([data-drawn])").forEach(function (chart) { draw(chart, Plotly); });
  }

  function load(url) {
    return new Promise(function (done, failed) {
      var amd = typeof window.define === "function" && window.define.amd && window.require && window.require.config;
      if (amd) {
        // A script that finds require.js must be loaded by it.
        window.require.config({ paths: { "workbook-plotly": url } });
        window.require(["workbook-plotly"], done, failed);
        return;
      }
      var script = document.createElement("script");
      script.src = url + ".js";
      script.onload = function () { done(window.Plotly); };
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  // A script that cannot be had is an error on the page's console. A worker finds out first, with a console of its own.
  function canBeHad(url) {
    return new Promise(function (done) {
      try {
        var code = "fetch('" + url + "',{method:'HEAD',mode:'no-cors'}).then(()=>postMessage(1),()=>postMessage(0))";
        var worker = new Worker("data:text/javascript," + encodeURIComponent(code));
        worker.onmessage = function (answer) { worker.terminate(); done(answer.data === 1); };
        worker.onerror = function () { done(true); };
      } catch (error) {
        done(true);
      }
    });
  }

  function start() {
    if (window.Plotly) {
      drawAll(window.Plotly);
      return;
    }
    // Offline the images stay.
    if (!state.waiting && navigator.onLine === false) { return; }
    state.waiting = state.waiting || canBeHad(cdn + ".js").then(function (yes) { return yes ? load(cdn) : Promise.reject(); });
    state.waiting.then(drawAll, function () { });
  }

  if (document.readyState === "complete") {
    start();
    // Some notebooks run scripts before they show the figure.
    setTimeout(start, 500);
  } else {
    // A page of our own brings plotly.js itself, perhaps further down.
    window.addEventListener("load", start);
  }
})();
