// Known answers from R, case by case. REFERENCE_CASES=<file> runs another file of the same form as well, and says which functions it has not.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceAdapters } from './reference-adapters.ts';
import { type ReferenceFile, differences, referenceFile } from './reference-case.ts';
import { ReferenceInputs } from './reference-inputs.ts';

/** Families of case ids that must have a function here; gs, cs, seq, sim, plan, var, roc and py belong to other work. */
const ourFamilies = new Set(['dist', 'prop1', 'prop2', 'strat', 'mult', 'rate', 'time', 'cluster', 'claim', 'srm']);

const own = read(new URL('reference-cases.json', import.meta.url));
const foreignPath = process.env['REFERENCE_CASES'];

describe('reference cases', () => {
  it('has a function for every case of our families', () => {
    const cases = own.cases.filter(({ id }) => ourFamilies.has(family(id)));
    expect(cases.length).toBeGreaterThan(100);
    expect(cases.filter(({ fn }) => !(fn in referenceAdapters)).map(({ id, fn }) => `${id}: ${fn}`)).toEqual([]);
  });
  agree(own);
});

if (foreignPath !== undefined) {
  const foreign = read(foreignPath);
  describe(`reference cases of ${foreignPath}`, () => {
    it('says which functions are missing', () => {
      const missing = [...new Set(foreign.cases.filter(({ fn }) => !(fn in referenceAdapters)).map(({ fn }) => fn))];
      console.log(missing.length === 0 ? 'All functions of the file are here.' : `Functions of the file that are not here: ${missing.join(', ')}`);
      expect(foreign.cases.length).toBeGreaterThan(0);
    });
    agree(foreign);
  });
}

function agree({ cases, datasets }: ReferenceFile): void {
  for (const referenceCase of cases) {
    const adapter = referenceAdapters[referenceCase.fn];
    if (adapter === undefined) continue;
    it(`${referenceCase.id} (${referenceCase.fn})`, () => {
      expect(differences(adapter(new ReferenceInputs(referenceCase, datasets ?? own.datasets ?? {})), referenceCase)).toEqual([]);
    });
  }
}

function family(id: string): string {
  return id.split('.')[0] ?? '';
}

function read(path: string | URL): ReferenceFile {
  return referenceFile.parse(JSON.parse(readFileSync(path, 'utf8')));
}
