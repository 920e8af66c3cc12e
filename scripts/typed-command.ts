// A command of ours in a sentence, as it is to be typed here: not everybody has the program in their PATH.
import { existsSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellWord } from '../scenarios/schema/shell-word.ts';

const project = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
const ownCommand =
  /(?<![\w./-])(?<!npx )passkey-pilot (?=((?:run|report|sensitivity|validate|recovery|serve|doctor|init|--help)(?![\w-]).*))/g;

/** Words, and folders of a PATH. */
export interface Typist {
  readonly path: string;
  /** Folder in which the program was called. */
  readonly cwd: string;
}

/** Each command of ours in a text, with what has to be typed before it. */
export function asTyped(text: string, typist: Typist = typistOf(process.env)): string {
  return text.replace(ownCommand, (_, words: string) => `${programWord(typist, words)} `);
}

/** For commands that are written down to be typed in another folder. */
export function typedIn(cwd: string): (text: string) => string {
  return (text) => asTyped(text, { ...typistOf(process.env), cwd });
}

/** @param words behind it, quoted for a shell, and whatever comes after them. */
function programWord({ path, cwd }: Typist, words: string): string {
  // npm puts folders of packages into the PATH of what it starts, and of nothing else.
  const isOnPath = path
    .split(delimiter)
    .some(
      (folder) =>
        folder !== '' && !/[/\\]node_modules[/\\]/.test(`${folder}/`) && existsSync(join(folder, 'passkey-pilot')),
    );
  if (isOnPath) return 'passkey-pilot';
  // npm hands the words to a shell of its own, which would read them as patterns.
  if ((words.match(/(?:'[^']*'|[^\s'])+/g) ?? []).some((word) => isSpoiltByNpm(unquoted(word.replace(/[;,]$/, '')))))
    return [process.execPath, join(project, 'node_modules/.bin/tsx'), join(project, 'scripts/passkey-pilot.ts')]
      .map(shellWord)
      .join(' ');
  return relative(project, resolve(cwd)).startsWith('..')
    ? `npm --prefix ${shellWord(project)} run passkey-pilot --`
    : 'npx passkey-pilot';
}

/** npm 11 quotes words with one of these signs (@npmcli/run-script, lib/escape.js), and leaves brackets and braces to its shell. */
function isSpoiltByNpm(word: string): boolean {
  return /[[\]{}]/.test(word) && !/[\t\n\r "#$&'()*;<>?\\`|~]/.test(word);
}

/** As shellWord quotes. */
function unquoted(word: string): string {
  return word.startsWith("$'")
    ? word.slice(2, -1).replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))
    : word.replaceAll(/'([^']*)'/g, '$1').replaceAll("\\'", "'");
}

/** npm run moves to the project's folder, and says from where. */
function typistOf({ PATH = '', INIT_CWD }: NodeJS.ProcessEnv): Typist {
  return { path: PATH, cwd: INIT_CWD ?? process.cwd() };
}
