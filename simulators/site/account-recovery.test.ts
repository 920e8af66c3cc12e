// A recovery walked from the user name to the registered passkey, and where it stops: the site alone, with a tenant of one person.
import { describe, expect, it } from 'vitest';
import { policy as policySchema } from '../../scenarios/schema/policy.ts';
import { newAccount, type Account, type DirectoryIdentity } from './account.ts';
import type { Answer } from './answer.ts';
import type { SiteRequest } from './request.ts';
import { respond } from './respond.ts';
import { noGuesses, type GuessRecord } from './rules/guess-record.ts';
import type { Session } from './session.ts';

const startMs = Date.UTC(2026, 0, 5, 9);
const minuteMs = 60_000;
const claims = { firstName: 'ANA MARIA', lastName: 'LOPEZ', dateOfBirth: '1990-01-02', documentType: 'passport' };

/** Ana, whose name the directory has, in one browser at a time. */
class Lab {
  account: Account;
  nobody: GuessRecord = noGuesses;
  session: Session | undefined;
  nowMs = startMs;
  readonly audited: string[] = [];
  readonly #policy;

  constructor(policy: object, identity: Partial<DirectoryIdentity> = {}) {
    this.#policy = policySchema.parse(policy);
    this.account = newAccount({
      id: '1',
      userPrincipalName: 'ana',
      displayName: 'Ana',
      identity: { givenName: 'Ana', surname: 'Lopez', namesakes: 0, ...identity },
      groups: ['staff'],
      userHandle: 'handle',
      secondFactor: 'totp',
      mobileNumber: undefined,
      alternateEmail: undefined,
      credentials: [],
    });
  }

  ask(request: SiteRequest, afterMs = 1_000): Answer {
    this.nowMs += afterMs;
    const directory = {
      accountOf: (name: string) => (name === 'ana' ? this.account : undefined),
      ownerOf: () => undefined,
      guessesAtNobody: () => this.nobody,
    };
    const answer = respond({ policy: this.#policy, directory, origins: ['o'] }, this.session, request, this.nowMs);
    this.session = answer.session;
    this.account = answer.account ?? this.account;
    this.nobody = answer.guessesAtNobody?.guesses ?? this.nobody;
    for (const { activity } of answer.audit ?? []) this.audited.push(activity);
    return answer;
  }

  begin(userName = 'ana', state = 'state') {
    return this.ask({ kind: 'enter-user-name-to-recover', userName, freshState: state });
  }

  prove(change: Partial<typeof claims> = {}, faceScore?: number) {
    this.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'begun' } });
    this.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'issued' } });
    const news = { kind: 'verified', claims: { ...claims, ...change }, faceScore: faceScore ?? 88 } as const;
    return this.ask({ kind: 'hear-of-presentation', state: 'state', news });
  }

  see() {
    return this.ask({ kind: 'see-recovery-result' });
  }
}

const profile = { name: 'Staff', matching: { firstName: 'relaxed' } };
const recovery = (change: object = {}, more: object = {}) => ({
  recovery: { profiles: [{ ...profile, ...change }], ...more },
});
const shownPage = (page: string, code?: string) => ({ kind: 'page', page, ...(code === undefined ? {} : { code }) });
const refusal = (code: string) => ({ kind: 'refusal', code, status: 403 });

describe('a recovery', () => {
  it('leads from the user name over the identity check to a pass, a passkey and its end, each written into the audit log', () => {
    const lab = new Lab(recovery());
    expect(lab.ask({ kind: 'open-account-recovery' }).shown).toEqual(shownPage('recover-account'));
    expect(lab.begin()).toMatchObject({
      shown: shownPage('verify-identity'),
      call: { kind: 'identity-check', verifier: 'balanced', state: 'state' },
    });
    lab.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'begun' } });
    expect(lab.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'issued' } }).call).toMatchObject({
      kind: 'presentation',
      faceCheck: { threshold: 70 },
      state: 'state',
    });
    lab.ask({
      kind: 'hear-of-presentation',
      state: 'state',
      news: { kind: 'verified', claims, faceScore: 70 },
    });
    const result = lab.see();
    expect(result).toMatchObject({ shown: shownPage('recovery-pass'), passOf: { userPrincipalName: 'ana' } });
    expect(result.session).toBeUndefined();
    expect(lab.account.pass).toEqual({
      issuedAtMs: lab.nowMs,
      lifetimeMs: 60 * minuteMs,
      isUsableOnce: false,
      used: false,
      issuedBy: 'recovery',
    });
    expect(lab.ask({ kind: 'enter-pass', userName: 'ana', matches: true }).shown).toEqual(shownPage('home'));
    lab.ask({ kind: 'ask-for-attestation', freshChallenge: 'challenge' });
    const register = (credentialId: string): SiteRequest => ({
      kind: 'show-attestation',
      challenge: { value: 'challenge', ceremony: 'registration', issuedAtMs: lab.nowMs },
      attestation: {
        verification: {
          verified: true,
          credential: { credentialId, aaguid: '0', statement: 'none', counter: 0, transports: [] },
          facts: { origin: 'o', userPresent: true, userVerified: true, backupEligible: true, backedUp: true },
        },
      },
    });
    lab.ask(register('first'));
    // A second passkey is no second recovery.
    lab.ask(register('second'));
    expect(lab.account.credentials).toHaveLength(2);
    expect(lab.audited).toEqual([
      'User started account recovery',
      'User started identity issuance with certified partner',
      'User completed identity issuance with certified partner',
      'User completed identity presentation',
      'User account matched and validated',
      'User registered security information',
      'User completed account recovery',
    ]);
  });

  it.each<[string, object, Partial<DirectoryIdentity>, string]>([
    ['another name', recovery(), { surname: 'Diaz' }, 'claims-differ'],
    ['an exact match of a longer name', recovery({ matching: {} }), {}, 'claims-differ'],
    ['no surname in the directory', recovery(), { surname: undefined }, 'name-missing'],
    ['others of the same name', recovery(), { namesakes: 2 }, 'name-not-unique'],
  ])('is refused for %s', (_, policy, identity, code) => {
    const lab = new Lab(policy, identity);
    lab.begin();
    lab.prove();
    expect(lab.see().shown).toEqual(refusal(code));
    expect(lab.audited.at(-1)).toBe('User account not matched or validated');
    expect(lab.account.pass).toBeUndefined();
  });

  it('gives no pass to whom the policy of passes leaves out, nor in evaluation mode; the claims matched all the same', () => {
    const outside = new Lab({ ...recovery(), temporaryAccessPass: { groups: ['managers'] } });
    outside.begin();
    outside.prove();
    expect(outside.see().shown).toEqual(refusal('pass-not-allowed'));
    const evaluated = new Lab(recovery({ mode: 'evaluation' }));
    evaluated.begin();
    evaluated.prove();
    expect(evaluated.see().shown).toEqual(shownPage('recovery-evaluated'));
    for (const lab of [outside, evaluated]) {
      expect(lab.audited.at(-1)).toBe('User account matched and validated');
      expect(lab.account.pass).toBeUndefined();
    }
  });

  it.each([
    ['passed', shownPage('recovery-pass')],
    ['failed', refusal('validation-failed')],
    ['none-came', refusal('validation-unavailable')],
  ] as const)('asks the tenant’s own check, and goes by its word: %s', (verdict, shown) => {
    // With it, others of the same name are told apart.
    const lab = new Lab(recovery({ claimValidation: 'built-in' }), { namesakes: 1 });
    lab.begin();
    lab.prove();
    expect(lab.see().call).toMatchObject({ kind: 'claims-validation', by: 'built-in', claims, state: 'state' });
    expect(lab.account.pass).toBeUndefined();
    // Asked once: whoever asks again in the meantime waits.
    expect(lab.see().shown).toEqual(shownPage('verify-identity', 'recovery-pending'));
    const heard: SiteRequest = { kind: 'hear-of-claims-validation', state: 'state', verdict };
    expect(lab.ask(heard).shown).toEqual(shown);
    expect(lab.ask(heard).shown).toMatchObject({ code: 'recovery-unknown' });
  });

  it('refuses what was not proved: a face below the threshold, none, a credential or a document that was not accepted', () => {
    const codes = (
      [
        { kind: 'verified', claims, faceScore: 69.99 },
        { kind: 'verified', claims },
        { kind: 'failed', because: 'face' },
        { kind: 'failed', because: 'credential' },
      ] as const
    ).map((news) => {
      const lab = new Lab(recovery());
      lab.begin();
      lab.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'begun' } });
      lab.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'issued' } });
      lab.ask({ kind: 'hear-of-presentation', state: 'state', news });
      return [lab.see().shown, lab.audited.slice(3)];
    });
    const byFace = [refusal('identity-not-shown'), ['User failed face check comparison']];
    expect(codes).toEqual([byFace, byFace, byFace, [refusal('identity-not-shown'), []]]);
    const lab = new Lab(recovery());
    lab.begin();
    lab.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'begun' } });
    lab.ask({ kind: 'hear-of-identity', state: 'state', news: { kind: 'failed', outOfTime: false } });
    expect(lab.see().shown).toEqual(refusal('identity-not-verified'));
    expect(lab.audited.at(-1)).toBe('User failed document validation');
  });

  it('lets nobody skip, repeat or tell of what is another’s', () => {
    const lab = new Lab(recovery());
    lab.begin();
    const early = lab.session;
    expect(lab.see().shown).toEqual(shownPage('verify-identity', 'recovery-pending'));
    const unknown = { kind: 'refusal', code: 'recovery-unknown', status: 409 };
    const tell = (request: SiteRequest) => {
      const { shown, session } = lab.ask(request);
      expect([shown, session]).toEqual([unknown, early]);
    };
    tell({ kind: 'hear-of-presentation', state: 'state', news: { kind: 'verified', claims, faceScore: 100 } });
    tell({ kind: 'hear-of-identity', state: 'state', news: { kind: 'issued' } });
    tell({ kind: 'hear-of-identity', state: 'other', news: { kind: 'begun' } });
    tell({ kind: 'hear-of-claims-validation', state: 'state', verdict: 'passed' });
    lab.prove();
    const proven = lab.session;
    lab.ask({ kind: 'hear-of-presentation', state: 'state', news: { kind: 'failed', because: 'face' } });
    expect(lab.session).toEqual(proven);
  });

  it('ends when its time is over, which begins with it', () => {
    const lab = new Lab(recovery({}, { requestLife: '20 min' }));
    lab.begin();
    lab.prove();
    lab.ask({ kind: 'open-sign-in' }, 20 * minuteMs - 3_000);
    expect(lab.session?.stage.kind).toBe('recovery');
    lab.ask({ kind: 'open-sign-in' }, 1);
    expect(lab.see().shown).toEqual(shownPage('recover-account', 'recovery-expired'));
  });
});

describe('who may begin one', () => {
  it('nobody where none is offered, and only those for whom a profile is', () => {
    const none = new Lab({});
    expect(none.ask({ kind: 'open-account-recovery' }).shown).toEqual(refusal('recovery-not-offered'));
    expect(none.begin().shown).toEqual(refusal('recovery-not-offered'));
    const off = new Lab(recovery({ state: 'disabled' }));
    expect(off.begin().shown).toEqual(refusal('recovery-not-offered'));
    const others = new Lab(recovery({ groups: ['managers'] }));
    expect(others.begin().shown).toEqual(shownPage('recover-account', 'not-in-scope'));
    expect(others.audited).toEqual([]);
  });

  it('as often a day as the policy says, also for a user name that nobody has, who is answered alike to the end', () => {
    const shown = (userName: string) => {
      const lab = new Lab(recovery({}, { startsPerAccountAndDay: 2 }));
      return [
        lab.begin(userName).shown,
        lab.begin(userName).shown,
        lab.begin(userName).shown,
        lab.prove({ lastName: 'EVE' }).shown,
        lab.see().shown,
      ];
    };
    expect(shown('nobody')).toEqual(shown('ana'));
    expect(shown('ana')).toEqual([
      shownPage('verify-identity'),
      shownPage('verify-identity'),
      shownPage('recover-account', 'recovery-limit'),
      { kind: 'heard' },
      refusal('claims-differ'),
    ]);
  });
});
