// The analysis that lies in the folder of a run, of whatever experiment: of this version, of this run, by its rule.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { shellWord } from '../../scenarios/schema/shell-word.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';

/** Where it lies, within the folder of the run. */
export const sensitivityFolder = 'sensitivity';

interface OfRun {
  readonly scenario: { readonly hash: string };
  readonly rule: { readonly hash: string };
}

/** Undefined: there is none. @throws PilotError, bad input: sensitivity-not-valid, sensitivity-of-another-run. */
export async function readAnalysis<A extends OfRun>(
  runFolder: string,
  schema: z.ZodType<A>,
  { scenarioHash, ruleHash }: { readonly scenarioHash: string; readonly ruleHash: string | undefined },
): Promise<A | undefined> {
  const file = join(runFolder, sensitivityFolder, 'sensitivity.json');
  const remedy = `make it again with passkey-pilot sensitivity ${shellWord(resolve(runFolder))}, or delete ${join(runFolder, sensitivityFolder)}`;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  const parsed = schema.safeParse(parsedJson(text));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new PilotError(
      'sensitivity-not-valid',
      {
        found: `${first?.path.join('.') || 'the file'}: ${first?.message ?? 'not readable'}`,
        expected: 'the analysis that this version writes',
        where: file,
        remedy,
      },
      { badInput: true, cause: parsed.error },
    );
  }
  if (parsed.data.scenario.hash !== scenarioHash) {
    throw new PilotError(
      'sensitivity-of-another-run',
      { found: 'an analysis of another scenario', expected: 'one of the scenario of this run', where: file, remedy },
      { badInput: true },
    );
  }
  if (parsed.data.rule.hash !== ruleHash) {
    throw new PilotError(
      'sensitivity-of-another-run',
      { found: 'decisions by another rule', expected: 'those by the rule of this run', where: file, remedy },
      { badInput: true },
    );
  }
  return parsed.data;
}
