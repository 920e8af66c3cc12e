// Whose price a check has: of who checks by that way, whatever other ways pay.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { drillScenario } from '../../scenarios/schema/scenario.ts';
import { verifier } from '../../scenarios/schema/verifier.ts';
import { syntheticDrillManifest } from '../fixtures/synthetic-run.fixture.ts';
import { livedDrillOf } from './lived-drill-of.ts';
import { countsOf, personasOfFixture } from './lived-drill.fixture.ts';
import { pricesTold } from './recovery-costs.ts';
import { rightfulResults } from './rightful-results.ts';

const verifiers = ['balanced', 'lenient', 'strict'].map((id) =>
  verifier.parse(parse(readFileSync(`scenarios/verifiers/${id}.yaml`, 'utf8'))),
);
const priceOf = (id: string) => verifiers.find((one) => one.id === id)?.price.perCheck.value;
const profile = (name: string, by: string) => ({ name, verifier: by });
const way = (title: string, changes: object = {}) => ({ title, signIn: 'account-recovery', ...changes });
const own = (...by: string[]) => ({ policy: { recovery: { profiles: by.map((id) => profile(id, id)) } } });

/** Three ways with a check and one without. @returns what is made of them. */
function lived() {
  const manifest = syntheticDrillManifest({
    personas: personasOfFixture.map((persona) => ({ ...persona, users: 10 })),
    scenario: drillScenario.parse({
      kind: 'recovery-drill',
      name: 'Prices',
      seed: 1,
      users: 120,
      personas: { 'information-worker': '100 %' },
      policy: { recovery: { profiles: [profile('All', 'balanced')] }, helpDesk: {} },
      arms: {
        desk: { title: 'Desk', signIn: 'help-desk-recovery' },
        'by-identity': way('As the scenario has it', { baseline: 'desk' }),
        strictly: way('Strictly', { baseline: 'desk', ...own('strict') }),
        either: way('Either', { baseline: 'desk', ...own('lenient', 'strict') }),
      },
    }),
    verifiers,
  });
  const counts = countsOf({ people: 1_000 });
  const many = counts.filter(({ arm }) => arm === 'by-identity');
  return livedDrillOf(manifest, [...counts, ...many.map((cell) => ({ ...cell, arm: 'strictly' }))], undefined);
}

it('is that of who checks there; of several, the dearest', () => {
  const { checks } = lived();
  expect(checks.map(({ arm, perCheck, isDearest }) => [arm, perCheck.value, isDearest])).toEqual([
    ['desk', priceOf('balanced'), false],
    ['by-identity', priceOf('balanced'), false],
    ['strictly', priceOf('strict'), false],
    ['either', priceOf('strict'), true],
  ]);
});

it('is what each way is charged', () => {
  const rows = rightfulResults(lived()).filter(({ persona }) => persona === undefined);
  const charged = (id: string) => {
    const row = rows.find(({ arm }) => arm === id);
    return (row?.cost.parts.identityChecks ?? 0) / (row?.perPerson.identityChecks ?? 1);
  };
  expect(charged('by-identity')).toBeCloseTo(priceOf('balanced') ?? 0, 9);
  expect(charged('strictly')).toBeCloseTo(priceOf('strict') ?? 0, 9);
});

it('is told with the name of who checks, where there are several', () => {
  const drill = lived();
  const told = pricesTold(drill, drill.drill.prices).filter(({ id }) => id.startsWith('identityCheck'));
  expect(told.map(({ id, amount }) => [id, amount])).toEqual([
    ['identityCheck/balanced', priceOf('balanced')],
    ['identityCheck/strict', priceOf('strict')],
  ]);
  expect(told[1]?.title).toContain('Strict verifier');
  expect(told[1]?.why).toContain('dearest');
  const one = { ...drill, checks: drill.checks.slice(0, 1) };
  expect(pricesTold(one, drill.drill.prices)[0]).toMatchObject({ id: 'identityCheck' });
});
