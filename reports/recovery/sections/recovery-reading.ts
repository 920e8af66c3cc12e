// How to read the report of a recovery drill, and what it does not claim.
import { html } from 'hono/html';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfDrill } from '../../results/results.ts';

export const recoveryReading: Section<ResultsOfDrill> = {
  id: 'reading',
  title: 'How to read this',
  render: () => html`<ul>
<li><b>Two numbers that pull apart.</b> How many rightful people get back in, and how many impostors do. A stricter setting moves both; neither is told alone.</li>
<li><b>Never nothing.</b> Where no impostor got in, the figure is the most that it may be, exact and one-sided at 95 %. “0 %” is never said.</li>
<li><b>Kinds are not averaged.</b> Attackers choose what works: of several kinds the one that does best decides. How many of those who ask are impostors is not known and in no figure, unless the scenario sets it for a reading of its own.</li>
<li><b>A way added is a way more.</b> Each way is told by itself. Where the help desk stays beside account recovery, an attacker may take either, so the tenant is as open as the weaker of the two.</li>
<li><b>Drawn are causes</b>: who loses what, documents, names, how a picture scores, what an impostor brings and knows. What comes of it is decided by thresholds, matching, policy and procedure.</li>
<li><b>Two doubts stay apart.</b> “95 % CI” is of the people of the run as a sample, “±” the error of the simulation; doubt about the inputs is in the share of points that say a word.</li>
</ul>`,
};
