// A command of ours in a sentence, as it is to be typed here: not everybody has the program in their PATH.
import { existsSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellWord } from '../scenarios/schema/shell-word.ts';

const project = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const ownCommand =
  /(?<![\w./-])(?<!npx )passkey-pilot (?=(?:run|report|sensitivity|validate|serve|doctor|init|--help)(?![\w-]))/g;

/** Words, and folders of a PATH. */
export interface Typist {
  readonly path: string;
  /** Folder in which the program was called. */
  readonly cwd: string;
}

/** Each command of ours in a text, with what has to be typed before it. */
export function asTyped(text: string, typist: Typist = typistOf(process.env)): string {
  return text.replace(ownCommand, `${programWord(typist)} `);
}

function programWord({ path, cwd }: Typist): string {
  // npm puts folders of packages into the PATH of what it starts, and of nothing else.
  const isOnPath = path
    .split(delimiter)
    .some(
      (folder) =>
        folder !== '' && !/[/\\]node_modules[/\\]/.test(`${folder}/`) && existsSync(join(folder, 'passkey-pilot')),
    );
  if (isOnPath) return 'passkey-pilot';
  return relative(project, resolve(cwd)).startsWith('..')
    ? `npm --prefix ${shellWord(project)} run passkey-pilot --`
    : 'npx passkey-pilot';
}

/** npm run moves to the project's folder, and says from where. */
function typistOf({ PATH = '', INIT_CWD }: NodeJS.ProcessEnv): Typist {
  return { path: PATH, cwd: INIT_CWD ?? process.cwd() };
}
