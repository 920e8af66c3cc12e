// The session of an ordered sign-in. Whole user and device are read from the order's tail only when somebody asks for them: on the
// rehearsed way nobody does.
import { purposeOf } from '../../../../scenarios/flows/purpose-of.ts';
import { codeChannel } from '../../../attempt/code-channel.ts';
import type { AccountHolder } from '../../../attempt/account-holder.ts';
import type { AttemptOrder } from '../../../attempt/attempt-order.ts';
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import type { AttemptStart } from '../../../attempt/start-over.ts';
import type { TargetSession } from '../../../attempt/target-session.ts';
import type { Maybe } from '../../../attempt/when-there.ts';
import type { Credential } from '../../../authenticator/software/credential.ts';
import type { Device, VirtualUser } from '../../../people/virtual-user.ts';
import { lastCode } from '../trial/last-code.ts';
import { baseUrlOf, clockOfTarget, type LoadGround } from '../session/load-ground.ts';
import { LoadLane } from '../session/load-lane.ts';
import { LoadTargetSession } from '../session/load-target-session.ts';
import { Prompt } from '../session/prompt.ts';
import type { HeldCredential, OrderedUser, OrderInHand } from '../orders/sign-in-order.ts';

const totpStepMs = 30_000;

export interface OrderedSession {
  readonly user: VirtualUser;
  readonly account: AccountHolder;
  readonly device: () => Device;
  /** A session without cookies, as another attempt has it. */
  readonly open: (drawIndex: number, correlationId: string) => Maybe<TargetSession>;
}

export function orderedSession(ground: LoadGround, order: OrderInHand, tail: () => OrderedUser): OrderedSession {
  const user = new LazyUser(order, tail);
  const account = new LazyAccount(order, tail);
  const device = () => {
    const { user: whole, device: id } = tail();
    return whole.devices.find((one) => one.id === id) ?? whole.devices[0];
  };
  const ordered = { user, account, device };
  return purposeOf(order.flow) === 'recovery'
    ? { ...ordered, open: openRecovery(ground, order, ordered) }
    : { ...ordered, open: openSignIn(ground, order, ordered) };
}

type Ordered = Omit<OrderedSession, 'open'>;

/** Whoever recovers an account makes a passkey and signs in with it: as in a whole life. */
function openRecovery(
  ground: LoadGround,
  { arm }: OrderInHand,
  { user, account, device }: Ordered,
): OrderedSession['open'] {
  const lane = new LoadLane(ground);
  return async (drawIndex, correlationId) => {
    const { session } = await lane.openSession({ user, account, arm, device: device(), drawIndex, correlationId });
    return session;
  };
}

function openSignIn(ground: LoadGround, order: OrderInHand, { user }: Ordered): OrderedSession['open'] {
  const baseUrl = baseUrlOf(ground, order.user);
  const made = new Map<HeldCredential, Credential>();
  const prompt = new Prompt({
    origin: baseUrl,
    platform: ground.platform,
    credentials: async (from) => {
      const usable: Credential[] = [];
      for (const held of order.credentials) {
        if (held.from !== from) continue;
        const credential =
          made.get(held) ?? credentialOf(ground, held, await ground.signerOf(order.user, held.ordinal));
        made.set(held, credential);
        usable.push(credential);
      }
      return usable;
    },
    newAuthenticator: () => {
      throw new VoidAttempt('harness-error', 'an ordered sign-in registers no passkey');
    },
    heldByRegistering: () => [],
    onRegistered: () => undefined,
  });
  return (drawIndex, correlationId) =>
    new LoadTargetSession({
      place: { user: { index: order.user }, arm: order.arm, drawIndex, correlationId },
      client: order.client,
      userPrincipalName: order.userPrincipalName,
      target: ground.target,
      baseUrl,
      externalUrl: ground.externalUrl,
      ...(ground.token === undefined ? {} : { token: ground.token }),
      web: ground.newWebClient(),
      pages: ground.pages,
      prompt,
      readCode: ({ flow, nowMs }) => {
        if (codeChannel(user, flow) !== 'totp') return lastCode(ground, baseUrl, order.userPrincipalName);
        const { totp } = order;
        const atMs = clockOfTarget(ground, nowMs);
        return totp !== undefined && totp.timeStep === Math.floor(atMs / totpStepMs)
          ? totp.code
          : ground.totp(user.totpSecret, atMs);
      },
      now: ground.now,
    });
}

function credentialOf(
  { target: { rpId } }: LoadGround,
  { id, userHandle, synced, signCount }: HeldCredential,
  key: Credential['key'],
): Credential {
  const credential: Credential = {
    id,
    rpId,
    userHandle,
    userName: '',
    key,
    discoverable: true,
    backup: synced ? 'backed-up' : 'device-bound',
  };
  if (signCount !== undefined) credential.signCount = signCount;
  return credential;
}

/** The device is asked of the tail only when somebody asks for it. */
export class OrderedAttempt implements AttemptOrder {
  readonly user: VirtualUser;
  readonly account: AccountHolder;
  readonly flow: AttemptOrder['flow'];
  readonly drawIndex: number;
  readonly startsAtMs: number;
  readonly timeLimitMs: number;
  readonly fallbacks: AttemptOrder['fallbacks'];
  readonly wait: AttemptOrder['wait'];
  readonly rehearsal: AttemptOrder['rehearsal'];
  readonly #ordered: OrderedSession;

  constructor(
    ordered: OrderedSession,
    { flow }: OrderInHand,
    { drawIndex, startsAtMs }: AttemptStart,
    { timeLimitMs, fallbacks, wait, rehearsal }: Pick<AttemptOrder, 'timeLimitMs' | 'fallbacks' | 'wait' | 'rehearsal'>,
  ) {
    this.user = ordered.user;
    this.account = ordered.account;
    this.flow = flow;
    this.drawIndex = drawIndex;
    this.startsAtMs = startsAtMs;
    this.timeLimitMs = timeLimitMs;
    this.fallbacks = fallbacks;
    this.wait = wait;
    this.rehearsal = rehearsal;
    this.#ordered = ordered;
  }

  get device() {
    return this.#ordered.device();
  }
}

/** What the head of an order knows stands there at once; everything else reads the tail. */
class LazyUser implements VirtualUser {
  readonly index: number;
  readonly secondFactor: VirtualUser['secondFactor'];
  readonly #tail: () => OrderedUser;

  constructor({ user, secondFactor }: OrderInHand, tail: () => OrderedUser) {
    this.index = user;
    this.secondFactor = secondFactor;
    this.#tail = tail;
  }

  get persona() {
    return this.#tail().user.persona;
  }
  get groups() {
    return this.#tail().user.groups;
  }
  get locale() {
    return this.#tail().user.locale;
  }
  get givenName() {
    return this.#tail().user.givenName;
  }
  get surname() {
    return this.#tail().user.surname;
  }
  get displayName() {
    return this.#tail().user.displayName;
  }
  get userName() {
    return this.#tail().user.userName;
  }
  get password() {
    return this.#tail().user.password;
  }
  get oldPassword() {
    return this.#tail().user.oldPassword;
  }
  get mobileNumber() {
    return this.#tail().user.mobileNumber;
  }
  get alternateEmail() {
    return this.#tail().user.alternateEmail;
  }
  get totpSecret() {
    return this.#tail().user.totpSecret;
  }
  get devices() {
    return this.#tail().user.devices;
  }
  get traits() {
    return this.#tail().user.traits;
  }
  get habits() {
    return this.#tail().user.habits;
  }
}

class LazyAccount implements AccountHolder {
  readonly userPrincipalName: string;
  readonly arm: AccountHolder['arm'];
  readonly #tail: () => OrderedUser;
  #password: string | undefined;
  #passkeys: AccountHolder['passkeys'] | undefined;

  constructor({ userPrincipalName, arm }: OrderInHand, tail: () => OrderedUser) {
    this.userPrincipalName = userPrincipalName;
    this.arm = arm;
    this.#tail = tail;
  }

  get password() {
    return this.#password ?? this.#tail().password;
  }
  set password(text) {
    this.#password = text;
  }
  get passkeys() {
    return (this.#passkeys ??= [...this.#tail().passkeys]);
  }
  set passkeys(held) {
    this.#passkeys = held;
  }
}
