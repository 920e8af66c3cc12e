import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../scenarios/flows/catalogue.ts';
import { loadScenario } from './load-scenario.ts';
import { ScenarioErrors } from './scenario-errors.ts';
import { createScenarioWorkspace, smallScenario, type ScenarioWorkspace } from './scenario-workspace.fixture.ts';

let workspace: ScenarioWorkspace;
beforeAll(async () => {
  workspace = await createScenarioWorkspace();
});
afterAll(() => workspace.remove());

const bare = smallScenario.replace(/claims:[^]*$/, '');
async function toldOf(arms: string, at: string): Promise<string | undefined> {
  const file = await workspace.write(
    'fault.yaml',
    `${bare.replace(/^arms: .*$/m, `arms: [${arms}]`)}design: ${arms.includes(',') ? 'paired' : 'parallel'}\nfaults: [{ at: ${at}, delay: 1 s }]\n`,
  );
  try {
    await loadScenario(file, { overrides: [], metrics: {}, flows });
    return undefined;
  } catch (error) {
    if (!(error instanceof ScenarioErrors)) throw error;
    expect(error.problems).toMatchObject([
      { code: 'contradiction', path: 'faults.0.at', place: { line: 10, column: 16 } },
    ]);
    return error.problems[0]?.found;
  }
}

describe('a fault', () => {
  it.each([
    ['password-otp', 'passkey/use-passkey'],
    ['password-otp', 'passkey-registration/create-passkey'],
  ])('with the arm %s alone is told at %s, where it would do nothing', async (arms, at) => {
    expect(await toldOf(arms, at)).toBe(`a fault at "${at}", which nobody in this scenario comes to`);
  });

  it.each([
    ['password-otp', 'password-otp/submit-password'],
    ['password-otp', 'password-reset/open-password-reset'],
    ['passkey', 'passkey/use-passkey'],
    ['passkey', 'passkey-registration/create-passkey'],
    ['passkey', 'password-otp/submit-password'],
    ['password-otp, passkey', 'passkey/use-passkey'],
  ])('with the arms %s is taken at %s', async (arms, at) => {
    expect(await toldOf(arms, at)).toBeUndefined();
  });
});
