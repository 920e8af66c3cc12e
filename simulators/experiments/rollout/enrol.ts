// Registering a passkey: asked by the campaign after a sign-in, made without a prompt, or with a Temporary Access Pass. Whether it comes
// about is for the registration flow and the target's rules.
import { rolloutFlows } from '../../../scenarios/flows/rollout-flows.ts';
import { firstUniformAt, openStream, streamKey } from '../../../scenarios/sampling/stream.ts';
import { weightedChoice } from '../../../scenarios/sampling/weighted-choice.ts';
import type { DeviceKind } from '../../../scenarios/schema/provider.ts';
import type { TenantRateId } from '../../../scenarios/schema/tenant-rate.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import {
  decideCampaign,
  isInCampaign,
  neverAsked,
  stopsCampaignOn,
  type CampaignDecision,
} from '../../site/rules/registration-campaign.ts';
import type { Device, SignInNeed } from '../../people/virtual-user.ts';
import { holdsOut, takesUp } from './campaign-answer.ts';
import { isReadyOn, type DeviceStanding, type Life } from './life.ts';
import { liveFlow, messagesOf, type NeedCourse } from './live-need.ts';
import { isAnother, isPhone, withDevices } from './meet-device-event.ts';
import type { TenantGround } from './tenant-ground.ts';
import { purposeOf } from './rates.ts';
import { firstOfCampaign, firstOfPass } from './registration-draws.ts';
import { TenantSession } from './tenant-session.ts';

export interface Registration {
  readonly made: boolean;
  readonly durationMs: number;
  readonly messages: number;
  readonly securityKey: boolean;
}

/** What the target says where no profile of the person allows such a passkey, or not from this model of authenticator. */
const notAllowedByPolicy: ReadonlySet<string | undefined> = new Set([
  '135016',
  'attestation-not-trusted',
  'authenticator-revoked',
  'authenticator-unfit',
]);

const conditionalCreation: Readonly<Record<DeviceKind, TenantRateId>> = {
  iphone: 'conditional-creation-iphone',
  ipad: 'conditional-creation-iphone',
  mac: 'conditional-creation-mac',
  'windows-laptop': 'conditional-creation-windows',
  'shared-windows-terminal': 'conditional-creation-windows',
  'android-phone': 'conditional-creation-android',
};

/**
 * The person turns to other providers of their persona, by their shares, in place of those of which the target has refused a passkey, where
 * there are any. Assumed: what they learn of its rules they learn from what it says to them.
 */
function turnAway({ seed, providers, persona }: TenantGround, life: Life): void {
  const { user } = life;
  const devices = user.devices.map((device): Device => {
    if (!life.refusedProviders.includes(device.provider.id)) return device;
    const choices = Object.entries(persona(user.persona).providers[device.kind]?.shares ?? {}).flatMap(
      ([id, share]) => {
        const provider = providers.get(id);
        return provider === undefined || share === 0 || life.refusedProviders.includes(id)
          ? []
          : [[provider, share] as const];
      },
    );
    const chosen = weightedChoice(
      choices,
      openStream({
        seed,
        purpose: 'tenant/provider-after-refusal',
        user: user.index,
        attempt: life.refusedProviders.length,
      }).uniform(),
    );
    return chosen === undefined ? device : { ...device, provider: chosen };
  });
  const [main, ...others] = devices;
  if (main !== undefined) life.user = withDevices(user, [main, ...others]);
}

/** As far as the person knows, and as far as they get. */
function mayHold({ seed, rates, rollout }: TenantGround, { refusedProviders, user }: Life, device: Device): boolean {
  if (refusedProviders.includes(device.provider.id) || rollout.registrationBlockedOn.includes(device.kind))
    return false;
  // A key brings its own; what has taken another's place is new.
  if (device.provider.transport !== 'internal' || isAnother(device)) return true;
  return readinessOf(seed, user.index, device.id === 'main' ? 'main' : 'other') >= rates['device-not-ready'];
}

const mainNotReady = `${purposeOf['device-not-ready']}/main`;
const otherNotReady = `${purposeOf['device-not-ready']}/other`;

/** From 0 to 1, of a device that somebody came with: below the rate of those that are not ready it can hold no passkey. */
export function readinessOf(seed: number, person: number, device: 'main' | 'other'): number {
  const key = streamKey(seed, device === 'main' ? mainNotReady : otherNotReady);
  return firstUniformAt(key, person, undefined, undefined);
}

/** The device to register on; undefined: the person knows of none that may hold a passkey. */
export function deviceToEnrol(ground: TenantGround, life: Life, atHand: Device): Device | undefined {
  const { user, account } = life;
  const phone = user.devices.find((device) => isPhone(device) && mayHold(ground, life, device));
  if (ground.rollout.enrolOn === 'phone-first' && account.passkeys.length === 0 && phone !== undefined) return phone;
  if (mayHold(ground, life, atHand)) return atHand;
  // What this device may not hold the phone can lend it.
  return account.passkeys.length === 0 ? phone : undefined;
}

function campaignDecision(ground: TenantGround, life: Life, atHand: Device, nowMs: number): CampaignDecision {
  const { campaign } = ground.rollout;
  if (campaign === undefined) return 'not-asked';
  return decideCampaign(campaign, life.campaign, passkeyState(ground, life, atHand), nowMs);
}

/** As the campaign asks it: is there one usable on this device, or could one be registered? */
export function passkeyState(ground: TenantGround, life: Life, atHand: Device): DeviceStanding['passkeyState'] {
  if (
    isReadyOn(life, atHand) ||
    life.account.passkeys.some(({ provider }) => stopsCampaignOn(provider.aaguid, atHand.kind))
  )
    return 'usable-here';
  const { campaign } = ground.rollout;
  const { policy } = ground.loaded.scenario;
  if (campaign !== undefined && !isInCampaign(campaign, policy, life.user.groups)) return 'impossible-here';
  return deviceToEnrol(ground, life, atHand) === undefined ? 'impossible-here' : 'possible-here';
}

/** Can device and password manager make one after a password was filled? A property of both, not of the day. Not into Windows Hello, not on a security key. */
export function createsConditionally(ground: TenantGround, life: Life, device: Device): boolean {
  const { seed, rates, rollout } = ground;
  const { transport, passkeyType } = device.provider;
  if (!rollout.conditionalCreation || transport !== 'internal' || passkeyType !== 'synced' || isReadyOn(life, device))
    return false;
  if (!mayHold(ground, life, device)) return false;
  const rate = conditionalCreation[device.kind];
  return firstUniformAt(streamKey(seed, purposeOf[rate]), life.user.index, undefined, undefined) < rates[rate];
}

/** Without a prompt, in the session of a sign-in with a password: nobody's time, and the target's rules decide. */
export function createConditionally(life: Life, { session, endedAtMs }: NeedCourse): boolean {
  const { result } = session['create-passkey'](
    { modelledMs: 0, prompt: 'confirmed' },
    { flow: rolloutFlows.registration, step: 'create-passkey', visit: 0, nowMs: endedAtMs },
  );
  if (result === 'registered') life.campaign = neverAsked;
  return result === 'registered';
}

/** Must register to go on, wants no passkey, and closes the page: they have not signed in. */
export function walksAway(ground: TenantGround, life: Life, atHand: Device, nowMs: number): boolean {
  return holdsOut(ground, life) && campaignDecision(ground, life, atHand, nowMs) === 'forced';
}

export interface CampaignCourse {
  readonly asked: boolean;
  /** Absent: put off. */
  readonly registration?: Registration;
}

/** After a need that was met. On the device at hand it goes on in the session of that sign-in; on the phone the person signs in anew. */
export function meetCampaign(
  ground: TenantGround,
  life: Life,
  need: SignInNeed,
  atHand: Device,
  { session, endedAtMs }: NeedCourse,
): CampaignCourse {
  const decision = campaignDecision(ground, life, atHand, endedAtMs);
  const device = deviceToEnrol(ground, life, atHand);
  if (decision === 'not-asked' || device === undefined) return { asked: false };
  if (decision === 'asked' && !takesUp(ground, life.user.index, need.ordinal)) {
    life.campaign = { snoozes: life.campaign.snoozes + 1, shownAtMs: endedAtMs };
    return { asked: true };
  }
  const drawIndex = firstOfCampaign + need.ordinal;
  return {
    asked: true,
    registration: register(
      ground,
      life,
      device,
      drawIndex,
      endedAtMs,
      device === atHand ? session : new TenantSession(ground, life, device, drawIndex),
    ),
  };
}

/** Asked by the site to go on. Undefined: they do not begin, as no device can hold one, or they want none. */
export function registerWithoutChoice(
  ground: TenantGround,
  life: Life,
  need: SignInNeed,
  atHand: Device,
  { session, endedAtMs }: NeedCourse,
): Registration | undefined {
  const device = deviceToEnrol(ground, life, atHand);
  if (device === undefined || holdsOut(ground, life)) return undefined;
  const drawIndex = firstOfCampaign + need.ordinal;
  return register(
    ground,
    life,
    device,
    drawIndex,
    endedAtMs,
    device === atHand ? session : new TenantSession(ground, life, device, drawIndex),
  );
}

/** A browser in which somebody has signed in with a pass. */
export interface PassSession {
  readonly session: TenantSession;
  /** To register on; undefined: the person knows of none that may hold a passkey. */
  readonly device: Device | undefined;
  readonly drawIndex: number;
}

/** With the pass that was issued last. Undefined: the site refuses it. */
export function signInWithPass(
  ground: TenantGround,
  life: Life,
  atHand: Device,
  nowMs: number,
): PassSession | undefined {
  const device = deviceToEnrol(ground, life, atHand);
  const drawIndex = firstOfPass + life.tickets;
  const session = new TenantSession(ground, life, device ?? atHand, drawIndex);
  return session.enterPass(nowMs) ? { session, device, drawIndex } : undefined;
}

/**
 * A pass lets somebody in and asks for no passkey: who wants none, and holds none, does not begin one, and is asked by the campaign as before.
 * (An identity check is another matter: it ends with a passkey or not at all.) Undefined: they do not begin, or no device can hold one.
 */
export function registerIfWanted(
  ground: TenantGround,
  life: Life,
  signedIn: PassSession,
  nowMs: number,
): Registration | undefined {
  return life.account.passkeys.length === 0 && holdsOut(ground, life)
    ? undefined
    : registerWithPass(ground, life, signedIn, nowMs);
}

export function registerWithPass(
  ground: TenantGround,
  life: Life,
  { session, device, drawIndex }: PassSession,
  nowMs: number,
): Registration | undefined {
  return device === undefined ? undefined : register(ground, life, device, drawIndex, nowMs, session);
}

/** Of an attempt that has ended: where the target refused a passkey of this device, the person tries no more with its provider. */
export function learnOfRefusal(
  ground: TenantGround,
  life: Life,
  { provider }: Device,
  steps: AttemptCourse['steps'],
): void {
  if (!notAllowedByPolicy.has(steps.at(-1)?.code)) return;
  life.refusedProviders = [...life.refusedProviders, provider.id];
  turnAway(ground, life);
}

function register(
  ground: TenantGround,
  life: Life,
  device: Device,
  drawIndex: number,
  startsAtMs: number,
  session: TenantSession,
): Registration {
  const before = life.account.passkeys.length;
  const course = liveFlow(ground, life, rolloutFlows.registration, device, { drawIndex, startsAtMs }, session);
  const made = life.account.passkeys.length > before;
  if (made) life.campaign = neverAsked;
  learnOfRefusal(ground, life, device, course.steps);
  return {
    made,
    durationMs: course.endedAtMs - startsAtMs,
    messages: messagesOf(course.steps, life.user),
    securityKey: made && device.provider.transport === 'usb',
  };
}
