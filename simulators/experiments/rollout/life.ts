// One person in one tenant: what they carry, what the target keeps of them, and what stands between them and their next sign-in.
import { rolloutFlows } from '../../../scenarios/flows/rollout-flows.ts';
import { emptyLedger, sumOfLedgers } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import { shortArm, type Arm } from '../../../scenarios/schema/arm.ts';
import type { TenantLedger } from '../../../scenarios/schema/tenant-ledger.ts';
import type { Policy } from '../../../scenarios/schema/policy.ts';
import type { TenantId } from '../../../scenarios/schema/timeline.ts';
import { openAccount, type AccountHolder } from '../../attempt/account-holder.ts';
import { codeChannel } from '../../attempt/code-channel.ts';
import type { Passkey } from '../../authenticator/passkey.ts';
import { whereIsPasskey } from '../../authenticator/sync-fabric.ts';
import type { DirectoryIdentity } from '../../site/account.ts';
import { neverAsked, type CampaignRecord } from '../../site/rules/registration-campaign.ts';
import type { Device, VirtualUser } from '../../people/virtual-user.ts';
import { VirtualAccount } from '../../drivers/virtual/virtual-account.ts';

export interface Life {
  readonly tenant: TenantId;
  /** With the devices they have now. */
  user: VirtualUser;
  readonly account: AccountHolder;
  /** What the target keeps. */
  kept: VirtualAccount;
  campaign: CampaignRecord;
  /** Were told by the help desk that there is no way round: they register when they must. */
  yields?: true;
  /** Ids of passkey providers of which the target has refused a passkey. */
  refusedProviders: readonly string[];
  /** From when on codes can be read, ms since the Unix epoch; infinite: the phone that had them is gone for good. */
  codesFromMs: number;
  /** A lost phone is replaced then. */
  phoneBack?: { readonly atMs: number; readonly device?: Device };
  /** Waits for the help desk; `untilMs` absent: nobody knows yet for how long. */
  lockedOut?: { readonly sinceMs: number; untilMs?: number };
  /** Something changed since the last sign-in that was lived. */
  changed: boolean;
  /** Tickets so far: address of their draws. */
  tickets: number;
  /** What the devices and passkeys they have now mean for a day; drawn anew when these change. */
  standing?: Standing;
  /** Over the whole time. */
  readonly totals: { readonly ledger: TenantLedger; unmet: number; takenOver?: number };
}

export interface Standing {
  /** Of these it was drawn. */
  readonly devices: VirtualUser['devices'];
  readonly passkeys: readonly Passkey[];
  readonly passkeyCount: number;
  readonly readyOnMain: boolean;
  readonly readyEverywhere: boolean;
  /** No device would be asked to register, once invited. */
  readonly nothingToRegister: boolean;
  /** The main device first. */
  readonly onDevice: readonly DeviceStanding[];
}

export interface DeviceStanding {
  readonly hasNoPasskey: boolean;
  readonly createsConditionally: boolean;
  readonly passkeyState: 'usable-here' | 'possible-here' | 'impossible-here';
}

const armOf: Readonly<Record<TenantId, Arm>> = {
  nothing: shortArm(rolloutFlows.before),
  rollout: shortArm(rolloutFlows.brought),
};

/** @param identity what the directory holds of the person, where somebody recovers accounts. */
export function beginLife(policy: Policy, tenant: TenantId, user: VirtualUser, identity?: DirectoryIdentity): Life {
  const account = openAccount(user, armOf[tenant], identity);
  const kept = new VirtualAccount(policy, user, account.userPrincipalName, account.password, identity);
  return {
    tenant,
    user,
    account,
    kept,
    campaign: neverAsked,
    refusedProviders: [],
    codesFromMs: 0,
    changed: true,
    tickets: 0,
    totals: { ledger: emptyLedger(), unmet: 0 },
  };
}

/** The same person at the same moment in the tenant that now goes another way. */
export function partWays(life: Life, tenant: TenantId): Life {
  const other = beginLife(life.kept.tenant.policy, tenant, life.user, life.account.identity);
  other.account.password = life.account.password;
  const { account, kept } = other;
  kept.restore(life.kept.keep());
  // Each of its own, and of the account here: one that counts does so apart from now on.
  const { userHandle } = kept.account;
  account.passkeys = life.account.passkeys.map((passkey) => ({ ...passkey, userHandle }));
  return {
    ...life,
    tenant,
    account,
    kept,
    totals: { ...life.totals, ledger: sumOfLedgers([life.totals.ledger]) },
    ...(life.lockedOut === undefined ? {} : { lockedOut: { ...life.lockedOut } }),
  };
}

export function passkeyOn({ user, account }: Life, device: Device): ReturnType<typeof whereIsPasskey> {
  return whereIsPasskey(device, user.devices, account.passkeys);
}

/** Usable on this device without another. */
export function isReadyOn(life: Life, device: Device): boolean {
  const at = passkeyOn(life, device);
  return at === 'this-device' || at === 'roaming-key';
}

/** By devices alone, before anything is forgotten at home: is there a way to sign in on this device? */
export function hasWayIn(life: Life, device: Device, nowMs: number): boolean {
  return passkeyOn(life, device) !== 'nowhere' || canUsePassword(life, nowMs);
}

export function canUsePassword({ user, kept, codesFromMs }: Life, nowMs: number): boolean {
  return kept.account.hasPassword && (codeChannel(user, rolloutFlows.before) === 'e-mail' || nowMs >= codesFromMs);
}
