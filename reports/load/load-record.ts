// What a load run left beside its attempts: trials.json and samples.ndjson.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoadRecord, loadRecord, type Sample, sample } from '../../scenarios/schema/load-trial.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';

const runAgain = 'restore the file or run the scenario again';

/** @throws PilotError load-trials-missing, load-trials-unreadable, load-trials-invalid */
export async function readLoadRecord(folder: string): Promise<LoadRecord> {
  const where = join(folder, 'trials.json');
  const text = await readFile(where, 'utf8').catch((cause: unknown) => {
    throw new PilotError(
      'load-trials-missing',
      { found: whyUnread(cause, 'no trials.json'), expected: 'the trials of a load run', where, remedy: runAgain },
      { cause, badInput: true },
    );
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw new PilotError(
      'load-trials-unreadable',
      { found: 'text that is not JSON', expected: 'the trials of a load run', where, remedy: runAgain },
      { cause, badInput: true },
    );
  }
  const parsed = loadRecord.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new PilotError(
    'load-trials-invalid',
    {
      found: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`,
      expected: 'the trials of a load run',
      where,
      remedy: runAgain,
    },
    { cause: parsed.error, badInput: true },
  );
}

/**
 * Empty when the file is missing: a run may be too short for a sample. A last line that a killed run left torn is left out.
 * @throws PilotError load-sample-invalid for any other line that is no sample
 */
export async function readSamples(folder: string): Promise<Sample[]> {
  const where = join(folder, 'samples.ndjson');
  const text = await readFile(where, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw new PilotError(
      'load-sample-invalid',
      { found: whyUnread(cause, 'no file'), expected: 'samples of CPU and memory', where, remedy: runAgain },
      { cause, badInput: true },
    );
  });
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = sample.safeParse(parsedJson(line));
    if (parsed.success) return [parsed.data];
    if (index === lines.length - 1) return [];
    throw new PilotError(
      'load-sample-invalid',
      {
        found: parsed.error.issues[0]?.message ?? 'no sample',
        expected: 'a sample of CPU and memory',
        where: `${where}:${index + 1}`,
        remedy: runAgain,
      },
      { cause: parsed.error, badInput: true },
    );
  });
}

/** Undefined, which is no sample, where the text is not JSON. */
function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
