// What was worked out, a line each, written as it ends: whoever was stopped or killed goes on with what is missing. It is the same whenever it is
// worked out, so a line is as good as doing it again, as long as everything else is the same: the first line says what.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { z } from 'zod';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { AppendFile } from './append-file.ts';
import { dropCutLine } from './drop-cut-line.ts';

export interface KindOfLine<Order, Item> {
  readonly schema: z.ZodType<Item>;
  /** One name for the order of an item, in whatever order its fields were written. */
  readonly keyOf: (order: Order) => string;
  readonly orderOf: (item: Item) => Order;
}

export class KeptLines<Order, Item> {
  readonly #path: string;
  readonly #kind: KindOfLine<Order, Item>;
  readonly #file: AppendFile;
  readonly #known = new Map<string, Item>();
  readonly #encoder = new TextEncoder();

  /**
   * Takes over what an earlier start has left, if it was made of the same. Lines that nobody can read are worked out again.
   * @param of all that an item depends on beside its order.
   */
  constructor(path: string, of: Readonly<Record<string, string>>, kind: KindOfLine<Order, Item>) {
    this.#path = path;
    this.#kind = kind;
    const head = JSON.stringify(of);
    dropCutLine(path);
    const [first, ...lines] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    if (first === head) for (const line of lines) this.#take(line);
    else rmSync(path, { force: true });
    this.#file = new AppendFile(path);
    if (first !== head) this.#write(head);
  }

  known(order: Order): Item | undefined {
    return this.#known.get(this.#kind.keyOf(order));
  }

  append(item: Item): void {
    this.#keep(item);
    this.#write(JSON.stringify(item));
  }

  close(): void {
    this.#file.close();
  }

  /** Once it is closed, and what was worked out stands elsewhere. */
  remove(): void {
    rmSync(this.#path, { force: true });
  }

  #take(line: string): void {
    const parsed = this.#kind.schema.safeParse(parsedJson(line));
    if (parsed.success) this.#keep(parsed.data);
  }

  #keep(item: Item): void {
    const { keyOf, orderOf } = this.#kind;
    this.#known.set(keyOf(orderOf(item)), item);
  }

  #write(line: string): void {
    this.#file.append(this.#encoder.encode(`${line}\n`));
  }
}
