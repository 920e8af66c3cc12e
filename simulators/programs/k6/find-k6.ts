// Finds a k6 that can run our script: the one the user names, then PATH, then our own cache.
import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import { lastWords } from '../../machine/last-words.ts';
import { cachedK6 } from './k6-cache.ts';
import { isNewEnoughK6, k6ProgramName, k6VersionIn, oldestK6 } from './k6-release.ts';

export interface FoundK6 {
  readonly path: string;
  /** "2.2.0" */
  readonly version: string;
  readonly foundBy: 'PASSKEY_PILOT_K6' | 'PATH' | 'cache';
}

type Environment = Readonly<Record<string, string | undefined>>;
type Answer =
  | { readonly is: 'usable'; readonly version: string }
  | { readonly is: 'absent' }
  | { readonly is: 'unusable'; readonly why: string };

/**
 * The k6 to run, or undefined when there is none.
 * @param onPassedOver called for a k6 that is there and cannot be used, with why.
 * @throws PilotError `k6-not-usable` when PASSKEY_PILOT_K6 names something that is not a k6 we can run.
 */
export async function findK6(
  env: Environment,
  onPassedOver?: (path: string, why: string) => void,
): Promise<FoundK6 | undefined> {
  const named = env['PASSKEY_PILOT_K6'] ?? '';
  if (named !== '') {
    const answer = await ask(named, env);
    if (answer.is === 'usable') return { path: named, version: answer.version, foundBy: 'PASSKEY_PILOT_K6' };
    throw new PilotError(
      'k6-not-usable',
      {
        found: answer.is === 'absent' ? `no program at ${named}` : `${named}, which ${answer.why}`,
        expected: `k6 ${oldestK6} or newer`,
        where: 'PASSKEY_PILOT_K6',
        remedy: 'correct PASSKEY_PILOT_K6 or unset it',
      },
      { badInput: true },
    );
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [
    ...folders.map((folder) => ({ path: join(folder, k6ProgramName), foundBy: 'PATH' }) as const),
    { path: cachedK6(env), foundBy: 'cache' } as const,
  ];
  for (const { path, foundBy } of places) {
    const answer = await ask(path, env);
    if (answer.is === 'usable') return { path, version: answer.version, foundBy };
    if (answer.is === 'unusable') onPassedOver?.(path, answer.why);
  }
  return undefined;
}

/** Only the answer of a program proves that it can be run here. */
async function ask(path: string, env: Environment): Promise<Answer> {
  try {
    const { stdout } = await promisify(execFile)(path, ['version'], { env: env as NodeJS.ProcessEnv, timeout: 20_000 });
    const version = k6VersionIn(stdout);
    if (version === undefined) return { is: 'unusable', why: `says "${lastWords(stdout)}"` };
    return isNewEnoughK6(version) ? { is: 'usable', version } : { is: 'unusable', why: `is k6 ${version}` };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { is: 'absent' };
    const said = error instanceof Error && 'stderr' in error ? lastWords(String(error.stderr)) : '';
    return { is: 'unusable', why: said === '' ? 'cannot be run' : `says "${said}"` };
  }
}
