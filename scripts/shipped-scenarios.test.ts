import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { metricUnits } from '../reports/metrics/metric-units.ts';
import { flows } from '../scenarios/flows/catalogue.ts';
import { loadScenario } from '../simulators/scenario/load-scenario.ts';
import { ScenarioErrors } from '../simulators/scenario/scenario-errors.ts';
import { explainError } from './explain-error.ts';

const folder = fileURLToPath(new URL('../scenarios', import.meta.url));
const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
const known = { overrides: [], metrics: metricUnits, flows };

describe('shipped scenarios', () => {
  it('are there', () => {
    expect(names).toContain('pilot.yaml');
  });

  it.each(names)('%s is right, with everything it names', async (name) => {
    const problems = await loadScenario(join(folder, name), known).then(
      () => [],
      (error: unknown) => {
        if (error instanceof ScenarioErrors) return explainError(error).sentences;
        throw error;
      },
    );
    expect(problems).toEqual([]);
  });

  it('the pilot has enough users of each persona for a verdict', async () => {
    const { scenario } = await loadScenario(join(folder, 'pilot.yaml'), known);
    expect(scenario.allocation).toBe('even');
    expect(scenario.users / Object.keys(scenario.personas).length).toBeGreaterThanOrEqual(20);
  });
});
