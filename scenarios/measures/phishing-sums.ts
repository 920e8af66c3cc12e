// Counts of a phishing drill while they are being made: of nobody yet, and of two parts of the people together.
import { addNumbers, type Writable } from './drill-sums.ts';
import {
  phishingTimesS,
  type AttackCounts,
  type AttackTrace,
  type PairedNeeds,
  type PhishingCell,
  type PhishingCounts,
} from './phishing-counts.ts';
import { isOfOrigin } from './who-stopped.ts';

export type AttackSums = Writable<AttackCounts>;
type CellSums = Writable<PhishingCell>;

export class PhishingSums {
  readonly #cells = new Map<string, CellSums>();
  readonly #pairs = new Map<string, Writable<PairedNeeds>>();
  readonly #traces = new Map<string, AttackTrace>();

  add({ cells, pairs, traces }: PhishingCounts): void {
    for (const { arm, persona, people, attacks } of cells) {
      const cell = this.cell(arm, persona);
      addNumbers(cell.people, people);
      for (const each of attacks) this.addAttacks(cell, each);
    }
    for (const pair of pairs) this.addPair(pair);
    for (const trace of traces) this.addTrace(trace);
  }

  cell(arm: string, persona: string): CellSums {
    const name = `${arm} ${persona}`;
    const cell = this.#cells.get(name) ?? emptyCell(arm, persona);
    this.#cells.set(name, cell);
    return cell;
  }

  addAttacks(cell: CellSums, counts: AttackCounts): void {
    const sum = cell.attacks.find(({ kind }) => kind === counts.kind);
    if (sum === undefined) cell.attacks.push(structuredClone(counts) as AttackSums);
    else addNumbers(sum, counts);
  }

  addPair(pair: PairedNeeds): void {
    const name = `${pair.arm} ${pair.baseline} ${pair.persona}`;
    const sum = this.#pairs.get(name);
    if (sum === undefined) this.#pairs.set(name, { ...pair });
    else addNumbers(sum, pair);
  }

  /** Kept is the first person's, of those on whom origin binding shows: the same in whatever order parts are added. */
  addTrace(trace: AttackTrace): void {
    const name = `${trace.arm} ${trace.kind} ${trace.end}`;
    const kept = this.#traces.get(name);
    if (kept === undefined || isTold(trace, kept)) this.#traces.set(name, trace);
  }

  counts(): PhishingCounts {
    return {
      cells: [...this.#cells.values()],
      pairs: [...this.#pairs.values()],
      traces: [...this.#traces.values()],
    };
  }
}

export function addPhishingCounts(parts: readonly PhishingCounts[]): PhishingCounts {
  const sums = new PhishingSums();
  for (const part of parts) sums.add(part);
  return sums.counts();
}

/** Rather than the other. */
function isTold(trace: AttackTrace, other: AttackTrace): boolean {
  const [one, two] = [isRefusedByOrigin(trace), isRefusedByOrigin(other)];
  return one === two ? trace.user < other.user : one;
}

/** Whether it shows a passkey that was refused because of where it was asked for. */
export function isRefusedByOrigin({ moves }: Pick<AttackTrace, 'moves'>): boolean {
  return moves.some(({ by, steps }) => by === 'person' && steps.some(({ code }) => isOfOrigin(code)));
}

function emptyCell(arm: string, persona: string): CellSums {
  return { arm, persona, people: { people: 0, needs: 0, met: 0, began: 0, registered: 0, void: 0 }, attacks: [] };
}

export function noAttacks(kind: AttackCounts['kind']): AttackSums {
  return {
    kind,
    attacked: 0,
    followed: 0,
    trusted: 0,
    gave: 0,
    gavePassword: 0,
    gaveCode: 0,
    gavePass: 0,
    gaveApproval: 0,
    passkeyTried: 0,
    originRefused: 0,
    passkeyTaken: 0,
    takenOver: 0,
    byPasskey: 0,
    ownPasskey: 0,
    reported: 0,
    takenOverBy: phishingTimesS.map(() => 0),
    reportedBy: phishingTimesS.map(() => 0),
    stops: {},
    remains: {
      sessions: 0,
      afterReset: 0,
      afterRevocation: 0,
      passkeys: 0,
      passkeyAfterRemedies: 0,
      deletions: 0,
      passkeyAfterDeletion: 0,
    },
  };
}
