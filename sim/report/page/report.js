/* What report.html does when scripts run: draws each chart over its still picture, reads a day out by pointer
   or by arrow keys, lets areas and a period be chosen, and opens the life that was asked for.

   It adds nothing that is not on the page: without it the page tells the same. Words come from the page, in
   its language. This file must not know a number of the policy. */
(function () {
  'use strict';
  var root = document.documentElement;
  var page = document.querySelector('main');
  var locale = root.lang === 'da' ? 'da-DK' : 'en-GB';
  var millisecondsADay = 86400000;
  var wholeNumber = new Intl.NumberFormat(locale);
  var longDay = format({ day: 'numeric', month: 'long', year: 'numeric' });
  var shortDay = format({ day: 'numeric', month: 'short' });
  var shortMonth = format({ month: 'short', year: '2-digit' });
  var fullYear = format({ year: 'numeric' });

  function format(parts) {
    parts.timeZone = 'UTC';
    return new Intl.DateTimeFormat(locale, parts);
  }
  function dateOf(day) { return new Date(day * millisecondsADay); }
  function style(name) { return getComputedStyle(root).getPropertyValue(name).trim(); }
  function element(name, text) {
    var made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Zero has no logarithm: counts are drawn as log10(1 + count), and told as they are. */
  function scaled(chart, count) { return chart.logarithmic ? Math.log10(1 + count) : count; }

  /* The dashes of report.css, for the canvas. */
  var dashes = [null, null, [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [1, 3], [12, 3], [6, 2, 2, 2]];

  function powersOfTen(low, high) {
    var ticks = [{ v: 0, label: '0' }];
    for (var power = 1; Math.log10(1 + power) <= high * 1.02; power *= 10) {
      ticks.push({ v: Math.log10(1 + power), label: wholeNumber.format(power) });
    }
    return ticks;
  }

  /* Years, months or days, whichever fit; every so many-th where labels would touch. */
  function calendarTicks(low, high, pixels) {
    var fitting = Math.max(2, Math.floor(pixels / 62));
    var days = (high - low) / millisecondsADay;
    var start = dateOf(low / millisecondsADay);
    var year = start.getUTCFullYear();
    var unit = days > 800 ? 365.25 : days > 62 ? 30.44 : 1;
    var step = Math.max(1, Math.ceil(days / unit / fitting));
    var ticks = [];
    for (var i = 0; ; i += step) {
      var at = unit > 300 ? Date.UTC(year + i, 0, 1)
        : unit > 1 ? Date.UTC(year, start.getUTCMonth() + i, 1)
          : Date.UTC(year, start.getUTCMonth(), start.getUTCDate() + i);
      if (at > high) return ticks;
      var text = (unit > 300 ? fullYear : unit > 1 ? shortMonth : shortDay).format(new Date(at));
      if (at >= low) ticks.push({ v: at, label: text });
    }
  }

  function drawMarks(chart, context, area, graph) {
    context.save();
    context.strokeStyle = context.fillStyle = style('--ink');
    context.font = '600 12px system-ui, sans-serif';
    context.textAlign = 'center';
    context.setLineDash([2, 3]);
    var before = -100;
    chart.marks.forEach(function (day, place) {
      var x = Math.round(graph.toDomXCoord(day * millisecondsADay)) + 0.5;
      if (x < area.x || x > area.x + area.w) return;
      context.beginPath();
      context.moveTo(x, area.y + 14);
      context.lineTo(x, area.y + area.h);
      context.stroke();
      before = Math.max(x, before + 12);
      context.fillText(String(place + 1), before, area.y + 11);
    });
    context.restore();
  }

  /* One sign a day: a line would promise removals between two nights. Signs differ in form as in colour; around
     the highest there is a ring. */
  function signs(form) {
    return function (event) {
      var context = event.drawingContext;
      context.save();
      context.strokeStyle = context.fillStyle = event.color;
      var half = event.points.length > event.plotArea.w ? 2 : 3.5;  // smaller where nights are many
      var highest = null;
      context.lineWidth = half > 2 ? 2 : 1.5;
      event.points.forEach(function (point) {
        if (!(point.yval > 0)) return;
        if (!highest || point.yval > highest.yval) highest = point;
        var x = point.canvasx;
        var y = point.canvasy;
        context.beginPath();
        if (form === 0) context.arc(x, y, half * 0.7, 0, 2 * Math.PI);
        if (form === 1 || form === 3) { context.moveTo(x - half, y); context.lineTo(x + half, y); }
        if (form === 2 || form === 3) { context.moveTo(x, y - half); context.lineTo(x, y + half); }
        if (form === 0) context.fill();
        else context.stroke();
      });
      if (highest) {
        context.beginPath();
        context.arc(highest.canvasx, highest.canvasy, 6, 0, 2 * Math.PI);
        context.stroke();
      }
      context.restore();
    };
  }

  function optionsOf(chart) {
    var last = chart.days.length - 1;
    var model = {};
    ['mousedown', 'mousemove', 'mouseup', 'dblclick'].forEach(function (name) {
      if (Dygraph.defaultInteractionModel[name]) model[name] = Dygraph.defaultInteractionModel[name];
    });
    var options = {
      labels: ['day'].concat(chart.names),
      colors: chart.styles.map(function (number) { return style('--series-' + number); }),
      visibility: chart.shown,
      legend: 'never',
      labelsUTC: true,
      includeZero: true,
      strokeWidth: chart.peaks ? 1.5 : 1.8,
      highlightCircleSize: 4,
      gridLineColor: style('--line'),
      axisLineColor: style('--soft'),
      animatedZooms: false,
      interactionModel: model,
      series: {},
      dateWindow: (chart.window || [chart.days[0], chart.days[last]]).map(function (day) {
        return day * millisecondsADay;
      }),
      axes: {
        x: { ticker: calendarTicks, axisLabelWidth: 60 },
        y: {
          axisLabelWidth: 58,
          axisLabelFormatter: function (count) {
            return count === Math.round(count) ? wholeNumber.format(count) : '';
          }
        }
      },
      underlayCallback: function (context, area, graph) { drawMarks(chart, context, area, graph); }
    };
    if (chart.logarithmic) options.axes.y.ticker = function (low, high) { return powersOfTen(low, high); };
    if (chart.logarithmic) delete options.axes.y.axisLabelFormatter;
    chart.names.forEach(function (name, i) {
      options.series[name] = chart.peaks ? { plotter: signs(chart.styles[i] % 4) } : { strokePattern: dashes[chart.styles[i]] };
    });
    return options;
  }

  function rowsOf(chart) {
    return chart.days.map(function (day, at) {
      return [dateOf(day)].concat(chart.values.map(function (values) { return scaled(chart, values[at]); }));
    });
  }

  function readOut(chart, graph, place, at) {
    var told = chart.names.filter(function (name, i) { return graph.visibility()[i]; }).map(function (name) {
      return name + ' ' + wholeNumber.format(chart.values[chart.names.indexOf(name)][at]);
    });
    place.textContent = longDay.format(dateOf(chart.days[at])) + ': ' + told.join(' · ');
  }

  function bindKeys(chart, graph, plot, reading) {
    var at = -1;
    var steps = { ArrowRight: 1, ArrowLeft: -1, PageDown: 30, PageUp: -30 };
    plot.addEventListener('keydown', function (event) {
      var last = chart.days.length - 1;
      if (event.key === 'Home') at = 0;
      else if (event.key === 'End') at = last;
      else if (steps[event.key] === undefined) return;
      else if (at < 0) at = startOf(chart, graph);
      else at = Math.min(last, Math.max(0, at + steps[event.key]));
      event.preventDefault();
      var range = graph.xAxisRange();
      var day = chart.days[at] * millisecondsADay;
      if (day < range[0] || day > range[1]) {
        var half = (range[1] - range[0]) / 2;
        graph.updateOptions({ dateWindow: [day - half, day + half] });
      }
      graph.setSelection(at);
      readOut(chart, graph, reading, at);
    });
  }
  function startOf(chart, graph) {
    var from = graph.xAxisRange()[0] / millisecondsADay;
    return Math.max(0, chart.days.findIndex(function (day) { return day >= from; }));
  }

  function bindLegend(chart, graph, figure) {
    figure.querySelectorAll('.legend li').forEach(function (item, i) {
      var label = element('label');
      var box = element('input');
      box.type = 'checkbox';
      box.checked = chart.shown[i];
      label.appendChild(box);
      while (item.firstChild) label.appendChild(item.firstChild);
      item.appendChild(label);
      item.hidden = false;
      box.addEventListener('change', function () { graph.setVisibility(i, box.checked); });
    });
  }

  var drawn = [];
  function draw(figure) {
    var chart = JSON.parse(figure.querySelector('.chart-data').textContent);
    var plot = figure.querySelector('.plot');
    var reading = figure.querySelector('.reading');
    figure.classList.add('drawn');
    var options = optionsOf(chart);
    options.highlightCallback = function (event, x) {
      readOut(chart, drawing.graph, reading, chart.days.indexOf(Math.round(x / millisecondsADay)));
    };
    var drawing = { chart: chart };
    drawing.graph = new Dygraph(plot, rowsOf(chart), options);
    drawn.push(drawing);
    bindKeys(chart, drawing.graph, plot, reading);
    bindLegend(chart, drawing.graph, figure);
  }

  function periodsOf(select) {
    var years = {};
    drawn.forEach(function (one) {
      one.chart.days.forEach(function (day) { years[dateOf(day).getUTCFullYear()] = true; });
    });
    Object.keys(years).forEach(function (year) { select.appendChild(element('option', year)); });
    select.addEventListener('change', function () {
      drawn.forEach(function (one) {
        var days = one.chart.days;
        var year = Number(select.value);
        var span = year ? [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)]
          : [days[0] * millisecondsADay, days[days.length - 1] * millisecondsADay];
        one.graph.updateOptions({ dateWindow: span });
      });
    });
  }

  function recolour() {
    drawn.forEach(function (one) {
      var fresh = optionsOf(one.chart);
      one.graph.updateOptions({ colors: fresh.colors, gridLineColor: fresh.gridLineColor,
        axisLineColor: fresh.axisLineColor });
    });
  }

  function bindLives(input) {
    var answer = document.getElementById('life-answer');
    input.addEventListener('change', function () {
      var id = input.value.trim();
      var life = id && (page.querySelector('.life[data-citizen="' + CSS.escape(id) + '"]') ||
        closestLife(page.querySelector('.life tr[data-record="' + CSS.escape(id) + '"]')));
      answer.textContent = life || !id ? '' : input.dataset.none.replace('{0}', id);
      if (!life) return;
      page.querySelectorAll('.life').forEach(function (other) { other.open = other === life; });
      life.querySelector('summary').focus();
      life.scrollIntoView({ block: 'nearest' });
    });
  }
  function closestLife(row) { return row && row.closest('.life'); }

  /* Both bring styles of their own, which the page's policy forbids; the page has its own legend. */
  Dygraph.PLUGINS = Dygraph.PLUGINS.filter(function (plugin) {
    return plugin !== Dygraph.Plugins.Legend && plugin !== Dygraph.Plugins.RangeSelector;
  });
  root.classList.add('scripted');
  page.querySelectorAll('figure.series').forEach(draw);
  page.querySelectorAll('select.period').forEach(periodsOf);
  page.querySelectorAll('input.life-id').forEach(bindLives);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
})();
