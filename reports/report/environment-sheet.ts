// On what the run ran, and when.
import { html } from 'hono/html';
import { countOf, durationInWords, threeDigits } from '../words/quantity.ts';
import type { LoadResults } from '../results/load-results.ts';
import type { Results } from '../results/results.ts';
import type { Html, Section } from '../drawing/section.ts';

export const environmentSheet: Section = {
  id: 'environment',
  title: 'Environment',
  render: (results) => {
    const { run } = results;
    const { environment } = run;
    const facts: [string, string | Html][] = [
      ...(environment.machineTime !== undefined
        ? resampledFacts(environment.machineTime)
        : results.kind === 'load'
          ? loadFacts(results.load)
          : [browserFact(environment)]),
      ['Runtime', `Node ${environment.node.replace(/^v/, '')}`],
      [
        'Machine',
        `${environment.cpuModel}, ${countOf(environment.cores, 'core')}, ${threeDigits(environment.memoryGiB)} GiB, ${environment.operatingSystem}`,
      ],
      ['Program', `passkey-pilot ${run.version}`],
      [
        'Packages',
        Object.entries(environment.packages)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
      ],
      [
        'Starts',
        html`${run.epochs.map((epoch) => html`<p>${epoch.startedAt}: ${epoch.ended ?? 'not ended'}${epoch.runningMs === undefined ? '' : `, ${durationInWords(epoch.runningMs)} of attempts`}${epoch.reason === undefined ? '' : `; ${epoch.reason}`}</p>`)}`,
      ],
    ];
    return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  },
};

function browserFact({
  browser = 'unknown',
  headless = 'shell',
  sandbox,
}: Results['run']['environment']): [string, string] {
  return [
    'Browser',
    `${browser}, ${{ shell: 'headless shell', new: 'headless', headed: 'in a window' }[headless]}, ${sandbox === true ? 'sandboxed' : 'without its sandbox'}`,
  ];
}

function resampledFacts({
  title,
  measuredOn,
  driver,
  run,
  environment,
  attempts,
  samples,
  note,
}: NonNullable<Results['run']['environment']['machineTime']>): [string, string][] {
  return [
    [
      'Driver',
      'virtual: the same flows and the rules of the reference identity provider in virtual time, without browser or server',
    ],
    [
      'Machine time',
      `resampled from “${title}”: ${countOf(samples, 'step')} of ${countOf(attempts, 'attempt')}, measured ${measuredOn} in the run ${run} of the driver ${driver}${note === undefined ? '' : `. ${note}`}`,
    ],
    [
      'It was measured on',
      Object.entries(environment)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    ],
  ];
}

function loadFacts({ k6, targetProcesses, cores, trials }: LoadResults): [string, string | Html][] {
  const vus = [...new Set(trials.map((trial) => trial.vus))].toSorted((a, b) => a - b);
  const processes = [...new Set(trials.map((trial) => trial.k6Processes))].toSorted((a, b) => a - b);
  return [
    [
      'k6',
      html`${k6.version}, ${processes.join(' or ')} ${processes.at(-1) === 1 ? 'process' : 'processes'}, ${vus.length > 1 ? `${vus[0]} to ${vus.at(-1)}` : String(vus[0] ?? 0)} virtual users`,
    ],
    [
      'Added to our call of k6',
      k6.arguments.length + (k6.variables ?? []).length === 0
        ? 'nothing'
        : html`<code>${[...k6.arguments, ...(k6.variables ?? [])].join(' ')}</code>`,
    ],
    [
      'Target',
      targetProcesses === undefined
        ? 'somebody else’s: where it ran and on what is not known'
        : `${countOf(targetProcesses, 'process', 'processes')}, on ${countOf(cores, 'core')}`,
    ],
  ];
}
