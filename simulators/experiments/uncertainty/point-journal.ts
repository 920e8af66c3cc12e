// Points that have been lived, a line each, written as they end: whoever was stopped or killed goes on with those that are missing. A point is
// the same whenever it is lived, so a line is as good as living it again, as long as everything else is the same: the first line says what.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { parameterPoint } from '../../../scenarios/measures/parameter-point.ts';
import { AppendFile } from '../../store/append-file.ts';
import { dropCutLine } from '../../store/drop-cut-line.ts';
import type { LivedPoint } from './live-point.ts';
import type { PointOrder } from './point-worker.ts';
import { parsedJson } from '../../../scenarios/schema/parsed-json.ts';

/** All that a point depends on beside its place and its users. */
const ground = z.strictObject({ version: z.string(), scenarioHash: z.string(), machineTime: z.string() });
export type PointGrounds = z.infer<typeof ground>;

const livedPoint = parameterPoint.extend({ attempts: z.int().nonnegative() });

export class PointJournal {
  readonly #path: string;
  readonly #file: AppendFile;
  readonly #known = new Map<string, LivedPoint>();
  readonly #encoder = new TextEncoder();

  /** Takes over what an earlier start has left, if it was made of the same. Lines that nobody can read are lived again. */
  constructor(path: string, of: PointGrounds) {
    this.#path = path;
    const head = JSON.stringify(of);
    dropCutLine(path);
    const [first, ...lines] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    if (first === head) for (const line of lines) this.#take(line);
    else rmSync(path, { force: true });
    this.#file = new AppendFile(path);
    if (first !== head) this.#write(head);
  }

  known({ at, users }: PointOrder): LivedPoint | undefined {
    return this.#known.get(keyOf(at, users));
  }

  append(point: LivedPoint): void {
    this.#known.set(keyOf(point.at, point.users), point);
    this.#write(JSON.stringify(point));
  }

  close(): void {
    this.#file.close();
  }

  /** Once it is closed, and what was lived stands elsewhere. */
  remove(): void {
    rmSync(this.#path, { force: true });
  }

  #take(line: string): void {
    const parsed = livedPoint.safeParse(parsedJson(line));
    if (parsed.success) this.#known.set(keyOf(parsed.data.at, parsed.data.users), parsed.data);
  }

  #write(line: string): void {
    this.#file.append(this.#encoder.encode(`${line}\n`));
  }
}

function keyOf(at: PointOrder['at'], users: number): string {
  return JSON.stringify([users, Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
}
