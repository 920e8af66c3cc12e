// On what the run ran, and when.
import { html } from 'hono/html';
import { countOf, durationInWords, threeDigits } from '../quantity.ts';
import type { Html, Section } from './section.ts';

export const environmentSheet: Section = {
  id: 'environment',
  title: 'Environment',
  render: ({ run }) => {
    const { environment } = run;
    const facts: [string, string | Html][] = [
      ['Browser', `${environment.browser}, ${{ shell: 'headless shell', new: 'headless', headed: 'in a window' }[environment.headless]}, ${environment.sandbox ? 'sandboxed' : 'without its sandbox'}`],
      ['Runtime', `Node ${environment.node.replace(/^v/, '')}`],
      ['Machine', `${environment.cpuModel}, ${countOf(environment.cores, 'core')}, ${threeDigits(environment.memoryGiB)} GiB, ${environment.operatingSystem}`],
      ['Program', `passkey-pilot ${run.version}`],
      ['Packages', Object.entries(environment.packages).map(([name, version]) => `${name} ${version}`).join(', ')],
      ['Starts', html`${run.epochs.map((epoch) => html`<p>${epoch.startedAt}: ${epoch.ended ?? 'not ended'}${epoch.runningMs === undefined ? '' : `, ${durationInWords(epoch.runningMs)} of attempts`}${epoch.reason === undefined ? '' : `; ${epoch.reason}`}</p>`)}`],
    ];
    return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  },
};
