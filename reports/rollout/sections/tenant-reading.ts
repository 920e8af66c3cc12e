// How to read the report of a rollout: what was lived, what is compared, what is not claimed.
import type { ResultsOfRollout } from '../../results/results.ts';
import { html } from 'hono/html';
import { countOf, percent } from '../../words/quantity.ts';
import type { Section } from '../../drawing/section.ts';

export const tenantReading: Section<ResultsOfRollout> = {
  id: 'reading',
  title: 'How to read this',
  render: ({ timeline, validity, run }) => {
    const { people, hires, attempts, signInDaysSampled, machineTime, waves, passwordsRemovedOn } = timeline;
    return html`${validity.warnings.length === 0 ? '' : html`<ul class="warnings">${validity.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}<ul>
<li><b>What was lived.</b> ${countOf(people, 'person', 'people')} and ${countOf(hires, 'hire')}, in ${countOf(attempts, 'attempt')} through the same flows and rules as a pilot’s. Slips, losses and decisions are drawn; whether a code is too late, an account locked or a passkey registered follows from the rules. ${signInDaysSampled < 1 ? `Of uneventful days ${percent(signInDaysSampled)} were lived and count for the others; days on which something about a person changes were all lived.` : 'Every sign-in was lived; none stands for others.'}</li>
<li><b>What it is compared with.</b> The same people on the same days in a tenant that does nothing: the same devices are lost, the same passwords mistyped. Each has a help desk of its own.</li>
<li><b>Waves.</b> ${waves.map(({ name, startsOn, people: asked }) => `${name} from ${startsOn}: ${countOf(asked, 'person', 'people')}`).join('; ')}.${passwordsRemovedOn === undefined ? '' : ` From ${passwordsRemovedOn} on whoever has a passkey on their main device has no password any more.`}</li>
<li><b>Machine time</b> is resampled: ${machineTime}.</li>
<li><b>Simplified.</b> Everybody works from Monday to Friday and signs in on each of those days. Who calls the help desk leaves their other needs of the day. Until they are answered their working day is the same hours every day, within those of their persona. A spare is there on the day on which a main device is lost. New people’s first pass costs them the time of registering alone, as their first password costs them nothing.${run.scenario.rollout.attacks === undefined ? ' Attacks are not part of it.' : ''}</li>
</ul>`;
  },
};
