// What a tenant can know of somebody's device beside its kind, and where it is used: drawn once for each device by the shares of the persona.
import type { Persona } from '../../scenarios/schema/persona.ts';
import type { DeviceKind } from '../../scenarios/schema/provider.ts';
import { populationUniform } from './population-stream.ts';

export interface DeviceState {
  readonly isManaged: boolean;
  readonly isCompliant: boolean;
  readonly isAtWork: boolean;
}

const ofTheOrganisation: DeviceState = { isManaged: true, isCompliant: true, isAtWork: true };
/** Of somebody's own, or of somebody of whom nothing is known. */
export const foreignDevice: DeviceState = { isManaged: false, isCompliant: false, isAtWork: false };

/** Assumed, where a persona says nothing else. */
export const usualState: Readonly<Record<DeviceKind, DeviceState>> = {
  'windows-laptop': ofTheOrganisation,
  mac: ofTheOrganisation,
  'shared-windows-terminal': ofTheOrganisation,
  'android-phone': foreignDevice,
  iphone: foreignDevice,
  ipad: foreignDevice,
};

/** @param id of the device. Undefined: as usual for its kind, and nothing is drawn. */
export function drawDeviceState(
  seed: number,
  { devices }: Pick<Persona, 'devices'>,
  index: number,
  id: string,
  kind: DeviceKind,
): DeviceState | undefined {
  const shares = devices?.[kind];
  if (shares === undefined) return undefined;
  const usual = usualState[kind];
  const isDrawn = (fact: 'managed' | 'compliant' | 'atWork', otherwise: boolean) => {
    const share = shares[fact];
    return share === undefined ? otherwise : populationUniform(seed, index, `device/${id}/${fact}`) < share;
  };
  return {
    isManaged: isDrawn('managed', usual.isManaged),
    isCompliant: isDrawn('compliant', usual.isCompliant),
    isAtWork: isDrawn('atWork', usual.isAtWork),
  };
}
