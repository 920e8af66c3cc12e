// For tests: what must not be told, gathered where it comes into being or passes, and looked for in the files of a run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { rowsOf } from './run-bench.fixture.ts';

/** Base64 (either kind) of how every unencrypted PKCS#8 key on P-256 begins. */
const pkcs8OfP256 = 'MIGH';

/** Everything that must not be told, gathered where it comes into being or passes. */
export class Secrets {
  readonly #values = new Map<string, Set<string>>([['private key', new Set([pkcs8OfP256])]]);

  add(kind: string, value: string | undefined): void {
    if (value !== undefined && value !== '') this.#values.set(kind, (this.#values.get(kind) ?? new Set()).add(value));
  }

  kinds(): readonly string[] {
    return [...this.#values.keys()].toSorted();
  }

  of(kind: string): string {
    return [...(this.#values.get(kind) ?? [])].at(-1) ?? '';
  }

  /** Kinds of those in a text. Codes count only where they stand as a word: the digits of a duration may hold any six. */
  toldIn(text: string): readonly string[] {
    const sixDigits = new Set(text.match(/(?<![\w.])\d{6}(?!\w)/g));
    const isTold = (value: string) => (/^\d{6}$/.test(value) ? sixDigits.has(value) : text.includes(value));
    return [...this.#values].filter(([, values]) => [...values].some(isTold)).map(([kind]) => kind);
  }
}

/** A file's content as text; of a table every value. Pictures show what a person saw, with passwords as dots. */
async function textOf(run: string, name: string): Promise<string> {
  if (name.endsWith('.png')) return '';
  if (name.endsWith('.gz')) return gunzipSync(readFileSync(join(run, name))).toString();
  if (!name.endsWith('.parquet')) return readFileSync(join(run, name), 'utf8');
  const rows = await rowsOf(run, `SELECT * FROM ${name.replace('.parquet', '')}`);
  return rows.map((row) => Object.values(row).map(String).join('\n')).join('\n');
}

/** Kind and file of each that a file of the folder tells. */
export async function toldIn(secrets: Secrets, run: string): Promise<readonly string[]> {
  const told: string[] = [];
  for (const name of filesOf(run))
    for (const kind of secrets.toldIn(await textOf(run, name))) told.push(`${kind} in ${name}`);
  return told;
}

/** Paths in the folder. */
export function filesOf(run: string): readonly string[] {
  return readdirSync(run, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(run.length + 1));
}
