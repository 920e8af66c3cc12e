// The edge: writes an error where its reader looks, and returns the exit code. Never a stack, unless asked for.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, styleText } from 'node:util';
import { explainError } from './explain-error.ts';
import { asTyped } from './typed-command.ts';

/**
 * Sentences go to standard error; with --json one object goes to standard output, so that a machine always reads JSON there.
 * @param hasOut the command at hand has an option --out.
 */
export function tellError(error: unknown, argv: readonly string[], hasOut = false): number {
  const { code, sentences: plain, exitCode, unexpected } = explainError(error, { words: argv.slice(2), hasOut });
  const sentences = plain.map((sentence) => asTyped(sentence));
  const debug = argv.includes('--debug');
  const log = unexpected && !debug ? writeLog(error) : undefined;
  const hint =
    unexpected && !debug
      ? log === undefined
        ? 'run again with --debug for its stack'
        : `its stack is in ${log}`
      : undefined;
  if (argv.includes('--json')) {
    process.stdout.write(
      `${JSON.stringify({ error: { code, sentences, ...(log === undefined ? {} : { log }) }, exitCode })}\n`,
    );
  } else {
    for (const sentence of sentences) {
      process.stderr.write(
        `${styleText('red', 'error', { stream: process.stderr })} ${sentence}${hint === undefined ? '' : `; ${hint}`}\n`,
      );
    }
  }
  if (debug) process.stderr.write(`${inspect(error)}\n`);
  return exitCode;
}

/** Undefined when even that fails (a full disk). */
function writeLog(error: unknown): string | undefined {
  try {
    const file = join(tmpdir(), `passkey-pilot-${process.pid}.log`);
    writeFileSync(file, `${inspect(error, { depth: 8 })}\n`);
    return file;
  } catch {
    return undefined;
  }
}
