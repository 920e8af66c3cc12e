// A Temporary Access Pass, from its sign-in to the passkey registered with it.
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../scenarios/schema/policy.ts';
import { newAccount, type Account } from './account.ts';
import { respond } from './respond.ts';
import { noGuesses } from './rules/guess-record.ts';
import type { SiteRequest } from './request.ts';
import type { Session } from './session.ts';

const startMs = Date.UTC(2026, 0, 5, 9);
const minuteMs = 60_000;

/** Ana, whom the help desk has just given a pass, in one browser. */
class Desk {
  #session: Session | undefined;
  #account: Account;

  constructor(isUsableOnce: boolean) {
    const made = {
      id: '1',
      userPrincipalName: 'ana',
      displayName: 'Ana',
      groups: [],
      userHandle: 'handle',
      mobileNumber: undefined,
      alternateEmail: undefined,
    };
    this.#account = {
      ...newAccount({ ...made, secondFactor: 'totp', credentials: [] }),
      pass: { issuedAtMs: startMs, lifetimeMs: 60 * minuteMs, isUsableOnce, used: false },
    };
  }

  ask(request: SiteRequest, afterMs: number) {
    const account = this.#account;
    const directory = {
      accountOf: (name: string) => (name === 'ana' ? account : undefined),
      ownerOf: () => undefined,
      guessesAtNobody: () => noGuesses,
    };
    const answer = respond(
      { policy: defaultPolicy, directory, origins: [] },
      this.#session,
      request,
      startMs + afterMs,
    );
    this.#session = answer.session;
    this.#account = answer.account ?? account;
    return answer;
  }

  enterPass(afterMs: number, userName = 'ana') {
    return this.ask({ kind: 'enter-pass', userName, matches: true }, afterMs);
  }
}

const registration: SiteRequest = { kind: 'open-passkey-registration' };
const registerPage = { shown: { kind: 'page', page: 'register-passkey' } };
const refusedWith = (code: string) => ({ shown: { kind: 'refusal', code } });
const otherWaysWith = (code: string) => ({ shown: { kind: 'page', page: 'other-ways', code } });

describe('a pass for one time', () => {
  it('is used up by its sign-in, after which its owner has ten minutes to register', () => {
    const desk = new Desk(true);
    expect(desk.enterPass(0)).toMatchObject({
      row: { code: '0', method: 'temporary-access-pass' },
    });
    expect(desk.ask(registration, 10 * minuteMs)).toMatchObject(registerPage);
    expect(desk.ask(registration, 10 * minuteMs + 1)).toMatchObject(refusedWith('50078'));
    expect(desk.enterPass(11 * minuteMs)).toMatchObject({ ...otherWaysWith('130505'), row: { code: '130505' } });
  });
});

describe('a pass for several times', () => {
  it('leaves the five minutes of any sign-in to register, and signs in again until it has expired', () => {
    const desk = new Desk(false);
    desk.enterPass(0);
    expect(desk.ask(registration, 5 * minuteMs)).toMatchObject(registerPage);
    expect(desk.ask(registration, 5 * minuteMs + 1)).toMatchObject(refusedWith('50078'));
    desk.enterPass(6 * minuteMs);
    expect(desk.ask(registration, 7 * minuteMs)).toMatchObject(registerPage);
    expect(desk.enterPass(60 * minuteMs)).toMatchObject(otherWaysWith('130504'));
  });
});

it('lets nobody in who has none, or has another', () => {
  const desk = new Desk(false);
  expect(desk.ask({ kind: 'enter-pass', userName: 'ana', matches: false }, 0)).toMatchObject(otherWaysWith('130503'));
  expect(desk.enterPass(0, 'nobody')).toMatchObject(otherWaysWith('130503'));
});
