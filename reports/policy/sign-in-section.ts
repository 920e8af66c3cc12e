// A sign-in that was described, judged by every policy.
import { html } from 'hono/html';
import type { SignInJudged } from '../../scenarios/schema/policy-answer.ts';
import { dataTable } from '../drawing/data-table.ts';
import type { Html } from '../drawing/section.ts';

export function signInSection({ described, sentence, policies }: SignInJudged): Html {
  const rows = (state: 'enabled' | 'enabledForReportingButNotEnforced') =>
    policies
      .filter((policy) => policy.state === state)
      .map(({ policy, applies, because, controls, verdict }) => [
        policy,
        applies,
        because,
        controls.map(({ control, met, by }) => `${control}: ${met} (${by})`).join('; '),
        verdict,
      ]);
  const columns = ['Policy', 'Applies', 'Because', 'Demanded, and met by what', 'What comes of it'];
  const reporting = rows('enabledForReportingButNotEnforced');
  return html`<p><strong>${sentence}</strong></p>
<p>Described as ${Object.entries(described)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}.</p>
${dataTable({ caption: 'Policies that are enforced', columns, rows: rows('enabled') })}
${reporting.length === 0 ? '' : dataTable({ caption: 'Policies that only report', columns, rows: reporting })}`;
}
