import { expect, it } from 'vitest';
import { decidedByInputs } from '../../fixtures/decided-by-inputs.fixture.ts';
import { ofThisRun } from './of-this-run.ts';

it('says of a settled run whose finding it is, and adds nothing to that of another', () => {
  const settled = decidedByInputs(2);
  const people = settled.counts.users;
  expect(ofThisRun(settled, 'More people get in')).toBe(`Among the ${people} people of this run: more people get in`);
  const { many: _, ...alone } = settled;
  expect(ofThisRun(alone, 'More people get in')).toBe('More people get in');
});
