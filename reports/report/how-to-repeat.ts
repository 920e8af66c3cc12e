// The command that makes the same outcomes again, and the hashes to check it by.
import { html } from 'hono/html';
import { shellWord } from '../../scenarios/schema/shell-word.ts';
import { machineTimeWord } from '../words/machine-time-word.ts';
import type { Results } from '../results/results.ts';
import type { Section } from '../drawing/section.ts';

export const howToRepeat: Section = {
  id: 'repeat',
  title: 'How to repeat it',
  render: ({
    run,
  }) => html`<div class="scroll" role="group" tabindex="0" aria-label="Command that repeats the run"><pre><code>${commandOf(run)}</code></pre></div>
<p>${machineTimeWord(run) === 'measured' ? 'The same seed and scenario give the same outcomes and sequences of steps, with one lane or two, on a fast machine and on a slow one; only measured times differ.' : 'The same seed, scenario and machine profile give the same attempts, times included, with one thread or many; the profile is kept beside this report as machine-profile.json. The drivers browser and load give the same outcomes and sequences of steps.'}</p>
<dl class="facts">
<div><dt>Seed</dt><dd>${String(run.seed)}</dd></div>
<div><dt>Scenario, SHA-256</dt><dd><code class="hash">${run.scenarioHash}</code></dd></div>
</dl>
${
  run.claims.length === 0
    ? ''
    : html`<details><summary>The claims as they were registered before the first attempt, SHA-256</summary>
<dl class="facts">${run.claims.map(({ id, hash }) => html`<div><dt>${id}</dt><dd><code class="hash">${hash}</code></dd></div>`)}</dl>
</details>
`
}<details><summary>The scenario as it was run, all defaults filled in</summary>
<div class="scroll" role="group" tabindex="0" aria-label="The scenario as it was run"><pre><code>${JSON.stringify(run.scenario, null, 2)}</code></pre></div>
</details>`,
};

function commandOf({ scenarioFile, seed, overrides }: Results['run']): string {
  const settings = overrides
    .filter(({ path }) => path !== 'seed')
    .map(({ path, value }) => `--set ${shellWord(`${withoutBrackets(path)}=${value}`)}`);
  return ['npx passkey-pilot run', shellWord(scenarioFile), `--seed ${seed}`, ...settings].join(' ');
}

/** `faults[0].delay` → `faults.0.delay`, which is the same to us: npm hands words on to a shell that reads brackets as a pattern. */
function withoutBrackets(path: string): string {
  return path.replaceAll(/\[(\d+)\]/g, '.$1').replace(/^\./, '');
}
