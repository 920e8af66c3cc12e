// Attacks in known sequences, and what is counted of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../schema/attempt.ts';
import { phishingTimesS, type AttackCounts, type PhishingCounts } from './phishing-counts.ts';
import { addPhishingCounts } from './phishing-sums.ts';
import { PhishingTally, type PhishedAttempt } from './phishing-tally.ts';

type Step = PhishedAttempt['steps'][number];
/** "flow/step=result(code)", each after its ms. */
type Told = readonly [action: Step['action'], at: string, result: Step['result'], code?: string];

const ms = 10_000;
const worked: Outcome = { kind: 'succeeded' };
const gaveUp = (step: string, reason: string) => ({ kind: 'abandoned', step, reason }) as Outcome;
const refused = (step: string, code: string): Outcome => ({ kind: 'refused', step, code });

const kinds = ['relay', 'stolen-passkey'] as const;

function attempt(fields: Partial<PhishedAttempt>, ...told: readonly Told[]): PhishedAttempt {
  const steps = told.map(([action, at, result, code]): Step => {
    const [flow = '', step = ''] = at.split('/');
    return { action, flow, step, result, code, measuredMs: 0, modelledMs: ms };
  });
  return {
    user: 0,
    persona: 'clerk',
    arm: 'passkey',
    flow: 'lured-to-passkey',
    purpose: 'lure',
    outcome: worked,
    measuredMs: 0,
    modelledMs: steps.length * ms,
    ...fields,
    steps,
  };
}

const follow: Told = ['weigh-message', 'lured-to-passkey/weigh-message', 'followed'];
const trust: Told = ['weigh-page', 'lured-to-passkey/weigh-page', 'trusted'];
const blocked: Told = ['use-passkey', 'lured-to-passkey/use-passkey', 'refused', 'SecurityError'];
const password: Told = ['submit-password', 'password-otp/submit-password', 'accepted', '50074'];
const code: Told = ['submit-code', 'password-otp/submit-code', 'accepted', '0'];
const home = (at: string, result: 'shown' | 'signed-out'): Told => ['open-home', at, result];
const attack = (outcome: Outcome, ...told: readonly Told[]) =>
  attempt({ purpose: 'attack', flow: 'session-taken', outcome }, ...told);

const lured = attempt({}, follow, trust, blocked, password, code);
const taken = attack(worked, home('session-taken/open-home', 'shown'));
const remedied = attack(
  gaveUp('session-after-remedies/open-home-again', 'session-over'),
  ['reset-password-of-account', 'session-after-remedies/reset-password', 'done'],
  home('session-after-remedies/open-home', 'shown'),
  ['revoke-sessions', 'session-after-remedies/revoke-sessions', 'done'],
  home('session-after-remedies/open-home-again', 'signed-out'),
);
const signedIn: Told = ['use-passkey', 'passkey-of-attacker/use-passkey', 'accepted', '0'];
const byPasskey = attack(worked, signedIn);
const afterDeletion = attack(
  refused('passkey-after-deletion/use-passkey', '135001'),
  ['delete-passkeys', 'passkey-after-deletion/delete-passkeys', 'done'],
  ['use-passkey', 'passkey-after-deletion/use-passkey', 'refused', '135001'],
);

/** Each begins when the one before it ends. */
function tally(...attempts: readonly PhishedAttempt[]): PhishingCounts {
  const made = new PhishingTally((user) => kinds[user % kinds.length] ?? expect.unreachable());
  let atMs = 0;
  for (const one of attempts) {
    made.add(one, atMs);
    atMs += one.modelledMs;
  }
  return made.counts();
}

const cellOf = ({ cells }: PhishingCounts) => (cells.length === 1 ? cells[0] : undefined) ?? expect.unreachable();
const only = (counts: PhishingCounts): AttackCounts => cellOf(counts).attacks[0] ?? expect.unreachable();
const stopOf = (outcome: Outcome, ...told: readonly Told[]) =>
  Object.keys(only(tally(attempt({ outcome }, ...told))).stops);

describe('an account that is taken over', () => {
  it('was given away by password and code after the browser had refused the passkey', () => {
    expect(only(tally(lured, taken, remedied))).toMatchObject({
      kind: 'relay',
      attacked: 1,
      followed: 1,
      trusted: 1,
      gave: 1,
      gavePassword: 1,
      gaveCode: 1,
      gaveApproval: 0,
      passkeyTried: 1,
      originRefused: 1,
      passkeyTaken: 0,
      takenOver: 1,
      byPasskey: 0,
      stops: {},
      remains: { sessions: 1, afterReset: 1, afterRevocation: 0, passkeys: 0 },
    });
  });

  it('is so from the moment at which its page is shown, counted from the lure', () => {
    const { takenOverBy } = only(tally(lured, taken));
    expect(takenOverBy[phishingTimesS.indexOf(60)]).toBe(1);
    expect(takenOverBy.reduce((sum, each) => sum + each, 0)).toBe(1);
  });

  it('is open to a copied passkey after all remedies but the deletion', () => {
    const of = (one: PhishedAttempt) => ({ ...one, user: 1 });
    expect(only(tally(...[byPasskey, remedied, byPasskey, afterDeletion].map(of)))).toMatchObject({
      kind: 'stolen-passkey',
      takenOver: 1,
      byPasskey: 1,
      gave: 0,
      remains: { passkeys: 1, passkeyAfterRemedies: 1, deletions: 1, passkeyAfterDeletion: 0 },
    });
  });

  it('counts a passkey that signs somebody in from the page of a lure as the passkey’s own failure', () => {
    const through = attempt({}, follow, trust, ['use-passkey', 'lured-to-passkey/use-passkey', 'accepted', '0']);
    expect(only(tally(through, taken))).toMatchObject({ passkeyTaken: 1, gave: 1, takenOver: 1, byPasskey: 1 });
  });
});

describe('who stopped it', () => {
  const page = 'lured-to-passkey/weigh-other-way';
  it.each([
    [
      'the person',
      'person lured-to-passkey/weigh-message lure-passed-over',
      [],
      'lured-to-passkey/weigh-message',
      'lure-passed-over',
    ],
    [
      'the desk',
      'desk lured-to-passkey/weigh-message lure-reported',
      [],
      'lured-to-passkey/weigh-message',
      'lure-reported',
    ],
    [
      'the browser, where the person goes away after it refused',
      'browser lured-to-passkey/use-passkey SecurityError',
      [follow, trust, blocked],
      page,
      'grew-suspicious',
    ],
    [
      'the browser, where the person tells of it',
      'browser lured-to-passkey/use-passkey SecurityError',
      [follow, trust, blocked],
      page,
      'lure-reported',
    ],
    [
      'the person, where no passkey was asked for',
      `person ${page} grew-suspicious`,
      [follow, trust],
      page,
      'grew-suspicious',
    ],
  ] as const)('is %s', (_, stop, told, step, reason) => {
    expect(stopOf(gaveUp(step, reason), ...told)).toEqual([stop]);
  });

  it('is the policy where the password holds and does not suffice, and the password is given all the same', () => {
    const only50076: Told = ['submit-password', 'password-otp/submit-password', 'passkey-only', '50076'];
    const stopped = attempt(
      { outcome: gaveUp('password-otp/submit-password', 'no-passkey-and-no-other-way') },
      follow,
      trust,
      blocked,
      only50076,
    );
    expect(only(tally(stopped))).toMatchObject({
      gave: 1,
      gavePassword: 1,
      takenOver: 0,
      stops: { 'policy password-otp/submit-password 50076': 1 },
    });
  });

  it('is the site where a challenge does not hold, and nobody where there is nothing to copy', () => {
    expect(stopOf(refused('assertion-replayed/replay-assertion', '135018'))).toEqual([
      'site assertion-replayed/replay-assertion 135018',
    ]);
    expect(stopOf(gaveUp('passkey-of-attacker/reach-for-passkey', 'nothing-to-steal'))).toEqual([
      'nothing-there passkey-of-attacker/reach-for-passkey nothing-to-steal',
    ]);
  });
});

describe('people and their own needs', () => {
  const signIn = (arm: string, need: number, outcome: Outcome) =>
    attempt({ arm, need, outcome, purpose: 'sign-in', flow: 'passkey' });
  const failed = gaveUp('passkey/use-passkey', 'patience-exhausted');

  it('are met when starting over leads in, and pairs hold what one arm meets more', () => {
    const counts = tally(
      signIn('passkey', 0, failed),
      signIn('passkey', 0, worked),
      signIn('passkey', 1, worked),
      signIn('required', 0, worked),
      signIn('required', 1, failed),
    );
    expect(counts.cells.map(({ arm, people: { needs, met } }) => [arm, needs, met])).toEqual([
      ['passkey', 2, 2],
      ['required', 2, 1],
    ]);
    expect(counts.pairs).toMatchObject([
      { arm: 'passkey', baseline: 'required', people: 1, needs: 2, more: 1, moreSquared: 1, moreTimesNeeds: 2 },
    ]);
  });

  it('of a need with a void attempt nothing is known, nor of such an attack', () => {
    const ourFault: Outcome = { kind: 'void', code: 'browser-crashed' };
    const { people, attacks } = cellOf(
      tally(signIn('passkey', 0, ourFault), signIn('passkey', 0, worked), lured, { ...taken, outcome: ourFault }),
    );
    expect(people).toMatchObject({ people: 1, needs: 0, met: 0, void: 2 });
    expect(attacks).toEqual([]);
  });
});

it('is the same however people are parted among threads', () => {
  const lives = [
    [lured, taken, remedied],
    [byPasskey, remedied, byPasskey, afterDeletion],
    [attempt({ outcome: gaveUp('lured-to-passkey/weigh-message', 'lure-passed-over') })],
    [attempt({ purpose: 'sign-in', need: 0, flow: 'passkey' })],
  ].map((life, user) => life.map((one) => ({ ...one, user })));
  const bySum = (counts: PhishingCounts) => ({
    ...counts,
    traces: counts.traces.toSorted((one, other) => one.user - other.user),
    cells: counts.cells.map((cell) =>
      Object.assign({}, cell, { attacks: cell.attacks.toSorted((one, other) => (one.kind < other.kind ? -1 : 1)) }),
    ),
  });
  const whole = bySum(tally(...lives.flat()));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: lives.length }), fc.boolean(), (cut, turned) => {
      const parts = [tally(...lives.slice(0, cut).flat()), tally(...lives.slice(cut).flat())];
      expect(bySum(addPhishingCounts(turned ? parts.toReversed() : parts))).toEqual(whole);
    }),
  );
});
