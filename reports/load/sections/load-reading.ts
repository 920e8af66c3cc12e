// How to read a load report: what was loaded and what was not, from when time counts, what counts as a failure.
import type { ResultsOfLoad } from '../../results/results.ts';
import { html } from 'hono/html';
import { asStated, countOf } from '../../words/quantity.ts';
import type { Section } from '../../drawing/section.ts';
import { startWords } from '../start-words.ts';

const loaded: Readonly<Record<ResultsOfLoad['load']['of'], string>> = {
  'sign-in':
    'The requests of the sign-in itself: its pages, its forms, codes, and WebAuthn ceremonies with real signatures by a software authenticator in k6.',
  recovery:
    'The requests of a recovery that reach the target: its pages, its forms, the pass, and WebAuthn ceremonies with real signatures by a software authenticator in k6. Whoever checks identities is not loaded: k6 plays verifier, wallet and Face Check by the rules of the project, which takes no time, and tells the target what they would tell it; taking that in is the target’s time. So is no call that the target itself would make to them. What a caller says to the help desk reaches the target by the simulation.',
};

export const loadReading: Section<ResultsOfLoad> = {
  id: 'reading',
  title: 'How to read this',
  render: ({ load }) => {
    const { one, many } = startWords(load);
    return html`<ul>
<li><b>What was loaded.</b> ${loaded[load.of]} What was <em>not</em> loaded: scripts, styles, pictures and other static files, anything that a browser draws, and single sign-on to applications behind the provider.</li>
<li><b>People.</b> What people do wrong is drawn from the same model as in a pilot, and the target answers it for real. ${
      load.realtime
        ? `Their time was waited out as think time, so that as many ${many} are open at once as in life.`
        : `Their time was not waited: each user’s clock was moved instead. So rates and the work for the target are those of life, but fewer ${many} are open at once.`
    }</li>
<li><b>Latency</b> counts from the moment a ${one} was due, not from when a virtual user of k6 was free to begin it; k6’s own figure stands beside it. Histograms round it by at most ${asStated(load.relativeError, 'proportion')}.</li>
<li><b>A failure</b> is an error or a missing answer of the target, or a start that never happened because every virtual user was busy for too long. A wrong password, a dismissed prompt or a ${one} given up is the person’s.</li>
<li><b>One machine.</b> ${
      load.targetProcesses !== undefined
        ? `Target (${countOf(load.targetProcesses, 'process', 'processes')}), k6 and this program share ${countOf(load.cores, 'core')}. The rates are of this machine and this reference provider; the ratio between the arms carries over to another better than the number does.`
        : `k6 and this program ran on ${countOf(load.cores, 'core')}; the network between them and the target is in every latency.`
    }</li>
</ul>`;
  },
};
