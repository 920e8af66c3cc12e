// What a browser of the virtual driver does for each action that asks the site for something: a page opened, a form sent, a ceremony.
import type { ExternalAnswer } from '../../../scenarios/flows/external-answer.ts';
import { passkeyUse } from '../../attempt/passkey-use.ts';
import type { Intent } from '../../people/intent.ts';
import { normaliseUserName } from '../../site/account.ts';
import type { Rewritten, SiteRequest } from '../../site/request.ts';
import { enteredDigits } from '../../site/rules/code-decision.ts';
import { isLockedOut } from '../../site/rules/smart-lockout.ts';
import { timeStepAt, totpForm } from '../../site/rules/totp-code.ts';
import { numberOfCode } from './number-code.ts';
import type { Shown, VirtualBrowser } from './virtual-browser.ts';

/** Those that say nothing of the person, made once. */
const requests = {
  openSignIn: { kind: 'open-sign-in' },
  openOtherWays: { kind: 'open-other-ways' },
  openPasskeyRegistration: { kind: 'open-passkey-registration' },
  openPasswordReset: { kind: 'open-password-reset' },
} as const satisfies Readonly<Record<string, SiteRequest>>;

/** Those of every attempt, each written anew for the next: the site keeps no request. */
const entered: {
  readonly userName: Rewritten<'enter-user-name'>;
  readonly password: Rewritten<'enter-password'>;
  readonly code: Rewritten<'enter-code'>;
} = {
  userName: { kind: 'enter-user-name', userName: '' },
  password: {
    kind: 'enter-password',
    userName: '',
    matches: false,
    fingerprint: '',
    freshCode: '',
    // Of every virtual provider: what nobody guesses here need not be drawn.
    external: { kind: 'ready', issuer: 'virtual', clientId: 'virtual', freshState: 'virtual', freshNonce: 'virtual' },
  },
  code: { kind: 'enter-code', text: '', totpStep: undefined },
};

/** Pages that are operated by hand ask the site when there is something to enter, and not before. */
const isHarvest = ({ order: { ruse } }: VirtualBrowser): boolean =>
  ruse === 'harvest' || ruse === 'harvest-to-register';
/** They have no page for anything but user name, password and code. */
const notThere: Shown = { said: 'unavailable', code: 'http-502' };

export function openLure(_browser: VirtualBrowser, _intent: Intent<'open-lure'>): Shown {
  return { page: 'lure' };
}

/** Whoever is signed in is taken there from the sign-in page. */
export function openHome(browser: VirtualBrowser, _intent: Intent<'open-home'>): Shown {
  return browser.ask(requests.openSignIn);
}

export function openSignIn(browser: VirtualBrowser, _intent: Intent<'open-sign-in'>): Shown {
  if (browser.order.ruse === 'harvest-to-register') browser.ask(requests.openPasskeyRegistration);
  if (isHarvest(browser)) return { page: 'sign-in' };
  return browser.ask(requests.openSignIn);
}

export function submitUserName(browser: VirtualBrowser, { text }: Intent<'submit-user-name'>): Shown {
  const { userPrincipalName } = browser.account.account;
  // Nearly everybody types it as it is.
  const userName = text === userPrincipalName ? text : normaliseUserName(text);
  if (browser.page === 'sign-in') {
    browser.userName = userName;
    entered.userName.userName = userName;
    return browser.ask(entered.userName);
  }
  browser.expectPage('submit-user-name', 'reset-password');
  return browser.ask({ kind: 'enter-user-name-to-reset', userName, freshCode: browser.account.nextCode });
}

export function submitPassword(browser: VirtualBrowser, { text }: Intent<'submit-password'>): Shown {
  const { account } = browser;
  const { userPrincipalName, guesses } = account.account;
  const userName = browser.userName ?? userPrincipalName;
  const { password } = entered;
  password.userName = userName;
  password.matches =
    userName === userPrincipalName && !isLockedOut(guesses.lockout, browser.nowMs) && text === account.password;
  password.fingerprint = text;
  password.freshCode = account.nextCode;
  const shown = browser.ask(password);
  return isHarvest(browser) && shown.page === 'external-check' ? notThere : shown;
}

export function submitResetCode(browser: VirtualBrowser, { text }: Intent<'submit-code'>): Shown {
  return browser.ask({ kind: 'enter-reset-code', text });
}

export function submitCode(browser: VirtualBrowser, { text }: Intent<'submit-code'>): Shown {
  const digits = enteredDigits(text, totpForm.digits) ?? '';
  const { steps } = browser.account.tenant.policy.authenticatorApp;
  entered.code.text = text;
  entered.code.totpStep = numberOfCode(digits, timeStepAt(browser.nowMs), steps);
  return browser.ask(entered.code);
}

export function resendResetCode(browser: VirtualBrowser, _intent: Intent<'resend-code'>): Shown {
  return browser.ask({ kind: 'resend-reset-code', freshCode: browser.account.nextCode });
}

export function resendCode(browser: VirtualBrowser, _intent: Intent<'resend-code'>): Shown {
  return browser.ask({ kind: 'resend-code', freshCode: browser.account.nextCode });
}

/**
 * The provider takes whoever the site sends: it says so of every request that is in order, and the site makes no other. On the page of a relay
 * the address to come back to is the relay's, which is registered with nobody.
 */
export function openExternalCheck({ order }: VirtualBrowser, _intent: Intent<'open-external-check'>): Shown {
  if (order.ruse !== undefined) return { code: 'request-refused' };
  return { page: 'approve-sign-in' };
}

export function answerExternalCheck(browser: VirtualBrowser, { text }: Intent<'answer-external-check'>): Shown {
  browser.externalAnswer = text === ('approve' satisfies ExternalAnswer) ? browser.approval() : { kind: 'declined' };
  return { page: 'external-answer' };
}

export function returnFromExternalCheck(browser: VirtualBrowser, _intent: Intent<'return-from-external-check'>): Shown {
  return browser.ask({ kind: 'take-external-answer', state: 'virtual', answer: browser.externalAnswer });
}

export function usePasskey(browser: VirtualBrowser, { prompt }: Intent<'use-passkey'>): Shown {
  return browser.signIn(passkeyUse['use-passkey'], prompt);
}

export function usePasskeyForUserName(browser: VirtualBrowser, { prompt }: Intent<'use-passkey-for-user-name'>): Shown {
  return browser.signIn(passkeyUse['use-passkey-for-user-name'], prompt);
}

export function usePasskeyOfPhone(browser: VirtualBrowser, { prompt }: Intent<'use-passkey-of-phone'>): Shown {
  return browser.signIn(passkeyUse['use-passkey-of-phone'], prompt);
}

/** Entered by hand: only whoever phishes sees the site's page for it. */
export function handOverPass(browser: VirtualBrowser, { text }: Intent<'hand-over-pass'>): Shown {
  const { account, passText } = browser.account;
  return browser.ask({ kind: 'enter-pass', userName: account.userPrincipalName, matches: text === passText });
}

export function chooseAnotherWay(browser: VirtualBrowser, _intent: Intent<'choose-another-way'>): Shown {
  if (isHarvest(browser)) return { page: 'other-ways' };
  return browser.ask(requests.openOtherWays);
}

export function openRegistration(browser: VirtualBrowser, _intent: Intent<'open-passkey-registration'>): Shown {
  return browser.ask(requests.openPasskeyRegistration);
}

export function createPasskey(browser: VirtualBrowser, { prompt }: Intent<'create-passkey'>): Shown {
  return browser.createPasskey(prompt);
}

export function openPasswordReset(browser: VirtualBrowser, _intent: Intent<'open-password-reset'>): Shown {
  if (isHarvest(browser)) return notThere;
  return browser.ask(requests.openPasswordReset);
}

export function chooseNewPassword(browser: VirtualBrowser, { text }: Intent<'choose-new-password'>): Shown {
  return browser.ask({ kind: 'choose-new-password', text });
}
