// Phishing in virtual time: the page of the lure, and what an attacker and an administrator do. Sessions and answers are the site's.
import type { AttackAction } from '../../../scenarios/flows/attack-action.ts';
import { nothingMeasured, type AttackSession, type Performed, type StepAddress } from '../../attempt/target-session.ts';
import type { Intent } from '../../people/intent.ts';
import type { VirtualAccount } from './virtual-account.ts';
import { handOverPass, openHome, openLure } from './virtual-actions.ts';
import type { Shown, VirtualBrowser } from './virtual-browser.ts';

/** Asks for a page, with its time and its faults. */
export type RequestOfAttack = <A extends AttackAction>(
  action: A,
  intent: Intent<A>,
  at: StepAddress,
  answer: (browser: VirtualBrowser, intent: Intent<A>) => Shown,
) => Performed<A>;

type Administered = 'reset-password-of-account' | 'revoke-sessions' | 'delete-passkeys';

/** What a person's passkey has answered before was seen by nobody. */
const nothingSeen: Performed<'replay-assertion'> = { result: 'not-at-hand', measured: nothingMeasured };

export class VirtualAttack implements AttackSession {
  readonly #browser: VirtualBrowser;
  readonly #request: RequestOfAttack;

  constructor(browser: VirtualBrowser, request: RequestOfAttack) {
    this.#browser = browser;
    this.#request = request;
  }

  'open-lure'(intent: Intent<'open-lure'>, at: StepAddress) {
    return this.#request('open-lure', intent, at, openLure);
  }

  'open-home'(intent: Intent<'open-home'>, at: StepAddress) {
    return this.#request('open-home', intent, at, openHome);
  }

  'replay-assertion'(intent: Intent<'replay-assertion'>, at: StepAddress) {
    if (this.#browser.account.lastAssertion === undefined) return nothingSeen;
    return this.#request('replay-assertion', intent, at, (browser) => browser.replay() ?? {});
  }

  'hand-over-pass'(intent: Intent<'hand-over-pass'>, at: StepAddress) {
    return this.#request('hand-over-pass', intent, at, handOverPass);
  }

  'give-pass'(_intent: Intent<'give-pass'>, at: StepAddress): Performed<'give-pass'> {
    const codeRead = this.#browser.account.givePass(Math.round(at.nowMs));
    return codeRead === undefined
      ? { result: 'refused', measured: nothingMeasured }
      : { result: 'done', codeRead, measured: nothingMeasured };
  }

  'reset-password-of-account'(_intent: Intent<'reset-password-of-account'>, at: StepAddress) {
    return this.#administer<'reset-password-of-account'>((account) => account.resetPassword(Math.round(at.nowMs)));
  }

  'revoke-sessions'(_intent: Intent<'revoke-sessions'>, at: StepAddress) {
    return this.#administer<'revoke-sessions'>((account) => account.revokeSessions(Math.round(at.nowMs)));
  }

  'delete-passkeys'() {
    return this.#administer<'delete-passkeys'>((account) => account.deletePasskeys());
  }

  #administer<A extends Administered>(does: (account: VirtualAccount) => void): Performed<A> {
    does(this.#browser.account);
    return { result: 'done', measured: nothingMeasured } as Performed<A>;
  }
}
