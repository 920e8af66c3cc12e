// The word of the rule for the whole and each persona here, and at what share of the points it is which.
import { html } from 'hono/html';
import { dataTable } from '../../drawing/data-table.ts';
import { keepTogether } from '../../drawing/keep-together.ts';
import type { Html } from '../../drawing/section.ts';
import type { RolloutSensitivityOfRun } from '../../results/rollout-sensitivity-results.ts';
import { percent } from '../../words/quantity.ts';

export function doubtDecisionsTable({ decisions }: Pick<RolloutSensitivityOfRun, 'decisions'>): Html {
  return dataTable({
    caption: 'Decision with every input at its centre, and over the points drawn from what is known of them',
    columns: ['Whom', 'At the centre', 'Points that agree', 'Over the points', 'Why'],
    rows: decisions.map(({ title, centre, agree, shares, why }) => [
      title,
      html`<b>${centre}</b>`,
      percent(agree),
      shares.map(({ word, share }) => `${word} ${percent(share)}`).join(', '),
      keepTogether(why),
    ]),
  });
}
