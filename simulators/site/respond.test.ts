// The site as a machine: whatever is asked in whatever order, nothing handed in is changed, the same question has the same answer, and
// nobody comes further than what they proved.
import { array, assert, constant, constantFrom, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, type Policy } from '../../scenarios/schema/policy.ts';
import type { Answer } from './answer.ts';
import { course, exchanges, facts, origin, PlainDirectory, rightStep, runs, startMs } from './any-course.fixture.ts';
import type { SiteRequest } from './request.ts';
import { respond } from './respond.ts';
import { certified } from './rules/certified-authenticator.fixture.ts';
import { maySignIn } from './rules/passkey-profiles.ts';
import type { Session } from './session.ts';

type Profile = Policy['passkeys']['profiles'][number];
const [defaultProfile] = defaultPolicy.passkeys.profiles;

describe('the site', () => {
  it('answers any course of requests, the same each time, and changes nothing that it was handed', () => {
    assert(
      property(course, (steps) => void exchanges(steps)),
      runs,
    );
  });

  it('signs nobody in without a password and a code (of whom there is one to ask), a passkey that verifies, or a pass that was issued and not used', () => {
    assert(
      property(course, (steps) => {
        for (const { request, before, answer, accountBefore } of exchanges(steps)) {
          if (answer.session?.stage.kind !== 'signed-in' || before?.stage.kind === 'signed-in') continue;
          if (request.kind === 'enter-code') expect(before?.stage.kind).toBe('second-factor');
          else if (request.kind === 'enter-password') {
            expect(request).toMatchObject({ userName: 'cleo', matches: true });
            expect(answer.session.stage.multifactorAtMs).toBeUndefined();
          } else if (request.kind === 'enter-pass') {
            expect(request.matches).toBe(true);
            expect(accountBefore?.userPrincipalName).toBe(request.userName);
            expect(accountBefore?.pass).toBeDefined();
            if (accountBefore?.pass?.isUsableOnce === true) expect(accountBefore.pass.used).toBe(false);
          } else
            expect(request).toMatchObject({
              kind: 'show-assertion',
              assertion: {
                credentialId: 'of-ana',
                verification: {
                  verified: true,
                  // Of the site's own page, by somebody who was there, with a passkey of the kind that was registered.
                  facts: { origin, userPresent: true, userVerified: true, backupEligible: false, backedUp: false },
                },
              },
            });
          expect(answer).toMatchObject({ sessionBegins: true, row: { code: '0' }, shown: { page: 'home' } });
        }
      }),
      runs,
    );
  });

  it('registers a passkey only in a session whose multifactor sign-in is minutes old', () => {
    assert(
      property(course, (steps) => {
        for (const { before, answer, accountBefore, nowMs } of exchanges(steps)) {
          if (answer.account?.credentials.length === accountBefore?.credentials.length) continue;
          if (before?.stage.kind !== 'signed-in') throw new Error('a passkey was registered by nobody');
          expect(nowMs - (before.stage.multifactorAtMs ?? 0)).toBeLessThanOrEqual(
            before.stage.oneTimePass === true ? 600_000 : 300_000,
          );
        }
      }),
      runs,
    );
  });

  it('never takes an assertion with a counter that does not move on', () => {
    assert(
      property(course, (steps) => {
        let last = 0;
        for (const { request, answer } of exchanges(steps)) {
          if (request.kind !== 'show-assertion' || answer.row?.code !== '0') continue;
          const { verification } = request.assertion ?? {};
          if (verification?.verified !== true) throw new Error('an assertion was taken that did not verify');
          expect(verification.counter > last || (verification.counter === 0 && last === 0)).toBe(true);
          last = verification.counter;
        }
      }),
      runs,
    );
  });

  it('registers and takes no passkey but those that a profile of the person allows, whatever the profiles are', () => {
    const profile = record({
      name: constant('A profile'),
      groups: constantFrom(['staff'], ['others'], undefined),
      passkeyTypes: constantFrom(['synced'], ['deviceBound'], ['synced', 'deviceBound']),
      attestationEnforcement: constantFrom('disabled', 'registrationOnly'),
      keyRestrictions: constantFrom(
        undefined,
        { enforcementType: 'allow', aaguids: ['0'] },
        { enforcementType: 'block', aaguids: ['0'] },
      ),
    }) as Arbitrary<Profile>;
    const authenticators = ['0', '1'].map((aaguid) => certified({ aaguid }));
    let [registered, refused] = [0, 0];
    assert(
      property(
        array(profile, { maxLength: 3 }),
        facts,
        constantFrom('chained', 'none', 'self'),
        constantFrom('0', '1'),
        (profiles, signed, statement, aaguid) => {
          const attested = statement === 'chained' && !signed.backupEligible;
          const policy = { ...defaultPolicy, passkeys: { ...defaultPolicy.passkeys, profiles, authenticators } };
          // Signed in at once, so that the profiles alone decide.
          const signIn: readonly ((nowMs: number) => SiteRequest)[] = [
            () => ({ kind: 'enter-user-name', userName: 'ana' }),
            () => ({ kind: 'enter-password', userName: 'ana', matches: true, fingerprint: 'a', freshCode: '' }),
            (nowMs) => ({ kind: 'enter-code', text: '', totpStep: rightStep(nowMs) }),
            () => ({ kind: 'ask-for-attestation', freshChallenge: 'challenge' }),
            () => ({
              kind: 'show-attestation',
              attestation: {
                verification: {
                  verified: true,
                  credential: { credentialId: 'new', aaguid, statement, counter: 0, transports: [] },
                  facts: signed,
                },
              },
            }),
          ];
          const last = exchanges(
            signIn.map((ask) => ({ ask, afterMs: 0 })),
            policy,
          ).at(-1)?.answer;
          const passkeyType = signed.backupEligible ? 'synced' : 'deviceBound';
          const genuine = signed.origin === origin && signed.userPresent && signed.userVerified;
          const allowedBy = profiles.filter(
            (each) =>
              each.groups?.[0] !== 'others' &&
              each.passkeyTypes.includes(passkeyType) &&
              // Both kinds together act as device-bound alone where attestation is demanded.
              (each.attestationEnforcement === 'disabled' || passkeyType === 'deviceBound') &&
              (each.keyRestrictions?.enforcementType === undefined ||
                (each.keyRestrictions.enforcementType === 'allow') === (aaguid === '0')),
          );
          const may =
            genuine &&
            (signed.backupEligible || !signed.backedUp) &&
            allowedBy.some((each) => each.attestationEnforcement === 'disabled' || attested);
          expect(last?.account?.credentials.at(-1)?.credentialId === 'new').toBe(may);
          if (may) registered += 1;
          else if (last?.shown.kind === 'refusal' && last.shown.code === '135016') refused += 1;
          if (may) expect(last?.account?.credentials.at(-1)).toMatchObject({ aaguid, attested, passkeyType });
          // The same passkey, registered before: attestation is not asked for again.
          expect(maySignIn(profiles, ['staff'], { aaguid, passkeyType })).toBe(allowedBy.length > 0);
        },
      ),
      runs,
    );
    expect(registered).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });

  it.each<[string, Partial<Profile>]>([
    ['a profile that no longer allows its type', { passkeyTypes: ['synced'] }],
    ['a profile that no longer allows its AAGUID', { keyRestrictions: { enforcementType: 'block', aaguids: ['0'] } }],
    ['profiles of other groups alone', { groups: ['others'] }],
  ])('refuses to sign in with a passkey that was registered before, under %s', (_, change) => {
    const profile = { ...defaultProfile, ...change } as Profile;
    const signIn: readonly (() => SiteRequest)[] = [
      () => ({ kind: 'ask-for-assertion', userName: '', freshChallenge: 'challenge' }),
      () => ({
        kind: 'show-assertion',
        assertion: {
          credentialId: 'of-ana',
          userHandle: 'handle',
          verification: {
            verified: true,
            counter: 0,
            facts: { origin, userPresent: true, userVerified: true, backupEligible: false, backedUp: false },
          },
        },
      }),
    ];
    const steps = signIn.map((ask) => ({ ask, afterMs: 0 }));
    const under = (profiles: Policy['passkeys']['profiles']) =>
      exchanges(steps, { ...defaultPolicy, passkeys: { ...defaultPolicy.passkeys, profiles } }).at(-1)?.answer;
    expect(under(defaultPolicy.passkeys.profiles)).toMatchObject({ row: { code: '0' } });
    expect(under([profile])).toMatchObject({
      shown: { kind: 'refusal', code: '135016' },
      row: { code: '135016', method: 'device-bound-passkey' },
    });
  });

  it('writes a row for every credential that was looked at, for every registration that policy or freshness refuses, and for nothing else', () => {
    const registers = new Set<SiteRequest['kind']>([
      'open-passkey-registration',
      'ask-for-attestation',
      'show-attestation',
    ]);
    assert(
      property(course, (steps) => {
        for (const { request, before, answer } of exchanges(steps)) {
          const looked =
            request.kind === 'show-assertion' ||
            (registers.has(request.kind) &&
              'code' in answer.shown &&
              /^(135016|50078|50079)$/.test(`${answer.shown.code}`)) ||
            request.kind === 'enter-pass' ||
            request.kind === 'take-external-answer' ||
            (answer.row !== undefined && (request.kind === 'enter-password' || request.kind === 'enter-code'));
          expect(answer.row !== undefined).toBe(looked);
          if (request.kind === 'enter-code' && before === undefined) expect(answer.row).toBeUndefined();
        }
      }),
      runs,
    );
  });

  it('answers a user name that nobody has as one that somebody has', () => {
    const guess = (name: string): Answer['shown'][] =>
      exchanges([
        { ask: () => ({ kind: 'enter-user-name', userName: name }), afterMs: 0 },
        ...Array.from({ length: 14 }, (_, nth) => ({
          ask: (): SiteRequest => ({
            kind: 'enter-password',
            userName: name,
            matches: false,
            fingerprint: `wrong ${nth}`,
            freshCode: '',
          }),
          afterMs: 1_000,
        })),
      ]).map(({ answer }) => answer.shown);
    expect(guess('nobody')).toEqual(guess('ana'));
    expect(guess('ana').at(-1)).toMatchObject({ code: '50053' });
  });

  it('where a second factor is required, does not let go on who has none', () => {
    const directory = new PlainDirectory();
    const before: Session = { stage: { kind: 'password', sinceMs: startMs, userName: 'cleo' } };
    const right = { kind: 'enter-password', userName: 'cleo', matches: true, fingerprint: 'a', freshCode: '' } as const;
    expect(respond({ policy: defaultPolicy, directory, origins: [origin] }, before, right, startMs)).toMatchObject({
      shown: { kind: 'page', page: 'password', code: '50079' },
      session: before,
      row: { code: '50079', method: 'password' },
    });
  });

  it('lets nobody in by the password of an account that has none any more, and sets no other', () => {
    const asked: readonly SiteRequest[] = [
      { kind: 'enter-user-name', userName: 'cay' },
      { kind: 'enter-password', userName: 'cay', matches: true, fingerprint: 'what it was', freshCode: '111111' },
      { kind: 'enter-user-name-to-reset', userName: 'cay', freshCode: '111111' },
      { kind: 'enter-reset-code', text: '111111' },
    ];
    const answers = exchanges(asked.map((request) => ({ ask: () => request, afterMs: 1_000 }))).map(
      ({ answer }) => answer,
    );
    expect(answers.map(({ shown }) => shown)).toEqual([
      { kind: 'page', page: 'password', code: 'no-password' },
      { kind: 'page', page: 'password', code: '50126' },
      { kind: 'page', page: 'code' },
      { kind: 'page', page: 'code', code: '500121' },
    ]);
    expect(answers.map(({ message }) => message)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
