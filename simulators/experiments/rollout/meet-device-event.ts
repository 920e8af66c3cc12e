// What a loss, a replacement or a change of provider does to what a person carries. Passkeys bound to a device go with it; synced ones are
// on every other device of their provider and may come back on a new one; codes live on the phone.
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import { weightedChoice } from '../../../scenarios/sampling/weighted-choice.ts';
import type { Persona } from '../../../scenarios/schema/persona.ts';
import type { Provider } from '../../../scenarios/schema/provider.ts';
import type { Passkey } from '../../authenticator/passkey.ts';
import { userBut } from '../../people/drawn-user.ts';
import type { Device, VirtualUser } from '../../people/virtual-user.ts';
import { dayMs } from './calendar.ts';
import type { DeviceEvent } from './device-events.ts';
import type { Life } from './life.ts';
import type { Rates } from './rates.ts';

export interface EventGround {
  readonly seed: number;
  readonly rates: Rates;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly persona: (id: string) => Persona;
}

export const isPhone = ({ kind }: Device): boolean => kind === 'iphone' || kind === 'android-phone';

export function meetDeviceEvent(ground: EventGround, life: Life, event: DeviceEvent, atMs: number): void {
  const chance = (id: 'codes-carried-over' | 'synced-passkeys-restored') =>
    firstUniformAt(streamKey(ground.seed, `tenant/${id}/${event.kind}`), life.user.index, event.ordinal, undefined) <
    ground.rates[id];
  const [main, other] = life.user.devices;
  const phone = other !== undefined && isPhone(other) ? other : undefined;
  life.changed = true;
  switch (event.kind) {
    case 'main-device-lost':
    case 'device-wiped':
      return replaceMain(life, main, event, chance('synced-passkeys-restored'));
    case 'main-device-replaced':
      // The old one is still there to copy from.
      return replaceMain(life, main, event, true);
    case 'phone-lost': {
      // Drawn whether they are used or not, so that each means the same in both tenants.
      const [carried, restored] = [chance('codes-carried-over'), chance('synced-passkeys-restored')];
      const backAtMs = atMs + ground.rates['phone-back'] * dayMs;
      loseCodes(life, isInApp(life) && !carried ? Number.POSITIVE_INFINITY : backAtMs);
      if (phone === undefined) return;
      life.user = withDevices(life.user, [main]);
      keep(
        life,
        (passkey) =>
          !isBoundTo(passkey, phone) &&
          (passkey.provider.id !== phone.provider.id ||
            main.provider.id === phone.provider.id ||
            restored ||
            isRoaming(passkey)),
      );
      life.phoneBack = { atMs: backAtMs, device: renewed(phone, event) };
      return;
    }
    case 'phone-replaced': {
      if (isInApp(life) && !chance('codes-carried-over')) loseCodes(life, Number.POSITIVE_INFINITY);
      if (phone === undefined) return;
      life.user = withDevices(life.user, [main, renewed(phone, event)]);
      keep(life, (passkey) => !isBoundTo(passkey, phone));
      return;
    }
    case 'security-key-lost':
      return keep(life, (passkey) => !isRoaming(passkey));
    case 'provider-changed':
      return changeProvider(ground, life, event);
  }
}

/** A lost phone that has been replaced: its number and, as the case may be, its passkeys are there again. */
export function phoneBack(life: Life, nowMs: number): void {
  const { phoneBack: back } = life;
  if (back === undefined || nowMs < back.atMs) return;
  delete life.phoneBack;
  life.changed = true;
  if (back.device !== undefined && life.user.devices.length === 1)
    life.user = withDevices(life.user, [life.user.devices[0], back.device]);
}

function replaceMain(life: Life, main: Device, event: DeviceEvent, restored: boolean): void {
  const others = life.user.devices.slice(1);
  life.user = withDevices(life.user, [renewed(main, event), ...others]);
  const isElsewhere = (passkey: Passkey) => others.some(({ provider }) => provider.id === passkey.provider.id);
  keep(
    life,
    (passkey) =>
      !isBoundTo(passkey, main) &&
      (isRoaming(passkey) || passkey.provider.id !== main.provider.id || restored || isElsewhere(passkey)),
  );
}

/** To another provider of the persona for that kind of device, by their shares, where there is one. Passkeys of the old one stay behind. */
function changeProvider({ seed, persona, providers }: EventGround, life: Life, event: DeviceEvent): void {
  const { user } = life;
  const shares = persona(user.persona).providers;
  const [main, ...others] = user.devices.map((device): Device => {
    const choices = Object.entries(shares[device.kind]?.shares ?? {}).flatMap(([id, share]) => {
      const provider = providers.get(id);
      return provider === undefined ||
        share === 0 ||
        id === device.provider.id ||
        life.refusedProviders.includes(id) ||
        provider.transport !== 'internal' ||
        provider.passkeyType !== device.provider.passkeyType
        ? []
        : [[provider, share] as const];
    });
    const u = firstUniformAt(
      streamKey(seed, `tenant/provider-changed/${device.kind}`),
      user.index,
      event.ordinal,
      undefined,
    );
    return { ...device, provider: weightedChoice(choices, u) ?? device.provider };
  });
  if (main === undefined) return;
  const left = new Set(
    user.devices
      .filter((device, nth) => device.provider.id !== [main, ...others][nth]?.provider.id)
      .map(({ provider }) => provider.id),
  );
  life.user = withDevices(user, [main, ...others]);
  keep(life, ({ provider }) => !left.has(provider.id));
}

function loseCodes(life: Life, untilMs: number): void {
  life.codesFromMs = Math.max(life.codesFromMs, untilMs);
}

function keep({ account }: Life, stays: (passkey: Passkey) => boolean): void {
  account.passkeys = account.passkeys.filter(stays);
}

const isRoaming = ({ provider }: Passkey) => provider.transport !== 'internal';
const isBoundTo = (passkey: Passkey, device: Device) =>
  passkey.provider.passkeyType === 'deviceBound' && !isRoaming(passkey) && passkey.deviceId === device.id;

/** Another device of the same kind: what was bound to the old one is not on it. */
const renewed = (device: Device, { kind, ordinal }: DeviceEvent): Device => ({
  ...device,
  id: `${device.id.split('.')[0] ?? ''}.${kind}.${ordinal}`,
});

/** Has taken the place of one that they came with. */
export const isAnother = ({ id }: Device): boolean => id.includes('.');

export const withDevices = (user: VirtualUser, devices: VirtualUser['devices']): VirtualUser =>
  userBut(user, { devices });

/** An app on the phone has it, that of an external provider too: a new phone needs it set up again. */
function isInApp({ user: { secondFactor } }: Life): boolean {
  return secondFactor === 'totp' || secondFactor === 'external';
}
