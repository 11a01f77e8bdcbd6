// Draws the charts of a page from the numbers in data-chart. Without it the table beneath each chart tells the same.
(() => {
  'use strict';

  const TEXT = '#1b2733';
  const MUTED = '#5b6878';
  const LINE = '#e1e6ee';
  const FONT = getComputedStyle(document.body).fontFamily;
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];

  // patterns tell areas apart for eyes and printers that do not see their colours
  const DECALS = {
    SOLID: {symbol: 'none'},
    RISING: {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: -Math.PI / 4},
    FALLING: {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 4},
    CROSSED: {symbol: 'rect', dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0], rotation: Math.PI / 4},
    LEVEL: {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: 0},
    DOTTED: {symbol: 'circle', dashArrayX: [[0, 5], [3, 5]], dashArrayY: [3, 3]}
  };
  const DASHES = {SOLID: 'solid', RISING: [7, 3], FALLING: [2, 3], CROSSED: [7, 3, 2, 3], LEVEL: [12, 4], DOTTED: [1, 3]};

  const number = (value, decimals) => value === null || value === undefined
    ? '–'
    : Number(value).toLocaleString('en-US', {minimumFractionDigits: decimals, maximumFractionDigits: decimals})
      .replace('-', '\u2212');

  // as many decimals as the mark has, and no more than the values
  const mark = (value, most) => number(value, Math.min(most, (String(value).split('.')[1] || '').length));

  function series(chart, one, index) {
    const line = chart.type === 'LINE';
    const stacked = chart.type === 'STACKED_BARS';
    const common = {
      name: one.name,
      data: one.values.map(value => value === null ? null : Number(value)),
      itemStyle: {color: one.colour},
      emphasis: {focus: 'none'},
      cursor: one.links ? 'pointer' : 'default'
    };
    if (line) {
      return Object.assign(common, {
        type: 'line',
        symbol: SYMBOLS[index % SYMBOLS.length],
        symbolSize: 6,
        showSymbol: one.values.length <= 13,
        lineStyle: {color: one.colour, width: 2, type: DASHES[one.pattern]}
      });
    }
    return Object.assign(common, {
      type: 'bar',
      stack: stacked ? 'all' : undefined,
      barMaxWidth: 34,
      itemStyle: {
        color: one.colour,
        borderColor: '#fff',
        borderWidth: stacked ? 0.5 : 0,
        decal: Object.assign({color: 'rgba(255, 255, 255, 0.6)'}, DECALS[one.pattern])
      }
    });
  }

  function totals(chart) {
    return {
      name: '',
      type: 'bar',
      stack: 'all',
      silent: true,
      itemStyle: {color: 'transparent', decal: {symbol: 'none'}},
      data: chart.categories.map(() => 0),
      labelLayout: {hideOverlap: true},
      label: {
        show: true,
        position: 'top',
        color: MUTED,
        fontFamily: FONT,
        fontSize: 11,
        formatter: point => {
          const sum = chart.series.reduce((all, one) => all + Number(one.values[point.dataIndex] || 0), 0);
          return sum === 0 ? '' : number(sum, chart.decimals);
        }
      },
      tooltip: {show: false}
    };
  }

  const pen = document.createElement('canvas').getContext('2d');

  // room for the lines its legend takes in a chart of that width
  function legendHeight(chart, width) {
    if (chart.series.length < 2) {
      return 8;
    }
    pen.font = '12px ' + FONT;
    let lines = 1;
    let used = 0;
    for (const one of chart.series) {
      const item = 18 + 5 + pen.measureText(one.name).width + 10;
      if (used > 0 && used + item > width - 10) {
        lines += 1;
        used = 0;
      }
      used += item;
    }
    return 12 + 22 * lines;
  }

  function option(chart, width) {
    const lying = chart.type === 'HORIZONTAL_BARS';
    const category = {
      type: 'category',
      data: chart.categories,
      inverse: lying,
      boundaryGap: chart.type !== 'LINE',
      axisTick: {show: false},
      axisLine: {lineStyle: {color: LINE}},
      axisLabel: {color: MUTED, fontFamily: FONT, fontSize: 11, hideOverlap: true}
    };
    const value = {
      type: 'value',
      scale: chart.type === 'LINE',
      minInterval: chart.decimals === 0 ? 1 : undefined,
      splitNumber: 4,
      axisLabel: {color: MUTED, fontFamily: FONT, fontSize: 11, formatter: each => mark(each, chart.decimals)},
      splitLine: {lineStyle: {color: LINE}}
    };
    const all = chart.series.map((one, index) => series(chart, one, index));
    if (chart.lines.length > 0) {
      all[0].markLine = {
        silent: true,
        symbol: 'none',
        lineStyle: {color: TEXT, type: 'dashed', width: 1},
        label: {color: TEXT, fontFamily: FONT, fontSize: 11, formatter: mark => mark.name, position: 'insideEndTop'},
        data: chart.lines.map(each => ({name: each.label, [lying ? 'xAxis' : 'yAxis']: Number(each.value)}))
      };
    }
    if (chart.type === 'STACKED_BARS') {
      all.push(totals(chart));
    }
    return {
      animation: false,
      textStyle: {fontFamily: FONT},
      aria: {enabled: true, decal: {show: true}, label: {enabled: false}},
      grid: {left: 8, right: 12, top: 14, bottom: legendHeight(chart, width), containLabel: true},
      legend: {
        show: chart.series.length > 1,
        bottom: 0,
        left: 0,
        itemWidth: 18,
        itemHeight: 10,
        data: chart.series.map(one => one.name),
        textStyle: {color: TEXT, fontFamily: FONT, fontSize: 12}
      },
      // drawn on the canvas: a tooltip of HTML would need inline styles
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        confine: true,
        axisPointer: {type: chart.type === 'LINE' ? 'line' : 'shadow'},
        textStyle: {color: TEXT, fontFamily: FONT, fontSize: 12},
        formatter: points => [points[0].axisValueLabel].concat(points
          .filter(point => point.seriesName !== '')
          .map(point => point.seriesName + '  ' + number(point.value, chart.decimals) + ' ' + chart.unit)).join('\n')
      },
      xAxis: lying ? value : category,
      yAxis: lying ? category : value,
      series: all
    };
  }

  function draw(canvas) {
    const chart = JSON.parse(canvas.dataset.chart);
    const drawn = window.echarts.init(canvas, null, {renderer: 'canvas'});
    drawn.setOption(option(chart, canvas.clientWidth));
    drawn.on('click', point => {
      const one = chart.series[point.seriesIndex];
      const link = one && one.links && one.links[point.dataIndex];
      if (link) {
        window.location.assign(canvas.dataset.root + link.slice(1));
      }
    });
    new ResizeObserver(() => {
      drawn.resize();
      drawn.setOption({grid: {bottom: legendHeight(chart, canvas.clientWidth)}});
    }).observe(canvas);
  }

  const drawAll = root => root.querySelectorAll('[data-chart]:not([_echarts_instance_])').forEach(draw);
  drawAll(document);
  document.addEventListener('htmx:afterSettle', event => drawAll(event.target));
})();
