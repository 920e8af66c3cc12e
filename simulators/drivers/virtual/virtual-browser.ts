// A browser of the virtual driver at the site's pages, and the authenticators that it speaks to: what they would do, and what the site answers.
import type { ActionShowing } from '../../../scenarios/flows/action.ts';
import type { PageName } from '../../../scenarios/flows/page-name.ts';
import type { DeskProof } from '../../../scenarios/schema/help-desk.ts';
import { askedClass } from '../../../scenarios/schema/external-method.ts';
import type { Provider } from '../../../scenarios/schema/provider.ts';
import { clientOf } from '../../attempt/client-of-device.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import type { PasskeyUse } from '../../attempt/passkey-use.ts';
import type { TargetAction } from '../../attempt/target-session.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import { CeremonyError } from '../../authenticator/software/ceremony-error.ts';
import { rpIdOfOrigin } from '../../authenticator/software/rp-id-of-origin.ts';
import { shownAaguid } from '../../authenticator/shown-aaguid.ts';
import type { Passkey } from '../../authenticator/passkey.ts';
import { isOfPhone, isOn, passkeysBesideNew } from '../../authenticator/sync-fabric.ts';
import type { Intent } from '../../people/intent.ts';
import type { Answer } from '../../site/answer.ts';
import type { Client } from '../../site/client.ts';
import type { RecoveryCall } from '../../site/recovery.ts';
import type { RequestOf, Rewritten, SignedFacts, SiteRequest } from '../../site/request.ts';
import { respond } from '../../site/respond.ts';
import type { ExternalAnswer } from '../../site/rules/external-answer.ts';
import type { Challenge } from '../../site/rules/challenge-life.ts';
import type { Session } from '../../site/session.ts';
import { virtualLureOrigin, virtualOrigin, virtualRpId, type VirtualAccount } from './virtual-account.ts';

/** What the browser shows: another page, perhaps with an error; or the same page with an error. */
export interface Shown {
  readonly page?: PageName;
  readonly code?: string;
  /** What it means, where no page says so: of a call, and of somebody who does not answer. */
  readonly said?: 'accepted' | 'asked-for-more' | 'unavailable';
  /** Of a call: what is asked for next. */
  readonly asksFor?: DeskProof;
  /** A pass that was given, as it is shown or read out. */
  readonly pass?: string | undefined;
  /** What the site cannot do itself. */
  readonly call?: RecoveryCall | undefined;
  /** Of a ceremony that asks who made the authenticator. */
  readonly attestation?: 'direct';
}

const ceremony: Shown = {};
const attestedCeremony: Shown = { attestation: 'direct' };
const notAllowed: Shown = { code: 'NotAllowedError' };
/** A page on the host of whoever phishes asks for passkeys of the site. */
const onLure = refusalOn(virtualLureOrigin);

const idPrefix = 'virtual-';
/** Of every virtual challenge: it leaves nothing to be guessed. */
const freshChallenge = 'virtual';
const askForAttestation = { kind: 'ask-for-attestation', freshChallenge } as const;

/** What a browser on the site's own page and an authenticator that has verified the person sign. */
const factsOf: Readonly<Record<Provider['passkeyType'], SignedFacts>> = {
  synced: { origin: virtualOrigin, userPresent: true, userVerified: true, backupEligible: true, backedUp: true },
  deviceBound: { origin: virtualOrigin, userPresent: true, userVerified: true, backupEligible: false, backedUp: false },
};

export class VirtualBrowser {
  order: SessionOrder;
  /** The account as the target keeps it. */
  account: VirtualAccount;
  page: PageName | undefined;
  /** As typed last on the page to sign in. Absent: none yet. */
  userName: string | undefined;
  /** What the external provider sends back with the person. */
  externalAnswer: ExternalAnswer = { kind: 'unreadable' };
  /** Of one ceremony after the other. */
  readonly #askForAssertion: Rewritten<'ask-for-assertion'> = {
    kind: 'ask-for-assertion',
    userName: '',
    freshChallenge,
  };
  readonly #assertion = {
    credentialId: '',
    userHandle: '',
    verification: { verified: true as const, counter: 0, facts: factsOf.synced },
  };
  readonly #showAssertion: Rewritten<'show-assertion'> = {
    kind: 'show-assertion',
    challenge: undefined,
    assertion: this.#assertion,
  };
  /** The target's clock at the step, ms since the Unix epoch. */
  nowMs = Number.NaN;
  /** What the site knows of this browser. */
  #session: Session | undefined;
  /** What the help desk knows of the call. */
  #callSession: Session | undefined;

  /** Undefined: the policy asks nothing of it. */
  #client: Client | undefined;

  constructor(order: SessionOrder, account: VirtualAccount) {
    this.order = order;
    this.account = account;
    this.begin(order, account);
  }

  /** As one that was never here, for the next attempt. */
  begin(order: SessionOrder, account: VirtualAccount): void {
    this.order = order;
    this.account = account;
    this.page = undefined;
    this.userName = undefined;
    this.#session = undefined;
    this.#callSession = undefined;
    this.#client = askedOf(order, account);
    if (order.attacker?.goesOnFrom !== undefined) this.#session = account.spoils;
  }

  /** Asks the site, and carries out what it says: of a person at a lure, whoever phishes does. */
  ask(request: SiteRequest): Shown {
    const account = this.account;
    const answer = respond(account.tenant, this.#session, request, this.nowMs, this.#client);
    this.#session = answer.session;
    if (this.order.ruse !== undefined || this.order.attacker !== undefined) account.spoils = answer.session;
    account.take(answer);
    if (answer.passwordOf !== undefined && 'text' in request) account.password = request.text;
    return shownOf(answer, account);
  }

  /** What is told to the site from elsewhere, of the recovery that this browser's session holds. */
  hear(request: RequestOf<'hear-of-identity' | 'hear-of-presentation'>): Shown {
    return this.ask(request);
  }

  /** Sends what a passkey has answered to a question of before. Undefined: nobody has seen any. */
  replay(): Shown | undefined {
    const seen = this.account.lastAssertion;
    if (seen === undefined) return undefined;
    this.#askForAssertion.userName = '';
    this.ask(this.#askForAssertion);
    return this.ask({
      kind: 'show-assertion',
      challenge: this.#takeChallenge(),
      assertion: { ...seen, verification: { verified: false, failure: 'wrong-challenge' } },
    });
  }

  /** A call has a session of its own. */
  onTheTelephone(request: RequestOf<'call-help-desk' | 'answer-help-desk'>): Shown {
    const account = this.account;
    const answer = respond(account.tenant, this.#callSession, request, this.nowMs);
    this.#callSession = answer.session;
    account.take(answer);
    return shownOf(answer, account);
  }

  /** The token of an external provider who was asked about the owner of this account. */
  approval(): ExternalAnswer {
    return {
      kind: 'signed',
      claims: {
        issuer: 'virtual',
        audience: ['virtual'],
        subject: this.account.account.id,
        nonce: 'virtual',
        issuedAtMs: this.nowMs,
        expiresAtMs: this.nowMs + 1,
        contextClasses: [askedClass],
        methods: ['swk'],
      },
    };
  }

  signIn({ from, withUserName }: PasskeyUse, prompt: Intent<ActionShowing<'passkey'>>['prompt']): Shown {
    const { userPrincipalName } = this.account.account;
    this.#askForAssertion.userName = withUserName ? (this.userName ?? userPrincipalName) : '';
    this.ask(this.#askForAssertion);
    if (this.order.ruse !== undefined && onLure !== undefined) return onLure;
    const passkey = prompt === 'confirmed' ? this.#passkeyOf(from) : undefined;
    if (passkey === undefined) return notAllowed;
    count(passkey);
    const assertion = this.#assertion;
    assertion.credentialId = passkey.credentialId;
    assertion.userHandle = passkey.userHandle;
    assertion.verification.counter = passkey.signCount;
    assertion.verification.facts = factsOf[passkey.provider.passkeyType];
    this.#showAssertion.challenge = this.#takeChallenge();
    this.account.lastAssertion = passkey;
    return this.ask(this.#showAssertion);
  }

  createPasskey(prompt: Intent<'create-passkey'>['prompt']): Shown {
    const asked = this.ask(askForAttestation);
    if (asked.code !== undefined) return asked;
    const { attestation = 'none' } = asked;
    const { device, account: holder } = this.order;
    const { provider } = device;
    if (prompt !== 'confirmed') return notAllowed;
    // Nearly nobody has one yet.
    if (holder.passkeys.length > 0 && passkeysBesideNew(device, holder.passkeys).length > 0)
      return { code: 'InvalidStateError' };
    const { credentials, userHandle } = this.account.account;
    const ordinal = ordinalAfter(credentials);
    const credentialId = `${idPrefix}${ordinal}`;
    const counter = provider.passkeyType === 'synced' ? 0 : 1;
    const credential = {
      credentialId,
      aaguid: shownAaguid(provider, attestation),
      // The certificate is of a maker whom the metadata of every simulation knows, for models that it knows at all.
      statement:
        attestation === 'direct' && provider.attestation === 'packed' ? ('chained' as const) : ('none' as const),
      counter,
      transports: [provider.transport],
    };
    const shown = this.ask({
      kind: 'show-attestation',
      challenge: this.#takeChallenge(),
      attestation: { verification: { verified: true, credential, facts: factsOf[provider.passkeyType] } },
    });
    if (shown.code !== undefined) return shown;
    const passkey: Passkey = {
      provider,
      deviceId: device.id,
      credentialId,
      key: { ordinal },
      userHandle,
      signCount: counter,
    };
    holder.passkeys = [...holder.passkeys, passkey];
    return shown;
  }

  /** Of those that it offers, the one made last. */
  #passkeyOf(from: PasskeyUse['from']): Passkey | undefined {
    const { device, user, account } = this.order;
    const { passkeys } = account;
    for (let at = passkeys.length - 1; at >= 0; at -= 1) {
      const passkey = passkeys[at] as Passkey;
      if (from === 'phone' ? isOfPhone(device, user.devices, passkey) : isOn(device, passkey)) return passkey;
    }
    return undefined;
  }

  #takeChallenge(): Challenge | undefined {
    const challenge = this.#session?.challenge;
    if (this.#session !== undefined) this.#session = { stage: this.#session.stage };
    return challenge;
  }

  expectPage(action: TargetAction, page: PageName): void {
    if (this.page !== page)
      throw new VoidAttempt('harness-error', `${action} on page "${this.page ?? 'none'}", expected "${page}"`);
  }
}

function askedOf(
  { device, seenAs = device }: SessionOrder,
  { tenant: { policy } }: VirtualAccount,
): Client | undefined {
  return policy.conditionalAccess.length === 0 ? undefined : clientOf(seenAs);
}

function shownOf({ shown, passOf, call }: Answer, account: VirtualAccount): Shown {
  if (passOf !== undefined) return { ...shown, pass: account.passText };
  if (call !== undefined) return { ...shown, call };
  if (shown.kind === 'ceremony') return shown.attestation === undefined ? ceremony : attestedCeremony;
  return shown.kind === 'heard' ? ceremony : shown;
}

/** One that was deleted leaves its place to nobody before the last. */
function ordinalAfter(credentials: VirtualAccount['account']['credentials']): number {
  const last = credentials.at(-1);
  return last === undefined ? 0 : Number(last.credentialId.slice(idPrefix.length)) + 1;
}

/** One that counts does so at each assertion. */
function count(passkey: Passkey): void {
  if (passkey.provider.passkeyType !== 'synced') passkey.signCount += 1;
}

/** As a browser decides before it asks any authenticator. Undefined: the page may ask. */
function refusalOn(origin: string): Shown | undefined {
  try {
    rpIdOfOrigin(origin, virtualRpId);
    return undefined;
  } catch (cause) {
    if (cause instanceof CeremonyError) return { code: cause.name };
    throw cause;
  }
}
