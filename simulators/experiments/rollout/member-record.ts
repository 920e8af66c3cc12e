// A person who waits for the help desk, as text: what cannot be drawn again from the seed, and their circumstances, which would take longer to
// draw than to read. Numbers come back as they were, to the last bit; JSON knows no infinity, which stands as null where it may occur.
import type { TenantId } from '../../../scenarios/schema/timeline.ts';
import type { Passkey } from '../../authenticator/passkey.ts';
import type { Circumstances } from '../../people/draw-user.ts';
import { userBut } from '../../people/drawn-user.ts';
import type { Device } from '../../people/virtual-user.ts';
import type { KeptAccount } from '../../drivers/virtual/virtual-account.ts';
import { beginLife, type Life } from './life.ts';
import { withDevices } from './meet-device-event.ts';
import { drawMember, type Member } from './member.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { Ticket } from './ticket.ts';

interface LifeRecord extends Pick<
  Life,
  'campaign' | 'yields' | 'refusedProviders' | 'lockedOut' | 'changed' | 'tickets' | 'totals'
> {
  /** Absent: the one they came with. */
  readonly secondFactor?: Member['user']['secondFactor'];
  /** Absent: those they came with. */
  readonly devices?: readonly DeviceRecord[];
  readonly password: string;
  readonly passkeys: readonly (Omit<Passkey, 'provider'> & { readonly provider: string })[];
  readonly kept: KeptAccount;
  readonly codesFromMs: number | null;
  readonly phoneBack?: { readonly atMs: number; readonly device?: DeviceRecord };
}

type DeviceRecord = Omit<Device, 'provider'> & { readonly provider: string };

interface MemberRecord extends Pick<Member, 'nextEvent' | 'day' | 'tickets' | 'week'> {
  readonly came: Omit<Circumstances, 'devices'> & { readonly devices: readonly DeviceRecord[] };
  readonly nothing: LifeRecord;
  readonly rollout?: LifeRecord;
}

export function writePerson({ user, nextEvent, day, tickets, week, nothing, rollout }: Member): string {
  const { locale, givenName, surname, displayName, userName, mobileNumber, alternateEmail, secondFactor } = user;
  const names = { locale, givenName, surname, displayName, userName, mobileNumber, alternateEmail, secondFactor };
  const record: MemberRecord = {
    came: { ...names, devices: user.devices.map(deviceRecord) },
    nextEvent,
    day,
    tickets,
    week,
    nothing: recordOf(nothing, user),
    ...(rollout === undefined ? {} : { rollout: recordOf(rollout, user) }),
  };
  return JSON.stringify(record);
}

export function readPerson(ground: TenantGround, index: number, text: string): Member {
  const { came, nothing, rollout, nextEvent, day, tickets, week } = JSON.parse(text) as MemberRecord;
  const [main, ...others] = came.devices.map((device) => deviceOf(ground, device));
  if (main === undefined) throw new Error(`person ${index} came without a device`);
  const person = drawMember(ground, index, { ...came, devices: [main, ...others] });
  Object.assign(person, { nextEvent, day, tickets, week });
  // In the evening of a day all its attacks are over.
  person.nextAttack = person.attacks.filter((attack) => attack.day <= day).length;
  person.nothing = lifeOf(ground, person, 'nothing', nothing);
  if (rollout !== undefined) person.rollout = lifeOf(ground, person, 'rollout', rollout);
  return person;
}

/** Those not yet served. */
export const ticketsOf = (text: string): readonly Ticket[] => (JSON.parse(text) as MemberRecord).tickets;

function recordOf(
  {
    user,
    account,
    kept,
    campaign,
    yields,
    refusedProviders,
    codesFromMs,
    phoneBack,
    lockedOut,
    changed,
    tickets,
    totals,
  }: Life,
  asTheyCame: Member['user'],
): LifeRecord {
  return {
    ...(user.secondFactor === asTheyCame.secondFactor ? {} : { secondFactor: user.secondFactor }),
    ...(user.devices === asTheyCame.devices ? {} : { devices: user.devices.map(deviceRecord) }),
    password: account.password,
    passkeys: account.passkeys.map((passkey) => Object.assign({}, passkey, { provider: passkey.provider.id })),
    kept: kept.keep(),
    campaign,
    ...(yields === undefined ? {} : { yields }),
    refusedProviders,
    codesFromMs: Number.isFinite(codesFromMs) ? codesFromMs : null,
    ...(phoneBack === undefined
      ? {}
      : {
          phoneBack: {
            atMs: phoneBack.atMs,
            ...(phoneBack.device === undefined ? {} : { device: deviceRecord(phoneBack.device) }),
          },
        }),
    ...(lockedOut === undefined ? {} : { lockedOut }),
    changed,
    tickets,
    totals,
  };
}

function lifeOf(
  ground: TenantGround,
  { user: came }: Member,
  tenant: TenantId,
  { secondFactor, devices, password, passkeys, kept, codesFromMs, phoneBack, ...record }: LifeRecord,
): Life {
  const [main, ...others] = (devices ?? []).map((device) => deviceOf(ground, device));
  const user = secondFactor === undefined ? came : userBut(came, { secondFactor });
  const life: Life = Object.assign(
    beginLife(
      ground.loaded.scenario.policy,
      tenant,
      main === undefined ? user : withDevices(user, [main, ...others]),
      ground.recovery?.identityOf(user),
    ),
    record,
    { codesFromMs: codesFromMs ?? Number.POSITIVE_INFINITY },
  );
  if (phoneBack !== undefined)
    life.phoneBack = {
      atMs: phoneBack.atMs,
      ...(phoneBack.device === undefined ? {} : { device: deviceOf(ground, phoneBack.device) }),
    };
  life.account.password = password;
  life.account.passkeys = passkeys.map((passkey) =>
    Object.assign({}, passkey, { provider: providerOf(ground, passkey.provider) }),
  );
  life.kept.restore(kept);
  return life;
}

const deviceRecord = (device: Device): DeviceRecord => ({ ...device, provider: device.provider.id });
const deviceOf = (ground: TenantGround, device: DeviceRecord): Device => ({
  ...device,
  provider: providerOf(ground, device.provider),
});

function providerOf({ providers }: TenantGround, id: string): Device['provider'] {
  const provider = providers.get(id);
  if (provider === undefined) throw new Error(`no passkey provider "${id}"`);
  return provider;
}
