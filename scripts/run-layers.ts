// The layers of a pilot that is settled, as progress names them, and about how long the computed ones take: for what is left of all.
import type { PilotScenario } from '../scenarios/schema/scenario.ts';

export const layers = { many: 'Many (2 of 3)', unknown: 'Unknown (3 of 3)' } as const;

export const drillLayerNames = {
  many: 'Many (2 of 4)',
  settings: 'Settings (3 of 4)',
  unknown: 'Unknown (4 of 4)',
} as const;

export const phishingLayerNames = { many: 'Many (2 of 2)' } as const;

/** Nothing is real in virtual time. */
export const firstLayer = (driver: PilotScenario['driver']) =>
  driver === 'virtual' ? 'This run (1 of 3)' : 'Real (1 of 3)';

/** At each point of the inputs: what differs from point to point shows on the same few people, and more would only take longer. */
const usersOfPoint = 1_000;
/** A persona must be there, however many there are. */
const usersOfPersona = 100;

export function pointUsers({ users, personas }: Pick<PilotScenario, 'users' | 'personas'>): number {
  return Math.min(users, Math.max(usersOfPoint, usersOfPersona * Object.keys(personas).length));
}

/** Of an attempt in virtual time with the summing of its figures, ms of processor time; measured on machines from 2020 to 2025. */
const attemptMs = 0.04;
/** To start threads, and to draw a report, ms. */
const aroundMs = 5_000;
/** Beside those drawn together: one parameter at a time, further out, and what would have to be true. */
const furtherPoints = 320;

/** ms of wall time. */
export function computedMs(
  {
    settle,
    users,
    days,
    signInsPerUserAndDay,
    design,
    arms,
    personas,
  }: Pick<PilotScenario, 'settle' | 'users' | 'days' | 'signInsPerUserAndDay' | 'design' | 'arms' | 'personas'>,
  workers: number,
): { readonly many: number; readonly unknown: number } {
  if (settle === false) return { many: 0, unknown: 0 };
  const ofUserMs = attemptMs * days * signInsPerUserAndDay * (design === 'paired' ? arms.length : 1);
  const grown = Math.max(settle.users, users);
  const points = (settle.points + furtherPoints) * pointUsers({ users: grown, personas });
  return { many: grown * ofUserMs, unknown: Math.min(settle.atMost, (points * ofUserMs) / workers) + aroundMs };
}
