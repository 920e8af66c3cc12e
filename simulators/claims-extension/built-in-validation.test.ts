import { describe, expect, it } from 'vitest';
import { validateBuiltIn, type Claimed, type PersonnelRecord } from './built-in-validation.ts';

const record: PersonnelRecord = { employeeId: '1007', dateOfBirth: '1990-01-02' };

describe('validateBuiltIn', () => {
  it.each<readonly [string, PersonnelRecord | undefined, Claimed, readonly string[]]>([
    ['all the same', record, { employeeId: '1007', dateOfBirth: '1990-01-02', firstName: 'ANA' }, []],
    ['blanks around', record, { employeeId: ' 1007', dateOfBirth: '1990-01-02 ' }, []],
    ['another day', record, { employeeId: '1007', dateOfBirth: '1990-02-01' }, ['dateOfBirth']],
    ['another number', record, { employeeId: '1008', dateOfBirth: '1990-01-02' }, ['employeeId']],
    ['nothing the same', record, { employeeId: '1', dateOfBirth: '1' }, ['dateOfBirth', 'employeeId']],
    ['a zero before the number', record, { employeeId: '01007', dateOfBirth: '1990-01-02' }, ['employeeId']],
    ['a day written otherwise', record, { employeeId: '1007', dateOfBirth: '02.01.1990' }, ['dateOfBirth']],
    ['nothing claimed', record, {}, ['dateOfBirth', 'employeeId']],
    ['empty claims', record, { employeeId: '', dateOfBirth: '' }, ['dateOfBirth', 'employeeId']],
    ['a record without number', { dateOfBirth: '1990-01-02' }, { dateOfBirth: '1990-01-02', employeeId: 'any' }, []],
    ['a record without day', { employeeId: '1007' }, { employeeId: '1007', dateOfBirth: 'any' }, []],
    // Nothing that could be checked is no reason to let anybody in.
    ['an empty record', {}, { employeeId: '1007', dateOfBirth: '1990-01-02' }, ['dateOfBirth', 'employeeId']],
    ['a record of blanks', { employeeId: ' ', dateOfBirth: '' }, { employeeId: ' ' }, ['dateOfBirth', 'employeeId']],
    ['nobody', undefined, { employeeId: '1007', dateOfBirth: '1990-01-02' }, ['dateOfBirth', 'employeeId']],
    ['nobody, nothing claimed', undefined, {}, ['dateOfBirth', 'employeeId']],
  ])('%s', (_, held, claims, failedClaims) => {
    expect(validateBuiltIn(held, claims)).toEqual(
      failedClaims.length === 0 ? { kind: 'pass' } : { kind: 'failed', failedClaims },
    );
  });
});
