// The run's own attempts beside their twins in virtual time: how many are alike, and of each that is not both courses, step by step.
import { html } from 'hono/html';
import { armStyles } from '../drawing/arm-style.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html, Section } from '../drawing/section.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { count, countOf, durationInWords } from '../words/quantity.ts';
import { twinsInWords } from '../words/twins-in-words.ts';

type Different = NonNullable<ResultsOfPilot['many']>['alike']['different'][number];
type Course = NonNullable<Different['run']>;

export const twinsSection: Section<ResultsOfPilot> = {
  id: 'twins',
  title: 'The same people in virtual time',
  render: (results) => {
    const { many } = results;
    if (many === undefined) return html`<p>The scenario asks for no more people in virtual time.</p>`;
    const { users, attempts, seconds, machineTime, ofThisRun, alike, why } = many;
    return html`<p>${twinsInWords(many)} Alike means: same outcome, method, steps, results, codes, causes and human time; only measured time may differ.</p>
<p>${countOf(users, 'person', 'people')} made ${countOf(attempts, 'attempt')} in ${durationInWords(seconds * 1_000)}, the people of this run among them, on machine times of ${ofThisRun ? 'this very run' : machineTime}.</p>
${why === undefined ? '' : html`<p class="alert">${why}</p>`}
${alike.different.map((each) => courses(each, results))}
${alike.different.length < alike.differing ? html`<p>${count(alike.differing - alike.different.length)} more differ.</p>` : ''}`;
  },
};

function courses({ user, persona, arm, attempt, run, many }: Different, results: ResultsOfPilot): Html {
  const title = results.personas.find(({ id }) => id === persona)?.title ?? persona;
  const length = Math.max(run?.steps.length ?? 0, many?.steps.length ?? 0);
  return html`${dataTable({
    caption: `User ${count(user)} (${title}), ${armStyles(results.arms)(arm).name}, attempt ${count(attempt)}: ${endOf(run)} in this run, ${endOf(many)} in virtual time`,
    columns: ['Step', 'In this run', 'In virtual time', 'Same'],
    rows: Array.from({ length }, (_, nth) => {
      const [here, there] = [stepInWords(run, nth), stepInWords(many, nth)];
      return [String(nth + 1), here, there, here === there ? 'yes' : html`<strong>no</strong>`];
    }),
  })}`;
}

function endOf(course: Course | undefined): string {
  if (course === undefined) return 'no such attempt';
  const { outcome } = course;
  return outcome.kind === 'succeeded' ? `succeeded with ${course.method}` : outcome.kind.replace('-', ' ');
}

function stepInWords(course: Course | undefined, nth: number): string {
  const step = course?.steps[nth];
  if (step === undefined) return 'none';
  const { flow, step: name, result, code, cause, modelledMs } = step;
  return `${flow}/${name}: ${[result, code, cause].filter((part) => part !== undefined).join(', ')}; ${durationInWords(modelledMs)} of the person`;
}
