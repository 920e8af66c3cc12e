// Every file of the program can be reached from a command of package.json. What cannot is dead, or serves tests and should say so.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { servesTests } from './room-problems.ts';
import { targetOf, type SourceFile, type SourceProblem } from './source-files.ts';

/** Files that package.json names as commands. */
export async function commandFiles(): Promise<string[]> {
  const { scripts, bin } = JSON.parse(
    await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  ) as Record<'scripts' | 'bin', Record<string, string>>;
  return [...Object.values(scripts), ...Object.values(bin)].flatMap(
    (text) => text.match(/scripts\/[\w/-]+\.ts/g) ?? [],
  );
}

export function reachProblems(files: readonly SourceFile[], commands: readonly string[]): SourceProblem[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const open = [...commands];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const file = byPath.get(path);
    if (file === undefined || reached.has(path)) continue;
    reached.add(path);
    open.push(
      ...file.imports.filter((one) => one.startsWith('.')).map((one) => targetOf(file.path, one)),
      ...file.starts.map((one) => targetOf(file.path, one)),
    );
  }
  return files
    .filter(({ path }) => !reached.has(path) && !servesTests(path) && !path.endsWith('.d.ts'))
    .map(({ path }) => ({
      file: path,
      rule: 'unreached',
      sentence:
        'found no way to it from a command of package.json, expected one: remove it, or name it *.fixture.ts if it serves tests',
    }));
}
