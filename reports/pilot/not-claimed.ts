// What must not be read into the report.
import type { ResultsOfSignIns } from '../results/results.ts';
import { html } from 'hono/html';
import type { Section } from '../drawing/section.ts';

export const notClaimed: Section<ResultsOfSignIns> = {
  id: 'not-claimed',
  title: 'What this does not claim',
  render: ({ kind, run }) => html`<ul>
<li>It is not a study of people. The people here are a model: what they do wrong and how long they take is drawn from the figures listed above, and most seconds of a sign-in are theirs.</li>
<li>It does not reproduce or refute a vendor’s data. A verdict says whether the claim would hold for this model of this tenant; where the claim is about something else, the word is “not comparable”.</li>
<li>Machine times are ${run.environment.machineTime === undefined ? 'those of one machine' : 'resampled from another run, of one machine'}, ${kind === 'pilot' ? 'one browser' : 'k6 in place of browsers'}${run.scenario.target === 'reference' ? ' and a reference identity provider that runs beside it; a service far away adds its network and its load' : ''}.</li>
<li>The intervals speak of the sample of virtual users, not of doubt about the model’s parameters. More virtual users make the intervals narrower, not the model truer.</li>
<li>Nothing is said here about resistance to phishing (a phishing drill asks about that), recovery of accounts (a recovery drill does), or ${kind === 'pilot' ? 'cost' : 'any cost but processor time'}.</li>
</ul>`,
};
