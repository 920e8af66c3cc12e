// passkey-pilot metrics: every figure that a gate can ask for, with its unit and what exactly it estimates.
import { Command } from 'commander';
import { plainJson } from '../reports/exports/plain-signs.ts';
import { textTable } from '../reports/exports/text-table.ts';
import { wrapWords } from '../reports/exports/wrap-words.ts';
import { allMetrics } from '../reports/metrics/metrics-by-source.ts';
import { metricInfoOf, type MetricInfo } from '../reports/results/estimate.ts';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { nearestWord } from '../simulators/scenario/nearest-word.ts';

export function metricsCommand(): Command {
  return new Command('metrics')
    .description('list the figures there are, as gates of a scenario name them')
    .argument('[metric]', 'one of them: what exactly it estimates')
    .option('--json', 'all that is known of them, as JSON')
    .action((id: string | undefined, { json }: { json?: true }) => {
      const chosen = id === undefined ? allMetrics.map(metricInfoOf) : [metricNamed(id)];
      process.stdout.write(`${json ? plainJson(chosen) : inWords(chosen, id !== undefined).join('\n')}\n`);
    });
}

/** @throws PilotError, bad input: metric-unknown. */
function metricNamed(id: string): MetricInfo {
  const all = allMetrics.map(metricInfoOf);
  const found = all.find((metric) => metric.id === id);
  if (found !== undefined) return found;
  const ids = all.map((metric) => metric.id);
  const nearest = nearestWord(id, ids);
  throw new PilotError(
    'metric-unknown',
    {
      found: `"${id}"`,
      expected: `one of ${ids.join(', ')}`,
      where: 'metrics',
      ...(nearest === undefined ? {} : { remedy: `try "${nearest}"` }),
    },
    { badInput: true },
  );
}

function inWords(chosen: readonly MetricInfo[], whole: boolean): string[] {
  // One line each where a program reads it.
  const width = process.stdout.columns ?? Number.POSITIVE_INFINITY;
  const table = textTable(
    {
      columns: ['Metric', 'Unit', 'What it is'],
      rows: chosen.map(({ id, unit, title, primary }) => [id, unit, primary ? `${title} (primary)` : title]),
    },
    width,
  );
  return whole ? [...table, '', ...chosen.flatMap(({ estimand }) => wrapWords(estimand, width))] : table;
}
