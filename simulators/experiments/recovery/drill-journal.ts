// Stretches of a drill that have been lived, a line each, written as they end: whoever was stopped or killed goes on with those that are missing.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { drillCounts, type DrillCounts } from '../../../scenarios/measures/drill-counts.ts';
import { parsedJson } from '../../../scenarios/schema/parsed-json.ts';
import { AppendFile } from '../../store/append-file.ts';
import { dropCutLine } from '../../store/drop-cut-line.ts';
import type { DrillDone, DrillOrder } from './live-drill.ts';

const line = z.strictObject({ of: z.string(), counts: drillCounts });

export class DrillJournal {
  readonly #path: string;
  readonly #file: AppendFile;
  readonly #known = new Map<string, DrillCounts>();
  readonly #encoder = new TextEncoder();

  /** @param of all that a stretch depends on beside its order; what was made of anything else is lived again. */
  constructor(path: string, of: Readonly<Record<string, string>>) {
    this.#path = path;
    const head = JSON.stringify(of);
    dropCutLine(path);
    const [first, ...lines] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    if (first === head) for (const text of lines) this.#take(text);
    else rmSync(path, { force: true });
    this.#file = new AppendFile(path);
    if (first !== head) this.#write(head);
  }

  known(order: DrillOrder): DrillCounts | undefined {
    return this.#known.get(JSON.stringify(order));
  }

  append({ order, counts }: DrillDone): void {
    const of = JSON.stringify(order);
    this.#known.set(of, counts);
    this.#write(JSON.stringify({ of, counts }));
  }

  close(): void {
    this.#file.close();
  }

  /** Once it is closed, and what was lived stands elsewhere. */
  remove(): void {
    rmSync(this.#path, { force: true });
  }

  #take(text: string): void {
    const parsed = line.safeParse(parsedJson(text));
    if (parsed.success) this.#known.set(parsed.data.of, parsed.data.counts);
  }

  #write(text: string): void {
    this.#file.append(this.#encoder.encode(`${text}\n`));
  }
}
