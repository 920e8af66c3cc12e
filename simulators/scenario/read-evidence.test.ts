import { expect, it } from 'vitest';
import { createParameters } from '../people/parameters.ts';
import {
  externalParameterIds,
  parameterIds,
  phishingParameterIds,
  recoveryParameterIds,
} from '../people/parameter-table.ts';
import { readEvidence } from './read-evidence.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

async function evidenceOf(written: Readonly<Record<string, unknown>>) {
  const problems: ScenarioProblem[] = [];
  const evidence = await readEvidence(written, undefined, problems);
  expect(problems).toEqual([]);
  return { ...evidence, names: [...evidence.sources.keys()] };
}
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).toSorted();

it('of a recovery drill is that of every kind, and that of recovery', async () => {
  const { parameters, otherParameters, names } = await evidenceOf({ kind: 'recovery-drill' });
  expect(idsOf(parameters)).toEqual([...parameterIds, ...recoveryParameterIds].toSorted());
  expect(idsOf(otherParameters)).toEqual([...externalParameterIds, ...phishingParameterIds].toSorted());
  expect(names).toEqual(['human.yaml', 'recovery.yaml', 'documents.yaml']);
  const asked = createParameters(parameters, { 'desk-wait': 5 }, []);
  expect(asked.ask('desk-wait', 'anybody')).toMatchObject({ distribution: { kind: 'fixed', value: 5 } });
  const few = parameters.filter(({ id }) => id !== 'desk-wait');
  expect(() => createParameters(few, {}, [])).toThrow(/desk-wait.*recovery\.yaml|recovery\.yaml.*desk-wait/s);
});

it('where an external provider asks for second factors is that of every kind, and that of approvals', async () => {
  const { parameters, names } = await evidenceOf({ policy: { externalMethod: { displayName: 'Approvals' } } });
  expect(idsOf(parameters)).toEqual([...parameterIds, ...externalParameterIds].toSorted());
  expect(names).toEqual(['human.yaml', 'external.yaml']);
  const few = parameters.filter(({ id }) => id !== 'approval-opening');
  expect(() => createParameters(few, {}, [])).toThrow(
    /approval-opening.*external\.yaml|external\.yaml.*approval-opening/s,
  );
});

it('of a phishing drill is that of every kind, and that of people who are phished', async () => {
  const { parameters, names } = await evidenceOf({ kind: 'phishing-drill' });
  expect(idsOf(parameters)).toEqual([...parameterIds, ...phishingParameterIds].toSorted());
  expect(names).toEqual(['human.yaml', 'phishing.yaml']);
  const few = parameters.filter(({ id }) => id !== 'lure-reported');
  expect(() => createParameters(few, {}, [])).toThrow(/lure-reported.*phishing\.yaml|phishing\.yaml.*lure-reported/s);
});

it('of any other kind is as if there were no drills, but for the names that a habit may have', async () => {
  for (const written of [{ kind: 'pilot' }, { kind: 'load' }, {}]) {
    const { parameters, otherParameters, tenantRates, names } = await evidenceOf(written);
    expect(idsOf(parameters)).toEqual([...parameterIds].toSorted());
    expect(idsOf(otherParameters)).toEqual(
      [...recoveryParameterIds, ...externalParameterIds, ...phishingParameterIds].toSorted(),
    );
    expect(tenantRates).toEqual([]);
    expect(names).toEqual(['human.yaml']);
    const asked = createParameters(parameters, {}, []);
    expect(() => asked.ask('desk-wait', 'anybody')).toThrow(/recovery\.yaml/);
    expect(() => createParameters(parameters, { 'desk-wait': 5 }, [])).toThrow(/desk-wait/);
  }
  const { names } = await evidenceOf({ kind: 'rollout', rollout: {} });
  expect(names).toEqual(['human.yaml', 'tenant.yaml']);
});
