// How to read the report of a phishing drill, and what it does not claim.
import { html } from 'hono/html';
import type { Section } from '../../drawing/section.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';

export const phishingReading: Section<ResultsOfPhishing> = {
  id: 'reading',
  title: 'How to read this',
  render: ({ run }) => html`<ul>
<li><b>Two numbers that pull apart.</b> How many accounts are taken over, and how many of their owners’ sign-ins are lost. A stricter policy moves both; neither is told alone.</li>
<li><b>Never nothing.</b> Where no account was taken over, the figure is the most that it may be, exact at 95 %. “0 %” is never said.</li>
<li><b>Attacks are not averaged.</b> Attackers choose what works: of several the one that does best decides. How often which comes is in no figure: each account is attacked once, in turn.</li>
<li><b>Attacks begin at different doors.</b> A copied passkey begins with its provider’s account taken, an unasked prompt with the password known, a call for a pass with a pass just given: how often that comes first is in no figure.</li>
<li><b>An attack is a second party.</b> Its relay, its browser and its session stand beside the person’s; whether it works is decided by browser, site and policy. Drawn are causes: who follows a lure, trusts a page, takes another way, approves, tells of it.</li>
<li><b>Sessions bound to a device: assumed to change nothing here.</b> Whoever relays opens the session themselves, so that it is bound to a device of theirs. It answers malware on the person’s own device, which is not simulated; a policy that asks for a device of the tenant is, and can be an arm.</li>
<li><b>Gave is not taken over.</b> A password that a policy does not take is given all the same, and may be used elsewhere.</li>
<li><b>Who stopped it.</b> The browser: it refused the passkey on that page, and the person went away. The site: a challenge, an origin or a code did not hold. The policy: what was shown held, and does not suffice. The person: passed over, left, declined, gave up. The help desk: told by the person, or it turned a caller away. Nothing there to take: a passkey that cannot be copied, no prompt that could be approved.</li>
<li><b>Limits here are of attacks that were simulated</b>, more of which cost nothing: doubt about the inputs is not in them. Parameters that nobody has published are marked as assumed, with their ranges.</li>
<li>People are ${run.scenario.phishing.trained ? 'trained against phishing as it is usual' : 'not trained against phishing'} in this run (phishing.trained).</li>
</ul>`,
};
