// Known answers from R, case by case. REFERENCE_CASES=<file> runs another file of the same form as well, and says which functions it has not.
import { describe, expect, it } from 'vitest';
import { referenceAdapters } from './reference-adapters.ts';
import { type ReferenceCase, referenceFile, type ReferenceFile } from './reference-case.ts';
import { faultsOf, ownCases, readCases, unansweredInWords } from './unanswered-cases.ts';

/** Families of case ids that must have a function here; gs, cs, seq, sim, plan, var and py belong to other work. */
const ourFamilies = new Set([
  'dist',
  'prop1',
  'prop2',
  'strat',
  'mult',
  'rate',
  'time',
  'cluster',
  'claim',
  'srm',
  'roc',
]);

const own = readCases(ownCases);
const foreignPath = process.env['REFERENCE_CASES'];

describe('reference cases', () => {
  it('has a function for every case of our families', () => {
    const cases = own.cases.filter(({ id }) => ourFamilies.has(family(id)));
    expect(cases.length).toBeGreaterThan(100);
    expect(cases.filter(({ fn }) => !(fn in referenceAdapters)).map(({ id, fn }) => `${id}: ${fn}`)).toEqual([]);
  });
  agree(own);
});

describe('a case that asks for something else', () => {
  const known = (id: string): ReferenceCase => {
    const found = own.cases.find((each) => each.id === id || each.fn === id);
    if (found === undefined) throw new Error(`no case ${id}`);
    return found;
  };
  const asked = (id: string, inputs: Readonly<Record<string, unknown>>) => () =>
    faultsOf({ ...known(id), inputs: { ...known(id).inputs, ...inputs } }, own.datasets ?? {});

  it.each(own.cases.filter(({ fn }) => fn in referenceAdapters).map(({ id }) => id))(
    '%s: an input that nobody knows is told',
    (id) => {
      expect(asked(id, { unheardOf: 1 })()).toContain('input unheardOf: not known here');
    },
  );

  it('is not answered as if it had not: another event, ties or limits of another kind', () => {
    expect(asked('kaplanMeier', { event: 2 })()).not.toEqual([]);
    expect(asked('restrictedMeanTime', { event: 2 })()).not.toEqual([]);
    expect(asked('kaplanMeier', { event: 3 })).toThrow('input event');
    expect(asked('kaplanMeier', { conf_type: 'plain' })).toThrow('input conf_type');
    expect(asked('kaplanMeier', { arm: 'face' })).toThrow('input arm');
    expect(asked('causeSpecificHazardRatio', { ties: 'breslow' })).toThrow('input ties');
    expect(asked('adjustPValues', { method: 'fdr' })).toThrow('input method');
    expect(asked('mantelHaenszelRD', { w: [0.5, 0.3, 0.2] })()).toEqual(['input w: not known here']);
    expect(asked('twoProportionZ', { conf: 0.9 })()).toEqual(['input conf: not known here']);
    expect(asked('wilsonCI', { x: '3' })).toThrow('input x');
  });

  it('is not read with fields or columns that nobody knows', () => {
    expect(referenceFile.safeParse({ cases: [{ ...known('wilsonCI'), weights: [1] }] }).success).toBe(false);
    const { attempts } = own.datasets as { readonly attempts: { readonly status: readonly number[] } };
    const changed = (more: object) => () =>
      faultsOf(known('kaplanMeier'), { ...own.datasets, attempts: { ...attempts, ...more } });
    expect(changed({ weight: attempts.status.map(() => 2) })).toThrow('weight');
    expect(changed({ status: attempts.status.map(() => 3) })).toThrow();
  });
});

it('counts the cases that have no function', () => {
  const without = own.cases.filter((each) => faultsOf(each, own.datasets ?? {}) === undefined);
  expect(unansweredInWords()).toBe(`${without.length} of ${own.cases.length} known answers have no function yet`);
});

if (foreignPath !== undefined) {
  const foreign = readCases(foreignPath);
  describe(`reference cases of ${foreignPath}`, () => {
    it('says which functions are missing', () => {
      const missing = [...new Set(foreign.cases.filter(({ fn }) => !(fn in referenceAdapters)).map(({ fn }) => fn))];
      console.log(
        missing.length === 0
          ? 'All functions of the file are here.'
          : `Functions of the file that are not here: ${missing.join(', ')}`,
      );
      expect(foreign.cases.length).toBeGreaterThan(0);
    });
    agree(foreign);
  });
}

function agree({ cases, datasets }: ReferenceFile): void {
  for (const referenceCase of cases) {
    if (!(referenceCase.fn in referenceAdapters)) continue;
    it(`${referenceCase.id} (${referenceCase.fn})`, () => {
      expect(faultsOf(referenceCase, datasets ?? own.datasets ?? {})).toEqual([]);
    });
  }
}

function family(id: string): string {
  return id.split('.')[0] ?? '';
}
