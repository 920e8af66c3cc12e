// The page of a run of the virtual driver says nowhere that its machine time was measured in it.
import { describe, expect, it } from 'vitest';
import { chart as phases } from '../pilot/charts/phase-waterfall.ts';
import { summarise } from './summary.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { page } from './page.ts';

const measured = fixtureResults();
const machineTime = {
  title: 'Two <b>people</b>',
  measuredOn: '2026-01-05',
  driver: 'browser' as const,
  run: 'one-run',
  environment: { processor: 'one <i>kind</i>' },
  attempts: 12,
  samples: 34,
  note: 'At night.',
};
const { browser: _browser, browserPath: _path, ...environment } = measured.run.environment;
const { reconciliation: _ledgers, ...withoutLedgers } = measured;
/** Provenance as estimateMetrics has it of such a run. */
const estimates = measured.estimates.map((estimate) => ({ ...estimate, provenance: 'resampled' as const }));
const virtual = {
  ...withoutLedgers,
  estimates,
  run: { ...measured.run, environment: { ...environment, machineTime } },
};
const summary = summarise(virtual);
const text = await page({ ...virtual, summary });
/** Without what describes every run alike (estimands, the result as JSON, style). */
const words = text
  .replaceAll(/<script.*?<\/script>|<style.*?<\/style>|<dd>Population:.*?<\/dd>/gs, ' ')
  .replaceAll(/<[^>]*>/g, ' ')
  .replaceAll(/\s+/g, ' ');

describe('the page of a virtual run', () => {
  it('names what its machine time was resampled from, when and on what that was measured', () => {
    expect(words).toContain(
      '34 steps of 12 attempts, measured 2026-01-05 in the run one-run of the driver browser. At night.',
    );
    expect(words).toContain('processor one &lt;i&gt;kind&lt;/i&gt;');
    expect(text).not.toContain('<b>people</b>');
  });

  it('says in its first lines that no browser and no server were there', () => {
    expect(summary).toContain('in virtual time, on the rules of the identity provider, without browser or server');
    expect(summary).toContain('machine time is resampled from “Two <b>people</b>” of 2026-01-05');
    expect(words).toContain('virtual time');
    expect(words.match(/browser and server real|unknown, headless/)).toBeNull();
  });

  it('has a badge of its own for figures of machines and people together', () => {
    expect(phases.build(virtual, 'wide')?.badge).toBe('resampled');
    expect(phases.build(measured, 'wide')?.badge).toBe('mixed');
    expect(words).toContain('machines, resampled, take');
    expect(words).toContain('Resampled: network, server, ceremony, rendering');
    expect(
      words.match(
        /.{20}(?:Measured and modelled|machines, measured|Machines are measured|of the seconds measured|measured parts).{20}/,
      ),
    ).toBeNull();
  });

  it('says why there are no two ledgers', () => {
    expect(words).toContain('there is no sign-in log to compare with');
  });
});
