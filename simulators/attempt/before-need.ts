// Attempts that come to an account before a need and do not serve it, as they are to be lived: which of what was drawn has an effect in this
// arm and at this moment, who tries what, and with which account.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import { purposeOf } from '../../scenarios/flows/purpose-of.ts';
import type { Cause } from '../../scenarios/schema/attempt.ts';
import type { Arm, ArmId } from '../../scenarios/schema/arm.ts';
import { policyOfArm } from '../../scenarios/schema/policy-of-arm.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Ruse } from '../../scenarios/schema/ruse.ts';
import type { Unmeant } from '../../scenarios/schema/unmeant.ts';
import { whereIsPasskey } from '../authenticator/sync-fabric.ts';
import { foreignDevice } from '../people/device-state.ts';
import type { HumanModel } from '../people/intent.ts';
import type { Parameters } from '../people/parameters.ts';
import {
  comesNothing,
  unmeantCauses,
  type CausesBefore,
  type Guess,
  type GuessedPassword,
  type UnmeantCauses,
} from '../people/unmeant-causes.ts';
import { asStranger, withoutNeed } from '../people/unmeant-model.ts';
import type { Device, SignInNeed, VirtualUser } from '../people/virtual-user.ts';
import type { AccountHolder } from './account-holder.ts';
import type { Attacker } from './driver.ts';
import type { Plan } from './plan.ts';
import { strangerAddress } from './stranger-address.ts';

/** What a scenario has of attempts without a need. */
export interface UnmeantLife {
  readonly causes: UnmeantCauses;
  /** Wrong passwords that lock an account for the first time, by arm. */
  readonly lockOutThresholds: Readonly<Record<ArmId, number>>;
}

export interface WithoutNeed {
  readonly plan: Plan;
  /** What is typed: perhaps no account of this target. */
  readonly account: AccountHolder;
  /** The account that it comes to, with the passkeys that are at hand. */
  readonly cameTo: AccountHolder;
  readonly human: HumanModel;
  /** Of a stranger. Absent: the person's own. */
  readonly address?: string | undefined;
  /** Of phishing: whose pages the person is at, which machine the target sees, and whether whoever phishes is there in the person's place. */
  readonly ruse?: Ruse | undefined;
  readonly seenAs?: Device | undefined;
  readonly attacker?: Attacker | undefined;
  /** Who comes back while it fails. Absent: nobody does. */
  readonly again?: { readonly triesAtMost: number; readonly pauseMs: number };
}

/** Undefined: the scenario has none. */
export function unmeantLife(
  { seed, unmeant, policy, arms }: { seed: number; unmeant: Unmeant; policy: Policy; arms: readonly Arm[] },
  parameters: Parameters,
): UnmeantLife | undefined {
  const causes = unmeantCauses(unmeant, seed, parameters);
  return causes === undefined ? undefined : { causes, lockOutThresholds: lockOutThresholds(policy, arms) };
}

export function lockOutThresholds(policy: Policy, arms: readonly Arm[]): UnmeantLife['lockOutThresholds'] {
  return Object.fromEntries(arms.map((arm) => [arm.id, policyOfArm(policy, arm).smartLockout.threshold]));
}

/** What came longer before a need than this is told as if it had come then, ms. A working day; no figure rests on it. */
const longestBeforeMs = 8 * 3_600_000;
/** What is tried first is tried so long before the need, ms: long enough to be over, and in this order. */
const leadMs = { promptClosed: 240_000, passkeyNotThere: 200_000, wrongDevice: 160_000, wrongAccount: 90_000 } as const;
/** Draw addresses start here, far from those of registrations; so many are kept for each need. */
const firstDraw = 2_000_000;
const drawsOfNeed = 128;

/** Before it has its place in time, and with it its address of draws. */
type Untold = Omit<WithoutNeed, 'plan'> & Pick<Plan, 'flow' | 'device' | 'startsAtMs'>;

interface Person {
  readonly user: VirtualUser;
  readonly needs: readonly SignInNeed[];
  readonly human: HumanModel;
}

/** In order of time. Before what is no need to sign in, as a registration, comes nothing. */
export function attemptsBefore(
  { causes }: UnmeantLife,
  person: Person,
  { signIn }: Pick<Arm, 'signIn'>,
  account: AccountHolder,
  next: Pick<Plan, 'flow' | 'need'>,
): WithoutNeed[] {
  const { user, needs } = person;
  const at = purposeOf(next.flow) === 'sign-in' ? placeOf(needs, next.need) : -1;
  const need = needs[at];
  if (need === undefined) return [];
  const sinceMs = need.atMs - (needs[at - 1]?.atMs ?? Number.NEGATIVE_INFINITY);
  const drawn = causes(user, need, Math.min(longestBeforeMs, sinceMs));
  // Before many needs: what follows is apart, as V8 makes room for what closures see wherever it may come to one.
  return comesNothing(drawn) ? [] : attemptsOf(drawn, need, person, signIn, account);
}

function placeOf(needs: readonly SignInNeed[], ordinal: number | undefined): number {
  for (let at = 0; at < needs.length; at += 1) if (needs[at]?.ordinal === ordinal) return at;
  return -1;
}

function attemptsOf(
  drawn: CausesBefore,
  need: SignInNeed,
  { user, human }: Person,
  signIn: Arm['signIn'],
  account: AccountHolder,
): WithoutNeed[] {
  const { atMs, day, device } = need;
  const found: Untold[] = [];
  const add = (flow: FlowId, beforeMs: number, who: Omit<WithoutNeed, 'plan'>, on = device) =>
    found.push({
      ...who,
      flow,
      device: on,
      startsAtMs: atMs - beforeMs,
    });
  const asPerson = (cause: Cause, as: Partial<Pick<WithoutNeed, 'account' | 'cameTo'>> = {}) => ({
    account,
    cameTo: account,
    human: withoutNeed(human, cause),
    ...as,
  });

  for (const beforeMs of drawn.pagesLeftMs) add('page-left', beforeMs, asPerson('page-not-meant'));
  if (registrationFor(signIn) !== undefined) {
    const passkeyAt = whereIsPasskey(device, user.devices, account.passkeys);
    if (passkeyAt === 'nowhere') {
      if (drawn.askedForNone) add('passkey-not-there', leadMs.passkeyNotThere, asPerson('passkey-not-there'));
    } else if (drawn.automaticPromptClosed) add('prompt-waved-away', leadMs.promptClosed, asPerson('automatic-prompt'));
    // Autofill knows the passkeys of this device, and no others.
    if (passkeyAt === 'this-device' && drawn.autofillPassedOver)
      add('prompt-waved-away', leadMs.promptClosed, asPerson('autofill-prompt'));
    if (drawn.wrongDevice && account.passkeys.length > 0)
      add(
        'wrong-device',
        leadMs.wrongDevice,
        asPerson('wrong-device', { cameTo: { ...account, passkeys: [] } }),
        otherDevice(user, device),
      );
    if (drawn.wrongAccount)
      add(
        'passkey-of-wrong-account',
        leadMs.wrongAccount,
        asPerson('wrong-account', { account: elsewhere(user, account) }),
      );
  } else if (drawn.wrongAccount)
    add('wrong-account', leadMs.wrongAccount, asPerson('wrong-account', { account: elsewhere(user, account) }));
  for (const guess of drawn.guesses)
    add('password-guess', guess.beforeMs, stranger(human, user, account, guess), computer(user));
  // Stable: of the same moment, in the order above.
  found.sort((a, b) => a.startsAtMs - b.startsAtMs);
  const firstOfNeed = firstDraw + need.ordinal * drawsOfNeed;
  return found.map(({ flow, device: on, startsAtMs, account: typed, cameTo, human: as, address }, nth) => {
    const plan: Plan = { flow, need: undefined, day, device: on, startsAtMs, firstDraw: firstOfNeed + nth };
    return { plan, account: typed, cameTo, human: as, address };
  });
}

/** Their own other one, or one that they borrow. */
function otherDevice({ devices }: VirtualUser, { id }: Device): Device {
  const [main] = devices;
  return devices.find((other) => other.id !== id) ?? { ...main, id: 'borrowed' };
}

/** Of a service that is not this one: nobody has it here. */
function elsewhere({ index }: VirtualUser, account: AccountHolder): AccountHolder {
  return {
    ...account,
    userPrincipalName: account.userPrincipalName.replace('@', '@not.'),
    password: `Elsewhere-${index}`,
  };
}

function stranger(
  human: HumanModel,
  user: VirtualUser,
  account: AccountHolder,
  { password, address }: Guess,
): Omit<WithoutNeed, 'plan'> {
  const tried = { ...account, password: textOf(password, user, account), passkeys: [] };
  return {
    account: tried,
    cameTo: tried,
    human: asStranger(human, password.kind === 'common' ? 'common-password-tried' : 'leaked-password-tried'),
    address: strangerAddress(address),
  };
}

/** A right one is the one that it is now. */
function textOf(guess: GuessedPassword, { index, oldPassword }: VirtualUser, { password }: AccountHolder): string {
  switch (guess.kind) {
    case 'right':
      return password;
    case 'leaked':
      return guess.pair === 0 ? oldPassword : `Leaked-${index}-${guess.pair}`;
    case 'common':
      return `Common-${guess.rank}`;
  }
}

/** What strangers use is not known; a record asks for a kind. */
function computer({ devices: [main] }: VirtualUser): Device {
  return { ...main, id: 'of-a-stranger', kind: 'windows-laptop', state: foreignDevice };
}
