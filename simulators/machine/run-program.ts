// Runs a program of the system to its end without showing what it prints, and keeps the words that say why it failed.
import { spawn } from 'node:child_process';
import { lastWords } from './last-words.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ProgramEnd {
  readonly ok: boolean;
  /** The line that says why, for a sentence. */
  readonly said: string;
}
/** @param stage what it does, for people. */
export type RunProgram = (
  program: string,
  parameters: readonly string[],
  env: Environment,
  stage: string,
) => Promise<ProgramEnd>;

/** @param onProgress called when a program starts and every second while it runs. */
export function runProgram(onProgress: (stage: string, elapsedMs: number) => void): RunProgram {
  return (program, parameters, env, stage) =>
    new Promise((resolve) => {
      const startedAt = performance.now();
      onProgress(stage, 0);
      const timer = setInterval(() => onProgress(stage, performance.now() - startedAt), 1_000);
      let said = '';
      const listen = (chunk: Buffer) => {
        said = (said + chunk.toString('utf8')).slice(-2_000);
      };
      const end = (ok: boolean, words: string) => {
        clearInterval(timer);
        resolve({ ok, said: lastWords(words) });
      };
      const child = spawn(program, parameters, { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', (error) => end(false, error.message));
      child.once('close', (code, signal) => end(code === 0, said === '' ? `ended with ${signal ?? code}` : said));
    });
}
