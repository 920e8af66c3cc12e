// Effective registration held against an evaluator that is written here from Microsoft's documents alone, one person and one passkey at a time:
// slow, without kinds of people, without reach, without ladders by profile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Registrable, registrableLadder } from '../../scenarios/schema/policy-answer.ts';
import type { PasskeyConfiguration, PasskeyProfile, TenantPerson } from '../../scenarios/schema/tenant.ts';
import { judgeTenant } from './judge-tenant.ts';
import { type Groups, makeTenant, passkeys, targetOf } from './tenant.fixture.ts';

const people = ['p0', 'p1', 'p2', 'p3'];
const groups = ['g0', 'g1', 'g2', 'g3', 'g4'];
const profileIds = ['a', 'b', 'c'];
const aaGuids = ['a25342c0-3cdc-4414-8e46-f4807fca511c', 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd'];
const unlisted = '99999999-9999-4999-8999-999999999999';

const anyProfile = (id: string): fc.Arbitrary<PasskeyProfile> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    passkeyTypes: fc.subarray(['deviceBound', 'synced'] as const),
    attestationEnforcement: fc.constantFrom('disabled', 'registrationOnly'),
    keyRestrictions: fc.record({
      isEnforced: fc.boolean(),
      enforcementType: fc.constantFrom('allow', 'block'),
      aaGuids: fc.subarray(aaGuids),
    }),
  });

const anyTargets = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('all_users', ...groups, ...people), fc.subarray(profileIds))
    .map(
      ([id, profiles]) =>
        ({ ...targetOf(id, ...profiles), targetType: people.includes(id) ? 'user' : 'group' }) as const,
    ),
  { maxLength: 4, selector: ({ id }) => id },
);

const anyConfiguration: fc.Arbitrary<PasskeyConfiguration> = fc
  .record({
    state: fc.constantFrom('enabled', 'enabled', 'enabled', 'disabled'),
    isSelfServiceRegistrationAllowed: fc.constantFrom(true, true, true, false),
    profiles: fc.tuple(...profileIds.map(anyProfile)),
    includeTargets: anyTargets,
    excludeTargets: fc.subarray(groups, { maxLength: 1 }).map((ids) => ids.map((id) => targetOf(id))),
  } as const)
  .map(passkeys);

/** Groups may hold one another in a ring. */
const anyGroups: fc.Arbitrary<Groups> = fc
  .tuple(...groups.map(() => fc.subarray([...people, ...groups], { maxLength: 4 })))
  .map((members) => Object.fromEntries(groups.map((group, place) => [group, members[place] ?? []])));

const anyPeople = fc.tuple(
  ...people.map((id) =>
    fc.record({ id: fc.constant(id), userType: fc.constantFrom('member', 'member', 'guest') } as const),
  ),
);

const anyTenant = fc.record({ people: anyPeople, groups: anyGroups, passkeys: anyConfiguration });
interface Drawn {
  readonly people: readonly Pick<TenantPerson, 'id' | 'userType'>[];
  readonly groups: Groups;
  readonly passkeys: PasskeyConfiguration;
}

const isIn = (member: string, group: string, within: Groups, seen: readonly string[] = []): boolean =>
  !seen.includes(group) &&
  (within[group] ?? []).some(
    (held) => held === member || (held in within && isIn(member, held, within, [...seen, group])),
  );

const isNamed = (id: string, target: string, within: Groups): boolean =>
  target === 'all_users' || target === id || isIn(id, target, within);

/** Whether somebody may register a passkey of that make: all conditions of at least one profile of all that apply. */
function naiveRegisters(
  { id, userType }: Pick<TenantPerson, 'id' | 'userType'>,
  passkey: { type: 'deviceBound' | 'synced'; aaguid: string; attested: boolean },
  { groups: within, passkeys: policy }: Drawn,
): boolean {
  if (policy.state === 'disabled' || userType === 'guest' || !policy.isSelfServiceRegistrationAllowed) return false;
  if (policy.excludeTargets.some((target) => isNamed(id, target.id, within))) return false;
  return policy.includeTargets
    .filter((target) => isNamed(id, target.id, within))
    .flatMap((target) => policy.profiles.filter((one) => target.allowedPasskeyProfiles.includes(one.id)))
    .some(
      ({ passkeyTypes, attestationEnforcement, keyRestrictions: { isEnforced, enforcementType, aaGuids: listed } }) => {
        if (!passkeyTypes.includes(passkey.type)) return false;
        if (attestationEnforcement === 'registrationOnly' && (!passkey.attested || passkey.type === 'synced'))
          return false;
        return !isEnforced || listed.includes(passkey.aaguid) === (enforcementType === 'allow');
      },
    );
}

/** The ladder by trying: what is the weakest passkey that gets through? One that no list knows gets past every block list, and past no allow list. */
function naiveWeakest(person: Drawn['people'][number], drawn: Drawn): Registrable {
  const gets = (type: 'deviceBound' | 'synced', attested: boolean, aaguids: readonly string[]): boolean =>
    aaguids.some((aaguid) => naiveRegisters(person, { type, attested, aaguid }, drawn));
  const every = [...aaGuids, unlisted];
  if (gets('synced', false, [unlisted])) return 'synced';
  if (gets('synced', false, every)) return 'synced-listed';
  if (gets('deviceBound', false, every)) return 'device-bound';
  if (gets('deviceBound', true, [unlisted])) return 'device-bound-attested';
  return gets('deviceBound', true, every) ? 'device-bound-attested-listed' : 'none';
}

const weakestOf = (drawn: Drawn): Registrable[] => {
  const judged = judgeTenant(makeTenant(drawn), { asOf: '2026-11-30' });
  return drawn.people.map((_, person) => judged.people.judged(person).weakestRegistrable);
};
const rung = (registrable: Registrable): number => registrableLadder.indexOf(registrable);

describe('effective registration', () => {
  it('is what the documents say of one person and one passkey at a time', () => {
    const seen = new Set<Registrable>();
    fc.assert(
      fc.property(anyTenant, (drawn) => {
        const expected = drawn.people.map((person) => naiveWeakest(person, drawn));
        for (const registrable of expected) seen.add(registrable);
        expect(weakestOf(drawn)).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
    expect([...seen].toSorted()).toEqual([...registrableLadder].toSorted());
  });

  it('brings each profile along groups that hold one another down to the person', () => {
    fc.assert(
      fc.property(anyTenant, (drawn) => {
        const { people: judged } = judgeTenant(makeTenant(drawn), { asOf: '2026-11-30' });
        for (const [place, { id }] of drawn.people.entries())
          for (const { via, target } of judged.registration(place).profiles) {
            if (target.id === 'all_users' || target.id === id) continue;
            expect(via[0]).toBe(target.id);
            const chain = [...via, id];
            for (const [step, inner] of chain.slice(1).entries())
              expect(drawn.groups[via[step] ?? '']).toContain(inner);
          }
      }),
    );
  });

  it('never takes a registration away by adding a profile to a target', () => {
    fc.assert(
      fc.property(anyTenant, fc.nat(), fc.constantFrom(...profileIds), (drawn, which, added) => {
        const { includeTargets } = drawn.passkeys;
        const more = includeTargets.map((target, place) =>
          place === which % includeTargets.length
            ? { ...target, allowedPasskeyProfiles: [...target.allowedPasskeyProfiles, added] }
            : target,
        );
        const after = weakestOf({ ...drawn, passkeys: { ...drawn.passkeys, includeTargets: more } });
        for (const [place, before] of weakestOf(drawn).entries())
          expect(rung(after[place] ?? 'none')).toBeGreaterThanOrEqual(rung(before));
      }),
    );
  });

  it('is nothing for whoever is in an excluded group, and the same as before for others', () => {
    fc.assert(
      fc.property(anyTenant, fc.constantFrom(...groups), (drawn, group) => {
        const excludeTargets = [...drawn.passkeys.excludeTargets, targetOf(group)];
        const before = weakestOf(drawn);
        const after = weakestOf({ ...drawn, passkeys: { ...drawn.passkeys, excludeTargets } });
        for (const [place, { id }] of drawn.people.entries())
          expect(after[place]).toBe(isIn(id, group, drawn.groups) ? 'none' : before[place]);
      }),
    );
  });
});
