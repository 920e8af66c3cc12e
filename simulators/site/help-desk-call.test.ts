// A call to the help desk, from whoever calls.
import { describe, expect, it } from 'vitest';
import type { DeskAnswer } from '../../scenarios/schema/help-desk.ts';
import { policy as policySchema } from '../../scenarios/schema/policy.ts';
import { newAccount, type Account } from './account.ts';
import { respond } from './respond.ts';
import { noGuesses } from './rules/guess-record.ts';
import type { SiteRequest } from './request.ts';
import type { Session } from './session.ts';

const noonMs = Date.UTC(2026, 0, 5, 12);
const hourMs = 3_600_000;
const questions: DeskAnswer = { proof: 'questions', right: 3, asked: 3 };
const callBack: DeskAnswer = { proof: 'call-back', reached: true };

class Call {
  account: Account = newAccount({
    id: '1',
    userPrincipalName: 'ana',
    displayName: 'Ana',
    groups: ['staff'],
    userHandle: 'handle',
    secondFactor: 'totp',
    mobileNumber: undefined,
    alternateEmail: undefined,
    credentials: [],
  });
  #session: Session | undefined;
  readonly #policy;

  constructor(policy: object) {
    this.#policy = policySchema.parse(policy);
  }

  ask(request: SiteRequest, nowMs = noonMs) {
    const directory = {
      accountOf: (name: string) => (name === 'ana' ? this.account : undefined),
      ownerOf: () => undefined,
      guessesAtNobody: () => noGuesses,
    };
    const answer = respond({ policy: this.#policy, directory, origins: [] }, this.#session, request, nowMs);
    this.#session = answer.session;
    this.account = answer.account ?? this.account;
    return answer;
  }

  call(userName = 'ana', nowMs = noonMs) {
    return this.ask({ kind: 'call-help-desk', userName }, nowMs).shown;
  }

  answer(answer?: DeskAnswer, passedOver = false) {
    return this.ask({ kind: 'answer-help-desk', answer, passedOver }, noonMs + hourMs);
  }
}

const desk = { helpDesk: { procedure: ['questions', 'call-back'], opensAt: 9, closesAt: 17 } };
const says = (code: string) => ({ kind: 'call', code });

describe('a call to the help desk', () => {
  it('asks for the proofs of its procedure, and with the last of them gives a pass in place of the one before', () => {
    const call = new Call(desk);
    expect(call.call()).toEqual({ kind: 'call', asksFor: 'questions' });
    expect(call.answer(questions).shown).toEqual({ kind: 'call', asksFor: 'call-back' });
    expect(call.account.pass).toBeUndefined();
    const first = call.answer(callBack);
    expect(first).toMatchObject({ shown: { kind: 'call' }, audit: [{ activity: 'Admin registered security info' }] });
    expect(first.passOf?.pass).toEqual(call.account.pass);
    expect(call.account.pass).toMatchObject({ issuedBy: 'help-desk', lifetimeMs: hourMs, used: false });
    call.ask({ kind: 'enter-pass', userName: 'ana', matches: true }, noonMs + hourMs);
    expect(call.account.pass?.used).toBe(true);
    call.call();
    call.answer(questions);
    call.answer(undefined, true);
    expect(call.account.pass?.used).toBe(false);
  });

  it('is over with the first proof that does not hold, and nothing is given after it', () => {
    const call = new Call(desk);
    call.call();
    expect(call.answer({ ...questions, right: 2 }).shown).toEqual(says('proof-not-held'));
    expect(call.answer(questions).shown).toEqual(says('call-ended'));
    expect(call.account.pass).toBeUndefined();
  });

  it('is answered by nobody outside its hours, nor where there is no help desk', () => {
    const call = new Call(desk);
    expect(call.call('ana', noonMs - 4 * hourMs)).toEqual(says('help-desk-closed'));
    expect(call.answer(questions).shown).toEqual(says('call-ended'));
    expect(new Call({}).call()).toEqual(says('help-desk-closed'));
  });

  it('gives no pass to whom the policy of passes leaves out, nor for an account that there is not', () => {
    const outside = new Call({ ...desk, temporaryAccessPass: { groups: ['managers'] } });
    outside.call();
    outside.answer(questions);
    expect(outside.answer(callBack).shown).toEqual(says('pass-not-allowed'));
    const nobody = new Call(desk);
    expect(nobody.call('nobody')).toEqual({ kind: 'call', asksFor: 'questions' });
    expect(nobody.answer(questions).shown).toEqual(says('proof-not-held'));
  });
});
