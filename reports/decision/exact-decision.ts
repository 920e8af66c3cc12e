// GO, AMEND or STOP where every figure is known exactly, as at one point of the inputs: no interval, no chance. STOP where something is not kept
// that cannot be mended; else AMEND where a condition is not, so that it would be GO if that were mended; else GO.
import type { ExactWord } from '../results/persona-decision.ts';
import type { Asked } from './asked-of-arm.ts';

/** A figure where it exists. */
export type ReadFigure = (of: Pick<Asked, 'metric' | 'of'>) => number | undefined;

export interface Held {
  readonly asked: Asked;
  /** The figure that decided: of a gain that of time or of success, whichever comes nearer to being one. */
  readonly by: Pick<Asked, 'metric' | 'of' | 'margin' | 'wanted' | 'beyond'>;
  readonly value?: number;
  /** By how much it is kept, in the unit of the figure; negative: by how much it is missed. Absent: there is no such figure. */
  readonly room?: number;
  readonly kept: boolean;
}

export interface ExactDecision {
  readonly word: ExactWord;
  /** In the order of what was asked. */
  readonly held: readonly Held[];
}

/** Undefined where success cannot be compared. A condition of which there is no figure is not kept: silence never passes. */
export function exactDecision(asked: readonly Asked[], read: ReadFigure): ExactDecision | undefined {
  if (read({ metric: 'success-per-need', of: 'difference' }) === undefined) return undefined;
  const held = asked.map((each) => heldAgainst(each, read));
  const missed = held.filter(({ kept }) => !kept);
  const word = missed.some(({ asked: { makes } }) => makes === 'stop') ? 'stop' : missed.length > 0 ? 'amend' : 'go';
  return { word, held };
}

function heldAgainst(asked: Asked, read: ReadFigure): Held {
  const first = heldBy(asked, asked, read);
  if (asked.or === undefined) return first;
  const second = heldBy(asked, asked.or, read);
  // In units of what is asked for: half the seconds wanted are nearer than a tenth of the points wanted.
  return relativeRoom(second) > relativeRoom(first) ? second : first;
}

function heldBy(asked: Asked, by: Held['by'], read: ReadFigure): Held {
  const value = read(by);
  if (value === undefined) return { asked, by, kept: false };
  const room = by.wanted === 'above' ? value - by.margin : by.margin - value;
  return { asked, by, value, room, kept: by.beyond === true ? room > 0 : room >= 0 };
}

function relativeRoom({ room, by }: Held): number {
  return room === undefined ? Number.NEGATIVE_INFINITY : room / (Math.abs(by.margin) || 1);
}
