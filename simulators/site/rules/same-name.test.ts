import { describe, expect, it } from 'vitest';
import { decideSameName, type SameName } from './same-name.ts';

describe('people of the same name', () => {
  it.each<[number, 'none' | 'passed', 'refused' | 'overlooked', SameName]>([
    [0, 'none', 'refused', { kind: 'unique' }],
    [0, 'passed', 'overlooked', { kind: 'unique' }],
    [1, 'none', 'refused', { kind: 'ambiguous', others: 1 }],
    [7, 'none', 'refused', { kind: 'ambiguous', others: 7 }],
    [7, 'passed', 'refused', { kind: 'settled', others: 7, by: 'own-check' }],
    [7, 'passed', 'overlooked', { kind: 'settled', others: 7, by: 'own-check' }],
    [7, 'none', 'overlooked', { kind: 'settled', others: 7, by: 'setting' }],
  ])('%i others, own check %s, setting %s', (others, ownCheck, sameName, decision) => {
    expect(decideSameName(others, ownCheck, { sameName })).toEqual(decision);
  });
});
