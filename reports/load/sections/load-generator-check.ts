// Was it the target that was measured, or the generator? The rules in words, what k6 reaches here by itself, and what limited the trials.
import type { ResultsOfLoad } from '../../results/results.ts';
import { html } from 'hono/html';
import { armStyles, byArm, type StyleOf } from '../../drawing/arm-style.ts';
import { peakRate } from '../charts/load-rate-plan.ts';
import { busyMachine, busyWithK6, mostOfGenerator } from '../limited-by.ts';
import { type Limit, type LoadResults, limits } from '../../results/load-results.ts';
import { asStated, countOf, percent, threeDigits } from '../../words/quantity.ts';
import { dataTable } from '../../drawing/data-table.ts';
import { loadLimitWords } from './load-limit-words.ts';
import type { Section } from '../../drawing/section.ts';
import { startWords } from '../start-words.ts';

export const loadGeneratorCheck: Section<ResultsOfLoad> = {
  id: 'generator',
  title: 'Was the generator fast enough?',
  render: ({ load, arms }) => {
    const styleOf = armStyles(arms);
    return html`<p>${verdictOf(load)} ${limitsOf(load)}</p>
<p>What limited a trial that broke, or in which failures or dropped starts were seen, is decided in this order. <b>The generator</b>: more was asked than ${asStated(mostOfGenerator, 'proportion')} of what k6 reaches on this machine against a target that does nothing, or the machine was busy beyond ${asStated(busyWithK6, 'proportion')} and k6 used more of it than the target. <b>The machine</b>: busy beyond ${asStated(busyMachine, 'proportion')}. <b>The target</b>: everything else, with its own processor time beside it. A capacity that hangs on the generator is not given.</p>
${
  load.generator.length === 0
    ? html`<p>The generator’s own limit was not measured in this run, so the first rule could not be applied.</p>`
    : dataTable({
        caption: 'What k6 reaches here against a target that does nothing',
        columns: [
          'Arm',
          `${startWords(load).Many} per second`,
          'k6’s CPU ms for one',
          'Virtual users',
          'Highest rate asked, per second',
          'Share of the limit',
        ],
        rows: load.generator.toSorted(byArm(arms)).map((limit) => rowOf(limit, load, styleOf)),
      })
}`;
  },
};

/** Of capacity trials and profiles, the highest planned rate of an arm. */
function highestAsked({ trials }: LoadResults, arm: string): number {
  return Math.max(
    0,
    ...trials.filter((trial) => trial.arm === arm && trial.purpose !== 'generator').map(({ plan }) => peakRate(plan)),
  );
}

function rowOf(
  { arm, perSecond, cpuMsPerSignIn, vus }: LoadResults['generator'][number],
  load: LoadResults,
  styleOf: StyleOf,
): string[] {
  const asked = highestAsked(load, arm);
  return [
    styleOf(arm).name,
    threeDigits(perSecond),
    threeDigits(cpuMsPerSignIn),
    String(vus),
    asked === 0 ? 'none' : threeDigits(asked),
    asked === 0 ? 'none' : percent(asked / perSecond),
  ];
}

function verdictOf({ generatorWarning, trials }: LoadResults): string {
  if (generatorWarning !== undefined) return generatorWarning;
  const limited = trials.filter(({ limitedBy }) => limitedBy === 'generator').length;
  return limited === 0
    ? 'Yes: in no trial was k6 what gave way.'
    : `For the verdicts, yes: no capacity hangs on k6, though ${countOf(limited, 'trial')} far beyond the capacity ran into its limit.`;
}

function limitsOf({ trials }: LoadResults): string {
  const counts = limits
    .map((limit: Limit) => ({ limit, times: trials.filter(({ limitedBy }) => limitedBy === limit).length }))
    .filter(({ times }) => times > 0);
  return `Of ${countOf(trials.length, 'trial')}: ${counts.map(({ limit, times }) => (limit === 'nothing' ? `${times} not limited` : `${times} limited by ${loadLimitWords[limit]}`)).join(', ')}.`;
}
