// The decision of each persona here, and at what share of the points drawn it is which.
import { html } from 'hono/html';
import { keepTogether } from '../drawing/keep-together.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html } from '../drawing/section.ts';
import { decisionWord } from '../words/decision-word.ts';
import { percent } from '../words/quantity.ts';
import { notSettled } from './not-settled.ts';
import type { SensitivityResults } from '../results/sensitivity-results.ts';

export function decisionsTable({ decisions }: Pick<SensitivityResults, 'decisions'>): Html {
  return dataTable({
    caption: 'Decision by persona, every parameter at its centre, and over the points drawn from what is known of them',
    columns: ['Persona', 'Decision, and why', 'At the centre', 'Over the points', 'Turned soonest by'],
    rows: decisions.map(({ title, decision, why, centre, settled, besideRun, shares, flips }) => [
      title,
      html`<b>${decisionWord(decision)}</b>${notSettled({ settled, besideRun })}<span class="why">${keepTogether(why)}</span>`,
      decisionWord(centre),
      shares
        .toSorted((one, other) => other.share - one.share)
        .map((each) => `${decisionWord(each.decision)} ${percent(each.share)}`)
        .join(', '),
      flips[0] === undefined
        ? settled
          ? 'no single parameter'
          : 'not told while it is not settled'
        : keepTogether(flips[0].sentence),
    ]),
  });
}
