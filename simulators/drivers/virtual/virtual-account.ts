// An account at the target of the virtual driver, and the directory that holds it alone: what the site keeps of it, and what elsewhere
// only I/O keeps (its password, codes on their way).
import type { Policy } from '../../../scenarios/schema/policy.ts';
import { newAccount, normaliseUserName, type Account, type DirectoryIdentity } from '../../site/account.ts';
import { withoutPasskeys, withPasswordReset, withSessionsRevoked } from '../../site/administration.ts';
import type { Answer } from '../../site/answer.ts';
import { noGuesses } from '../../site/rules/guess-record.ts';
import { decidePassIssue } from '../../site/rules/pass-issue.ts';
import { noLockout } from '../../site/rules/smart-lockout.ts';
import type { TemporaryAccessPass } from '../../site/rules/temporary-access-pass.ts';
import type { Session } from '../../site/session.ts';
import type { Directory, Tenant } from '../../site/tenant.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import { codeOfNumber } from './number-code.ts';

/** What is kept of it beside what it was opened with. */
export interface KeptAccount {
  readonly hasPassword: Account['hasPassword'];
  readonly guesses: Account['guesses'];
  readonly lastTotpStep: Account['lastTotpStep'];
  readonly resetCodesSentAtMs: Account['resetCodesSentAtMs'];
  readonly credentials: Account['credentials'];
  readonly pass: Account['pass'];
  readonly password: string;
  readonly codesSent: number;
}

/** What an assertion names. */
export interface SeenAssertion {
  readonly credentialId: string;
  readonly userHandle: string;
}

/** Of the pages of every virtual site. */
export const virtualOrigin = 'https://site.virtual';
/** RP id of the site, and origin of the pages of whoever phishes. */
export const virtualRpId = 'site.virtual';
export const virtualLureOrigin = 'https://site-login.virtual';
const virtualOrigins = [virtualOrigin];

/** Where every message goes: whoever it is for reads the last one that was sent. */
const somewhere = 'virtual';
const firstCode = codeOfNumber(1);
const noCredentials: Account['credentials'] = [];

export class VirtualAccount implements Directory {
  readonly tenant: Tenant;
  /** User principal name, as it was given. */
  readonly openedFor: string;
  /** As the target would compare its hash: in memory only, and only simulated. */
  password: string;
  /** Codes sent so far: makes each another. */
  #codesSent = 0;
  #nextCode = firstCode;
  #passesGiven = 0;
  /** Of whoever phishes: the session that they hold at the site. */
  spoils: Session | undefined;
  /** As the site was shown one last: what somebody on its way has seen. */
  lastAssertion: SeenAssertion | undefined;
  #account: Account;
  /** At names of elsewhere that this person took for their own. Absent: none yet. */
  #guessesAtNobody: Map<string, Account['guesses']> | undefined;

  constructor(
    policy: Policy,
    { displayName, groups, secondFactor }: Pick<VirtualUser, 'displayName' | 'groups' | 'secondFactor'>,
    userPrincipalName: string,
    password: string,
    identity?: DirectoryIdentity,
  ) {
    this.tenant = { policy, directory: this, keepsNoLog: true, origins: virtualOrigins };
    this.openedFor = userPrincipalName;
    const name = normaliseUserName(userPrincipalName);
    this.#account = newAccount({
      id: name,
      userPrincipalName: name,
      displayName,
      groups,
      userHandle: name,
      secondFactor,
      mobileNumber: somewhere,
      alternateEmail: somewhere,
      credentials: noCredentials,
      identity,
    });
    this.password = password;
  }

  /** The code that would be sent next. */
  get nextCode(): string {
    return this.#nextCode;
  }

  /** The code sent last. */
  get lastCode(): string {
    return codeOfNumber(this.#codesSent);
  }

  /** The pass given last, as long as the policy says. */
  get passText(): string {
    return String(this.#passesGiven).padStart(this.tenant.policy.temporaryAccessPass.length, '0');
  }

  get account(): Account {
    return this.#account;
  }

  accountOf(userName: string): Account | undefined {
    return userName === this.#account.userPrincipalName ? this.#account : undefined;
  }

  ownerOf(id: string): Account | undefined {
    for (const { credentialId } of this.#account.credentials) if (credentialId === id) return this.#account;
    return undefined;
  }

  guessesAtNobody(userName: string): Account['guesses'] {
    return this.#guessesAtNobody?.get(userName) ?? noGuesses;
  }

  /** Carries out what an answer of the site makes of the account. */
  take({
    account,
    message,
    guessesAtNobody,
    passOf,
  }: Pick<Answer, 'account' | 'message' | 'guessesAtNobody' | 'passOf'>): void {
    if (account !== undefined) this.#account = account;
    if (passOf !== undefined) this.#passesGiven += 1;
    if (message !== undefined) this.#countCodes(this.#codesSent + 1);
    if (guessesAtNobody !== undefined)
      (this.#guessesAtNobody ??= new Map()).set(guessesAtNobody.userName, guessesAtNobody.guesses);
  }

  /** As an administrator does it. */
  unlock(): void {
    this.#account = { ...this.#account, guesses: { ...this.#account.guesses, lockout: noLockout } };
  }

  /** As an administrator does it. */
  removePassword(): void {
    this.#account = { ...this.#account, hasPassword: false };
  }

  /** As an administrator does it: the one it had. */
  restorePassword(): void {
    this.#account = { ...this.#account, hasPassword: true };
  }

  /** As an administrator does it. */
  issuePass(pass: Omit<TemporaryAccessPass, 'used'>): void {
    this.#account = { ...this.#account, pass: { ...pass, used: false } };
  }

  /** As an administrator does it. Undefined: the policy gives this person none. */
  givePass(nowMs: number): string | undefined {
    const decision = decidePassIssue(this.tenant.policy.temporaryAccessPass, this.#account.groups, 'help-desk', nowMs);
    if (decision.kind === 'refused') return undefined;
    this.take({ account: { ...this.#account, pass: decision.pass }, passOf: this.#account });
    return this.passText;
  }

  /** As an administrator does it, who tells the person alone. */
  resetPassword(nowMs: number): void {
    this.#account = withPasswordReset(this.#account, nowMs);
    this.password = `${this.password}, reset`;
  }

  /** As an administrator does it. */
  revokeSessions(nowMs: number): void {
    this.#account = withSessionsRevoked(this.#account, nowMs);
  }

  /** As an administrator does it. */
  deletePasskeys(): void {
    this.#account = withoutPasskeys(this.#account);
  }

  keep(): KeptAccount {
    const { hasPassword, guesses, lastTotpStep, resetCodesSentAtMs, credentials, pass } = this.#account;
    return {
      hasPassword,
      guesses,
      lastTotpStep,
      resetCodesSentAtMs,
      credentials,
      pass,
      password: this.password,
      codesSent: this.#codesSent,
    };
  }

  restore({ password, codesSent, ...kept }: KeptAccount): void {
    this.#account = { ...this.#account, ...kept };
    this.password = password;
    this.#countCodes(codesSent);
  }

  #countCodes(codesSent: number): void {
    this.#codesSent = codesSent;
    this.#nextCode = codeOfNumber(codesSent + 1);
  }
}
