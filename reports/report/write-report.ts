// Writes the report of a run: report.html, of a pilot and of a recovery drill print.html too, and each chart as SVG and as Vega-Lite with its data inside.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartsOf } from './chart-catalogue.ts';
import { renderStandaloneSvg, standaloneSpec } from '../drawing/render.ts';
import { toldChart } from '../drawing/told-chart.ts';
import type { Results } from '../results/results.ts';
import { page } from './page.ts';
import { printDrill } from './print-drill.ts';
import { printPilot } from './print-pilot.ts';

/** Returns the path of the HTML file. Existing files of the same names are replaced. */
export async function writeReport(results: Results, folder: string): Promise<string> {
  const chartFolder = join(folder, 'charts');
  await mkdir(chartFolder, { recursive: true });
  for (const { id, build } of chartsOf(results)) {
    const built = build('wide');
    if (built === undefined) continue;
    const told = toldChart(built, results.departures);
    await writeFile(join(chartFolder, `${id}.vl.json`), `${JSON.stringify(standaloneSpec(told), null, 2)}\n`);
    await writeFile(join(chartFolder, `${id}.svg`), (await renderStandaloneSvg(told)).svg);
  }
  const path = join(folder, 'report.html');
  await writeFile(path, await page(results));
  const printed = await printedPages(results);
  if (printed !== undefined) await writeFile(join(folder, 'print.html'), printed);
  return path;
}

/** Undefined: there are none of a run of its kind. */
async function printedPages(results: Results): Promise<string | undefined> {
  switch (results.kind) {
    case 'pilot':
      return printPilot(results);
    case 'recovery-drill':
      return printDrill(results);
    case 'load':
    case 'rollout':
    case 'phishing-drill':
      return undefined;
  }
}
