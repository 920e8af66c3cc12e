// Counts of a recovery drill while they are being made: of nobody yet, and of two parts of the people together.
import { recoveryTimesS, type DrillCell, type DrillCounts, type ImpostorCounts } from './drill-counts.ts';

export type Writable<T> = { -readonly [K in keyof T]: T[K] extends object ? Writable<T[K]> : T[K] };
export type Cell = Writable<DrillCell>;
export type Rightful = Cell['rightful'];
export type Impostors = Writable<ImpostorCounts>;
export type Stage = Rightful['stages']['desk'];

/** The counts of two parts of the people together. */
export function addDrillCounts(some: DrillCounts, others: DrillCounts): DrillCounts {
  const sums = new Map<string, Cell>();
  for (const cell of [...some, ...others]) {
    const sum = sums.get(nameOf(cell));
    if (sum === undefined) sums.set(nameOf(cell), structuredClone(cell) as Cell);
    else addNumbers(sum, cell);
  }
  return [...sums.values()];
}

export function nameOf({ arm, persona }: Pick<DrillCell, 'arm' | 'persona'>): string {
  return `${arm} ${persona}`;
}

export function emptyCell(arm: string, persona: string): Cell {
  return { arm, persona, rightful: noOwners(), impostors: [], void: 0 };
}

export function noOwners(): Rightful {
  const stage = (): Stage => ({ shown: 0, notTaken: 0 });
  return {
    people: 0,
    recovered: 0,
    recoveredBy: recoveryTimesS.map(() => 0),
    lostBy: recoveryTimesS.map(() => 0),
    totalS: 0,
    attempts: 0,
    stoppedAt: {},
    byReason: {},
    byCountry: {},
    stages: { document: stage(), selfie: stage(), faceCheck: stage(), matching: stage(), desk: stage() },
    identityChecks: 0,
    faceChecks: 0,
    deskCalls: 0,
    deskS: 0,
    waitingS: 0,
  };
}

/** Field by field; text is a name, and stays. */
export function addNumbers(to: object, from: object): void {
  const sums = to as Record<string, unknown>;
  for (const [name, more] of Object.entries(from) as [string, unknown][]) {
    const sum = sums[name];
    if (typeof more === 'number') sums[name] = (typeof sum === 'number' ? sum : 0) + more;
    else if (name === 'impostors') addImpostors(sum as Impostors[], more as ImpostorCounts[]);
    else if (typeof more === 'object' && more !== null) {
      if (sum === undefined) sums[name] = structuredClone(more);
      else if (sum !== null) addNumbers(sum, more);
    }
  }
}

export function addImpostors(to: Impostors[], from: readonly ImpostorCounts[]): void {
  for (const one of from) {
    const sum = to.find(({ kind }) => kind === one.kind);
    if (sum === undefined) to.push(structuredClone(one));
    else addNumbers(sum, one);
  }
}
