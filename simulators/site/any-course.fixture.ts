// Any course of requests to the site, of people to whom anything happens: what is asked, of whom, and what came of it.
import { array, boolean, constant, constantFrom, integer, oneof, record, tuple, type Arbitrary } from 'fast-check';
import { expect } from 'vitest';
import { policy as policySchema, type Policy } from '../../scenarios/schema/policy.ts';
import { newAccount, type Account } from './account.ts';
import type { Answer } from './answer.ts';
import type { SiteRequest } from './request.ts';
import { respond } from './respond.ts';
import type { ExternalAnswer } from './rules/external-answer.ts';
import { noGuesses, type GuessRecord } from './rules/guess-record.ts';
import type { Session } from './session.ts';
import type { Directory } from './tenant.ts';

export const startMs = Date.UTC(2026, 0, 5, 9);
const names = ['ana', 'ben', 'cleo', 'cay', 'dan', 'nobody'] as const;
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
  externalMethod: { displayName: 'Approvals' },
});
const shownStatement = constantFrom('none', 'self', 'other-format', 'chained', 'model-not-named', 'not-chained');
/** The code that a person reads in their app: any step will do, as long as it moves on. */
export const rightStep = (nowMs: number) => Math.floor(nowMs / 30_000);

export class PlainDirectory implements Directory {
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
    this.#accounts.set(
      'dan',
      newAccount({ id: '5', userPrincipalName: 'dan', secondFactor: 'external', ...common, credentials: [] }),
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
export const origin = 'https://site.example';
/** Mostly right, so that courses come far. */
const mostly = oneof({ weight: 9, arbitrary: constant(true) }, { weight: 1, arbitrary: constant(false) });
export const facts = record({
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
const readyProvider = {
  kind: 'ready',
  issuer: 'https://approvals.example',
  clientId: 'client',
  freshState: 'state',
  freshNonce: 'nonce',
} as const;
const approvalOf = (subject: string, nowMs: number): ExternalAnswer => ({
  kind: 'signed',
  claims: {
    issuer: readyProvider.issuer,
    audience: [readyProvider.clientId],
    subject,
    nonce: readyProvider.freshNonce,
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + 300_000,
    contextClasses: ['possessionorinherence'],
    methods: ['swk'],
  },
});
const kinds: { readonly [K in SiteRequest['kind']]: Arbitrary<(nowMs: number) => SiteRequest> } = {
  'open-sign-in': constantFrom(() => ({ kind: 'open-sign-in' })),
  'open-other-ways': constantFrom(() => ({ kind: 'open-other-ways' })),
  'enter-user-name': userName.map((name) => () => ({ kind: 'enter-user-name', userName: name })),
  'enter-password': record({
    userName,
    matches: boolean(),
    fingerprint: constantFrom('a', 'b', 'c', 'd', 'e'),
    freshCode,
    external: constantFrom(undefined, { kind: 'not-valid' } as const, readyProvider, readyProvider, readyProvider),
  }).map((fields) => () => ({ kind: 'enter-password', ...fields })),
  'take-external-answer': record({
    state: recoveryState,
    answer: oneof(
      { weight: 4, arbitrary: constant('approval' as const) },
      {
        weight: 1,
        arbitrary: constantFrom<ExternalAnswer>(
          { kind: 'declined' },
          { kind: 'failed' },
          { kind: 'unreadable' },
          { kind: 'forged' },
        ),
      },
    ),
    subject: oneof({ weight: 9, arbitrary: constant('5') }, { weight: 1, arbitrary: constant('1') }),
  }).map(({ state, answer, subject }) => (nowMs) => ({
    kind: 'take-external-answer',
    state,
    answer: answer === 'approval' ? approvalOf(subject, nowMs) : answer,
  })),
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
  'show-attestation': record({ aaguid: constantFrom('0', '1'), statement: shownStatement, facts }).map(
    ({ aaguid, statement, facts: signed }) =>
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
export const course = array(
  record({ ask: oneof(...Object.values(kinds)), afterMs: constantFrom(0, 1_000, 11_000, 31_000, 400_000, 1_000_000) }),
  { minLength: 1, maxLength: 40 },
);

/** Recoveries in their order, in which now and then a step is another than it should be. */
export const recoveryCourse = array(
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

export function exchanges(
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

export const runs = { numRuns: 400 };
