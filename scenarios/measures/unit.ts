// What an estimand can be a share of, and which attempts make up one such unit.
import { purposesWithoutNeed, type Purpose } from '../flows/flow.ts';
import type { Flag } from './attempt-facts.ts';

interface Selection {
  /** Of which attempts. Absent: of all. */
  readonly purposes?: readonly Purpose[];
  /** Only those of which it holds. */
  readonly where?: Flag;
}

interface AttemptUnit extends Selection {
  readonly voids: 'counted' | 'left-out';
}

interface GroupUnit extends Selection {
  /** What attempts of one person in one arm share that belong to one unit. */
  readonly by: 'need' | 'day' | 'user';
  /**
   * A unit with a void attempt is left out whole where what the person would have reached is not known: to keep only those that succeeded in
   * spite of it would flatter the rate.
   */
  readonly voids: 'left-out' | 'leave-out-the-unit';
}

export const attemptUnits = {
  /** Void ones too: only for what is about our own failures. */
  'all attempts': { voids: 'counted' },
  /** To sign in, that ended by the person's or the target's doing. */
  attempts: { purposes: ['sign-in'], voids: 'left-out' },
  /** The same, and those that nobody meant and that strangers made: what a log or a page counter cannot tell from them. */
  'attempts of anybody': { purposes: ['sign-in', ...purposesWithoutNeed], voids: 'left-out' },
} as const satisfies Readonly<Record<string, AttemptUnit>>;

export const groupUnits = {
  /** To sign in, starting over included. */
  needs: { purposes: ['sign-in'], by: 'need', voids: 'leave-out-the-unit' },
  /** On which a person needed to sign in. */
  'person-days': { purposes: ['sign-in'], by: 'day', voids: 'leave-out-the-unit' },
  /** Who reached the registration page. */
  registrants: { purposes: ['registration'], where: 'reachedRegistration', by: 'user', voids: 'left-out' },
} as const satisfies Readonly<Record<string, GroupUnit>>;

export type AttemptUnitId = keyof typeof attemptUnits;
export type GroupUnitId = keyof typeof groupUnits;
export type UnitId = AttemptUnitId | GroupUnitId;

export const units: Readonly<Record<AttemptUnitId, AttemptUnit> & Record<GroupUnitId, GroupUnit>> = {
  ...attemptUnits,
  ...groupUnits,
};
