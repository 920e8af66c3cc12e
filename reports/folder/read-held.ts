// A JSON file that a run has computed beside its people, which its manifest holds by a hash: taken only as the run wrote it, to the last
// character.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { shellWord } from '../../scenarios/schema/shell-word.ts';

interface Held {
  readonly run: string;
  readonly scenarioHash: string;
}

export interface HeldOfRun<T extends Held> {
  /** Within the folder of the run. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** Of the error where it is not what the run wrote. */
  readonly code: string;
  /** What it is, of a run: "the many of the run 2026-01-05". */
  readonly ofRun: (run: string) => string;
  /** What does not add up in it. Undefined: all does. */
  readonly contradiction?: (found: T) => string | undefined;
}

/** Undefined: it was not asked for, or not computed yet. @throws PilotError, bad input: the code of the file. */
export async function readHeld<T extends Held>(
  runFolder: string,
  { name, schema, code, ofRun, contradiction }: HeldOfRun<T>,
  { id, scenarioHash }: { readonly id: string; readonly scenarioHash: string },
  hash: string | undefined,
): Promise<T | undefined> {
  const file = join(runFolder, name);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  const parsed = schema.safeParse(parsedJson(text));
  const found = whatIsWrong();
  if (found === undefined) return parsed.data;
  throw new PilotError(
    code,
    {
      found,
      expected: 'what this version writes of this run',
      where: file,
      remedy: `delete it, then: passkey-pilot run --resume ${shellWord(resolve(runFolder))}`,
    },
    { badInput: true, cause: parsed.error },
  );

  function whatIsWrong(): string | undefined {
    if (!parsed.success) {
      const [first] = parsed.error.issues;
      return `${first?.path.join('.') || 'the file'}: ${first?.message ?? 'not readable'}`;
    }
    if (parsed.data.run !== id || parsed.data.scenarioHash !== scenarioHash)
      return `${ofRun(parsed.data.run)}, or of another scenario`;
    const isAsWritten = createHash('sha256').update(text).digest('hex') === hash;
    return (
      contradiction?.(parsed.data) ??
      (isAsWritten ? undefined : 'figures whose hash is not the one that run.json holds')
    );
  }
}
