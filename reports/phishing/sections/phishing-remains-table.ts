// What somebody else keeps of an account that was taken over, after another password, after an end to all sessions, after the deletion of all
// passkeys.
import { html } from 'hono/html';
import { armStyles } from '../../drawing/arm-style.ts';
import { dataTable } from '../../drawing/data-table.ts';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { count } from '../../words/quantity.ts';
import { attackWords } from '../phishing-words.ts';
import { attacksTold, scopeOf } from '../told-attacks.ts';

export const phishingRemainsTable: Section<ResultsOfPhishing> = {
  id: 'remains',
  showsFigures: true,
  title: 'What an attacker keeps',
  render: (results) => {
    const rows = attacksTold(results).filter(({ takenOver }) => takenOver.events > 0);
    if (rows.length === 0) return html`<p>No account was taken over, so there is nothing to keep.</p>`;
    const styleOf = armStyles(results.arms);
    return html`<p>An administrator sets another password, then ends all sessions, then deletes all passkeys of the account; after each the attacker tries again. ${scopeOf(results)}.</p>
${dataTable({
  caption: 'Attackers still in, of those who tried',
  columns: [
    'Attack',
    'Arm',
    'Taken over',
    'Own passkey registered',
    'Session after another password',
    'Session after the end of all',
    'Passkey after both',
    'Passkey after all were deleted',
  ],
  rows: rows.map(({ kind, arm, takenOver, ownPasskey, remains }) => [
    attackWords[kind],
    styleOf(arm).name,
    count(takenOver.events),
    count(ownPasskey.events),
    stillIn(remains.afterReset, remains.sessions),
    stillIn(remains.afterRevocation, remains.sessions),
    stillIn(remains.passkeyAfterRemedies, remains.passkeys),
    stillIn(remains.passkeyAfterDeletion, remains.deletions),
  ]),
})}`;
  },
};

function stillIn(events: number, tried: number): string {
  return tried === 0 ? 'not tried' : `${count(events)} of ${count(tried)}`;
}
