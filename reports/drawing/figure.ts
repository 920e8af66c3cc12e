// A chart in the page: finding, estimand and badge above, the drawing for wide and for narrow, a real table below.
import { html, raw } from 'hono/html';
import type { ChartOfRun } from './chart.ts';
import type { ChartWidth } from './frame.ts';
import { renderSvg } from './render.ts';
import { toldChart, type ToldChart } from './told-chart.ts';
import type { Results } from '../results/results.ts';
import { badge } from './badge.ts';
import { dataTable } from './data-table.ts';
import type { Html } from './section.ts';

export async function figure(chart: ChartOfRun, departures: Results['departures']): Promise<Html> {
  const wide = chart.build('wide');
  const narrow = chart.build('narrow');
  if (wide === undefined || narrow === undefined) return html`<p class="without" id="${chart.id}">${chart.without}</p>`;
  return builtFigure(chart.id, {
    wide: toldChart(wide, departures),
    narrow: toldChart(narrow, departures),
  });
}

/** The same of a chart that is not one of a run's results. */
export async function builtFigure(
  id: string,
  { wide, narrow }: Readonly<Record<ChartWidth, ToldChart>>,
): Promise<Html> {
  const drawings = await Promise.all([renderSvg(wide.spec), renderSvg(narrow.spec)]);
  const [wideSvg, narrowSvg] = drawings.map(({ svg }) =>
    svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" '),
  );
  return html`<figure id="${id}">
<figcaption>
<h3>${wide.title}</h3>
<p class="estimand">${badge(wide.badge)} ${wide.subtitle}</p>
</figcaption>
<div class="drawing" role="img" aria-label="${wide.alt}"><div class="wide">${raw(wideSvg ?? '')}</div><div class="narrow">${raw(narrowSvg ?? '')}</div></div>
<details><summary>The numbers of this figure: ${wide.table.caption.toLowerCase()}</summary>
${dataTable({ ...wide.table, quietCaption: true })}
</details>
</figure>`;
}
