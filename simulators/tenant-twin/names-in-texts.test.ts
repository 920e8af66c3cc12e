import { describe, expect, it } from 'vitest';
import { judgeTenant } from './judge-tenant.ts';
import { namesIn } from './names-in-texts.ts';
import { makeTenant } from './tenant.fixture.ts';

const ana = '0a0a0a0a-0000-4000-8000-000000000001';
const stranger = '0a0a0a0a-0000-4000-8000-00000000000f';
const group = '0b0b0b0b-0000-4000-8000-000000000001';
const tenant = makeTenant({
  people: [{ id: ana, userPrincipalName: 'ana@contoso.example' }],
  groups: { [group]: [ana] },
});
const { inText, inPath } = namesIn([judgeTenant(tenant, { asOf: '2026-11-30' })], (name) => `<${name}>`);

describe('names of people in texts', () => {
  it.each([
    [`Users/${ana}/fido2Methods.json`, `Users/<${ana}>/fido2Methods.json`],
    ['Users/ana@contoso.example.json', 'Users/<ana@contoso.example>.json'],
    [`Groups/${group}/Members/${ana}.json`, `Groups/${group}/Members/<${ana}>.json`],
    // Of somebody whose only file could not be read.
    [`Users/${stranger}.json`, `Users/<${stranger}>.json`],
    ['conditionalAccess.json', 'conditionalAccess.json'],
  ])('are replaced in the path %s', (path, expected) => expect(inPath(path)).toBe(expected));

  it('are replaced in sentences, and ids of anything else stay', () => {
    expect(inText(`found “ana@contoso.example” (${ana}), ${group}, ${stranger}.`)).toBe(
      `found “<ana@contoso.example>” (<${ana}>), ${group}, ${stranger}.`,
    );
    expect(inText('ANA@contoso.example.')).toBe('<ANA@contoso.example>.');
  });
});
