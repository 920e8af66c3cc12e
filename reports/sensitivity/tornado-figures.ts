// Tornados as figures of a page, one below the other.
import { html } from 'hono/html';
import { builtFigure } from '../drawing/figure.ts';
import type { Html } from '../drawing/section.ts';
import { toldChart } from '../drawing/told-chart.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';
import { tornadoChart, type Tornado, type TornadoOf } from './tornado-chart.ts';

export async function tornadoFigures(
  drawn: readonly Tornado[],
  results: TornadoOf & Pick<SensitivityResults, 'departures'>,
): Promise<Html> {
  const figures = await Promise.all(
    drawn.map(async (tornado) => {
      const [wide, narrow] = [tornadoChart([tornado], results, 'wide'), tornadoChart([tornado], results, 'narrow')];
      return wide === undefined || narrow === undefined
        ? html`<p class="without">No parameter moves ${tornado.title.toLowerCase()}.</p>`
        : builtFigure(`tornado-${tornado.figure.replaceAll(/[/:]/g, '-')}`, {
            wide: toldChart(wide, results.departures),
            narrow: toldChart(narrow, results.departures),
          });
    }),
  );
  return html`${figures}`;
}
