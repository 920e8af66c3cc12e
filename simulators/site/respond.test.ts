// The site as a machine: whatever is asked in whatever order, nothing handed in is changed, the same question has the same answer, and
// nobody comes further than what they proved.
import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, policy as policySchema, type Policy } from '../../scenarios/schema/policy.ts';
import { newAccount, type Account } from './account.ts';
import type { Answer } from './answer.ts';
import type { SiteRequest } from './request.ts';
import { respond } from './respond.ts';
import { noGuesses, type GuessRecord } from './rules/guess-record.ts';
import { maySignIn } from './rules/passkey-profiles.ts';
import type { Session } from './session.ts';
import type { Directory } from './tenant.ts';

const startMs = Date.UTC(2026, 0, 5, 9);
const names = ['ana', 'ben', 'cleo', 'cay', 'nobody'] as const;
/** Where whoever has no second factor is not asked for one. */
const whereRegistered: Policy = policySchema.parse({
  signIn: { multifactor: 'where-registered' },
  recovery: {
    profiles: [
      { name: 'Checked', groups: ['checked'], matching: { firstName: 'relaxed' }, claimValidation: 'built-in' },
      { name: 'Everybody', matching: { firstName: 'relaxed' } },
    ],
  },
  helpDesk: { procedure: ['questions', 'call-back'] },
});
/** The code that a person reads in their app: any step will do, as long as it moves on. */
const rightStep = (nowMs: number) => Math.floor(nowMs / 30_000);

class PlainDirectory implements Directory {
  readonly #accounts = new Map<string, Account>();
  readonly #guesses = new Map<string, GuessRecord>();

  constructor() {
    const common = {
      displayName: 'A person',
      groups: ['staff'],
      userHandle: 'handle',
      mobileNumber: '+1',
      alternateEmail: undefined,
    };
    const credential = {
      credentialId: 'of-ana',
      aaguid: '0',
      passkeyType: 'deviceBound',
      attested: false,
      counter: 0,
      transports: [],
      createdAtMs: startMs,
    } as const;
    this.#accounts.set(
      'ana',
      newAccount({
        id: '1',
        userPrincipalName: 'ana',
        secondFactor: 'totp',
        ...common,
        identity: { givenName: 'Ana', surname: 'Lopez', namesakes: 0 },
        groups: ['staff', 'checked'],
        credentials: [credential],
      }),
    );
    const pass = { issuedAtMs: startMs, lifetimeMs: 3_600_000, isUsableOnce: true, used: false };
    this.#accounts.set('ben', {
      ...newAccount({
        id: '2',
        userPrincipalName: 'ben',
        secondFactor: 'text-message',
        ...common,
        identity: { givenName: 'Ana', surname: 'Lopez', namesakes: 0 },
        credentials: [],
      }),
      pass,
    });
    this.#accounts.set(
      'cleo',
      newAccount({ id: '3', userPrincipalName: 'cleo', secondFactor: 'none', ...common, credentials: [] }),
    );
    this.#accounts.set('cay', {
      ...newAccount({ id: '4', userPrincipalName: 'cay', secondFactor: 'text-message', ...common, credentials: [] }),
      hasPassword: false,
    });
  }

  accountOf(userName: string) {
    return this.#accounts.get(userName);
  }

  ownerOf(id: string) {
    return [...this.#accounts.values()].find(({ credentials }) =>
      credentials.some(({ credentialId }) => credentialId === id),
    );
  }

  guessesAtNobody(userName: string) {
    return this.#guesses.get(userName) ?? noGuesses;
  }

  take({ account, guessesAtNobody }: Answer) {
    if (account !== undefined) this.#accounts.set(account.userPrincipalName, frozen(account));
    if (guessesAtNobody !== undefined) this.#guesses.set(guessesAtNobody.userName, frozen(guessesAtNobody.guesses));
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

const userName = constantFrom(...names, '');
const freshCode = constantFrom('111111', '222222');
const origin = 'https://site.example';
/** Mostly right, so that courses come far. */
const mostly = oneof({ weight: 9, arbitrary: constant(true) }, { weight: 1, arbitrary: constant(false) });
const facts = record({
  origin: oneof(
    { weight: 9, arbitrary: constant(origin) },
    { weight: 1, arbitrary: constant('https://relay.example') },
  ),
  userPresent: mostly,
  userVerified: mostly,
  backupEligible: boolean(),
  backedUp: boolean(),
});
/** Mostly that of the recovery under way. */
const recoveryState = oneof({ weight: 9, arbitrary: constant('state') }, { weight: 1, arbitrary: constant('other') });
const claimsOfAna = {
  firstName: 'ANA MARIA',
  lastName: 'LOPEZ',
  dateOfBirth: '1990-01-02',
  documentType: 'passport',
};
const kinds: { readonly [K in SiteRequest['kind']]: Arbitrary<(nowMs: number) => SiteRequest> } = {
  'open-sign-in': constantFrom(() => ({ kind: 'open-sign-in' })),
  'open-other-ways': constantFrom(() => ({ kind: 'open-other-ways' })),
  'enter-user-name': userName.map((name) => () => ({ kind: 'enter-user-name', userName: name })),
  'enter-password': record({
    userName,
    matches: boolean(),
    fingerprint: constantFrom('a', 'b', 'c', 'd', 'e'),
    freshCode,
  }).map((fields) => () => ({ kind: 'enter-password', ...fields })),
  'enter-code': record({ text: freshCode, right: boolean() }).map(({ text, right }) => (nowMs) => ({
    kind: 'enter-code',
    text,
    totpStep: right ? rightStep(nowMs) : undefined,
  })),
  'resend-code': freshCode.map((code) => () => ({ kind: 'resend-code', freshCode: code })),
  'enter-pass': record({ userName, matches: boolean() }).map((fields) => () => ({ kind: 'enter-pass', ...fields })),
  'ask-for-assertion': userName.map((name) => () => ({
    kind: 'ask-for-assertion',
    userName: name,
    freshChallenge: 'challenge',
  })),
  'show-assertion': record({
    credentialId: constantFrom('of-ana', 'of-nobody'),
    userHandle: constantFrom('handle', 'other', ''),
    verified: boolean(),
    counter: integer({ min: 0, max: 5 }),
    facts,
  }).map(({ credentialId, userHandle, verified, counter, facts: signed }) => () => ({
    kind: 'show-assertion',
    assertion: {
      credentialId,
      userHandle,
      verification: verified ? { verified, counter, facts: signed } : { verified, failure: 'bad-signature' },
    },
  })),
  'open-passkey-registration': constantFrom(() => ({ kind: 'open-passkey-registration' })),
  'ask-for-attestation': constantFrom(() => ({ kind: 'ask-for-attestation', freshChallenge: 'challenge' })),
  'show-attestation': record({ aaguid: constantFrom('0', '1'), attested: boolean(), facts }).map(
    ({ aaguid, attested, facts: signed }) =>
      () => ({
        kind: 'show-attestation',
        attestation: {
          verification: {
            verified: true,
            credential: { credentialId: 'new', aaguid, attested, counter: 0, transports: [] },
            facts: signed,
          },
        },
      }),
  ),
  'open-password-reset': constantFrom(() => ({ kind: 'open-password-reset' })),
  'enter-user-name-to-reset': record({ userName, freshCode }).map((fields) => () => ({
    kind: 'enter-user-name-to-reset',
    ...fields,
  })),
  'enter-reset-code': freshCode.map((text) => () => ({ kind: 'enter-reset-code', text })),
  'resend-reset-code': freshCode.map((code) => () => ({ kind: 'resend-reset-code', freshCode: code })),
  'choose-new-password': constantFrom(() => ({ kind: 'choose-new-password', text: 'Correct-Horse-7' })),
  'open-account-recovery': constantFrom(() => ({ kind: 'open-account-recovery' })),
  'enter-user-name-to-recover': userName.map((name) => () => ({
    kind: 'enter-user-name-to-recover',
    userName: name,
    freshState: 'state',
  })),
  'hear-of-identity': record({
    state: recoveryState,
    news: constantFrom(
      { kind: 'begun' },
      { kind: 'issued' },
      { kind: 'failed', outOfTime: false },
      { kind: 'failed', outOfTime: true },
    ),
  }).map((fields) => () => ({ kind: 'hear-of-identity', ...fields })),
  'hear-of-presentation': record({
    state: recoveryState,
    news: oneof(
      record({
        kind: constant('verified'),
        claims: constantFrom(claimsOfAna, { ...claimsOfAna, firstName: 'EVE' }),
        faceScore: constantFrom(undefined, 69.9, 70, 100),
      }),
      constantFrom({ kind: 'failed', because: 'credential' }, { kind: 'failed', because: 'face' }),
    ),
  }).map((fields) => () => ({ kind: 'hear-of-presentation', ...fields })),
  'see-recovery-result': constantFrom(() => ({ kind: 'see-recovery-result' })),
  'hear-of-claims-validation': record({
    state: recoveryState,
    verdict: constantFrom('passed', 'failed', 'none-came'),
  }).map((fields) => () => ({ kind: 'hear-of-claims-validation', ...fields })),
  'call-help-desk': userName.map((name) => () => ({ kind: 'call-help-desk', userName: name })),
  'answer-help-desk': record({
    answer: constantFrom(
      undefined,
      { proof: 'questions', right: 3, asked: 3 },
      { proof: 'questions', right: 1, asked: 3 },
      { proof: 'call-back', reached: true },
    ),
    passedOver: oneof({ weight: 9, arbitrary: constant(false) }, { weight: 1, arbitrary: constant(true) }),
  }).map((fields) => () => ({ kind: 'answer-help-desk', ...fields })),
  'open-home': constantFrom(() => ({ kind: 'open-home' })),
  'sign-out': constantFrom(() => ({ kind: 'sign-out' })),
};
const course = array(
  record({ ask: oneof(...Object.values(kinds)), afterMs: constantFrom(0, 1_000, 11_000, 31_000, 400_000, 1_000_000) }),
  { minLength: 1, maxLength: 40 },
);

/** Recoveries in their order, in which now and then a step is another than it should be. */
const recoveryCourse = array(
  oneof(
    constantFrom('ana', 'ben', 'nobody').chain((name) =>
      inOrder(
        { kind: 'enter-user-name-to-recover', userName: name, freshState: 'state' },
        { kind: 'hear-of-identity', state: 'state', news: { kind: 'begun' } },
        { kind: 'hear-of-identity', state: 'state', news: { kind: 'issued' } },
        {
          kind: 'hear-of-presentation',
          state: 'state',
          news: { kind: 'verified', claims: claimsOfAna, faceScore: 70 },
        },
        { kind: 'see-recovery-result' },
        { kind: 'hear-of-claims-validation', state: 'state', verdict: 'passed' },
      ),
    ),
    inOrder(
      { kind: 'call-help-desk', userName: 'cleo' },
      { kind: 'answer-help-desk', answer: { proof: 'questions', right: 3, asked: 3 }, passedOver: false },
      { kind: 'answer-help-desk', answer: { proof: 'call-back', reached: true }, passedOver: false },
      { kind: 'enter-pass', userName: 'cleo', matches: true },
    ),
  ),
  { minLength: 1, maxLength: 4 },
).map((parts) => parts.flat().map((ask) => ({ ask, afterMs: 1_000 })));

function inOrder(...requests: readonly SiteRequest[]): Arbitrary<((nowMs: number) => SiteRequest)[]> {
  return tuple(
    ...requests.map((request) =>
      oneof(
        { weight: 14, arbitrary: constant((): SiteRequest => request) },
        { weight: 1, arbitrary: oneof(...Object.values(kinds)) },
      ),
    ),
  );
}

interface Exchange {
  readonly request: SiteRequest;
  readonly before: Session | undefined;
  /** The account that the answer changes, as it was. */
  readonly accountBefore: Account | undefined;
  readonly answer: Answer;
  readonly nowMs: number;
}

function exchanges(
  steps: readonly { readonly ask: (nowMs: number) => SiteRequest; readonly afterMs: number }[],
  policy = whereRegistered,
): readonly Exchange[] {
  const directory = new PlainDirectory();
  const tenant = { policy, directory, origins: [origin] };
  let session: Session | undefined;
  let nowMs = startMs;
  return steps.map(({ ask, afterMs }) => {
    nowMs += afterMs;
    const asked = ask(nowMs);
    // As a shell does: an answer to a ceremony comes with the challenge that its session held, and takes it out.
    const request: SiteRequest = frozen(
      'challenge' in asked || asked.kind === 'show-assertion' || asked.kind === 'show-attestation'
        ? { ...asked, challenge: session?.challenge }
        : asked,
    );
    if (session !== undefined && (request.kind === 'show-assertion' || request.kind === 'show-attestation'))
      session = frozen({ stage: session.stage });
    const before = session;
    const answer = frozen(respond(tenant, before, request, nowMs));
    const accountBefore =
      answer.account === undefined ? undefined : directory.accountOf(answer.account.userPrincipalName);
    expect(respond(tenant, before, request, nowMs)).toEqual(answer);
    directory.take(answer);
    session = answer.session;
    return { request, before, accountBefore, answer, nowMs };
  });
}

const runs = { numRuns: 400 };

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

  it('gives a pass only for the right names with a face that was confirmed, and the tenant’s own check where there is one, or for all proofs of the help desk', () => {
    const [given, recovered] = [new Set<string>(), new Set<string>()];
    assert(
      property(recoveryCourse, (steps) => {
        for (const { request, before, answer } of exchanges(steps)) {
          if (answer.passOf === undefined) continue;
          const stage = before?.stage;
          given.add(request.kind);
          expect(answer.account).toBe(answer.passOf);
          if (request.kind === 'answer-help-desk') {
            expect(stage).toMatchObject({
              kind: 'help-desk-call',
              userName: answer.passOf.userPrincipalName,
              asked: 1,
            });
            expect(answer.passOf.pass?.issuedBy).toBe('help-desk');
            continue;
          }
          recovered.add(answer.passOf.userPrincipalName);
          if (stage?.kind !== 'recovery') throw new Error('a pass was given without a recovery');
          const { progress, profile } = stage.recovery;
          expect(stage.userName).toBe(answer.passOf.userPrincipalName);
          expect(profile.name).toBe(request.kind === 'see-recovery-result' ? 'Everybody' : 'Checked');
          expect(progress.kind).toBe(request.kind === 'see-recovery-result' ? 'identity-proven' : 'own-check-asked');
          expect('claims' in progress && progress.claims.firstName).toBe('ANA MARIA');
          if (request.kind !== 'see-recovery-result')
            expect(request).toEqual({ kind: 'hear-of-claims-validation', state: 'state', verdict: 'passed' });
        }
      }),
      runs,
    );
    expect([...given].sort()).toEqual(['answer-help-desk', 'hear-of-claims-validation', 'see-recovery-result']);
    expect([...recovered].sort()).toEqual(['ana', 'ben']);
  });

  it('writes no more into the audit log than was told and decided: at most one row for each, and two where a recovery is completed', () => {
    assert(
      property(recoveryCourse, (steps) => {
        for (const { answer, before } of exchanges(steps)) {
          const activities = (answer.audit ?? []).map(({ activity }) => activity);
          if (activities.includes('User completed account recovery')) {
            expect(before?.stage).toMatchObject({ kind: 'signed-in', recovers: true });
            expect(answer.session?.stage).not.toHaveProperty('recovers');
          } else expect(activities.length).toBeLessThanOrEqual(1);
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
    let [registered, refused] = [0, 0];
    assert(
      property(
        array(profile, { maxLength: 3 }),
        facts,
        boolean(),
        constantFrom('0', '1'),
        (profiles, signed, attested, aaguid) => {
          const policy = { ...defaultPolicy, passkeys: { ...defaultPolicy.passkeys, profiles } };
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
                  credential: { credentialId: 'new', aaguid, attested, counter: 0, transports: [] },
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

  it('writes a row for every credential that was looked at, and for nothing else', () => {
    assert(
      property(course, (steps) => {
        for (const { request, before, answer } of exchanges(steps)) {
          const looked =
            request.kind === 'show-assertion' ||
            (request.kind === 'show-attestation' && 'code' in answer.shown && answer.shown.code === '135016') ||
            request.kind === 'enter-pass' ||
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
