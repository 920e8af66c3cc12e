// Holds the sources against the rooms that are declared: each file in a room, each arrow declared and open, each declared arrow used.
import { rooms as declared, type Room } from './rooms.ts';
import { isTestOnly, targetOf, type SourceFile, type SourceProblem } from './source-files.ts';

const layersWithRooms = new Set(['scenarios', 'simulators', 'reports']);
/** Folders that only group rooms. */
const groups = ['simulators/drivers', 'simulators/experiments'];
/** What serves tests of a whole layer. */
const forTests = ['reports/fixtures'];
/** Tests and the tools of tests may enter any room. */
export const servesTests = (path: string) =>
  isTestOnly(path) ||
  forTests.some((folder) => path.startsWith(`${folder}/`)) ||
  /^scripts\/(?:bench|test)(?:[-/]|\.ts$)/.test(path);

export function roomOf(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1);
  if (!layersWithRooms.has(folders[0] ?? '')) return undefined;
  const depth = groups.some((group) => path.startsWith(`${group}/`)) ? 3 : 2;
  return folders.slice(0, depth).join('/');
}

/** Using room → used room → the first file that goes there. */
export function arrowsOf(files: readonly SourceFile[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const arrows = new Map<string, Map<string, string>>();
  for (const { path, imports, starts } of files) {
    const from = roomOf(path);
    if (from === undefined || servesTests(path)) continue;
    const targets = arrows.get(from) ?? new Map<string, string>();
    arrows.set(from, targets);
    for (const specifier of [...imports, ...starts]) {
      if (!specifier.endsWith('.ts')) continue;
      const to = roomOf(targetOf(path, specifier));
      if (to !== undefined && to !== from && to.split('/')[0] === from.split('/')[0] && !targets.has(to))
        targets.set(to, path);
    }
  }
  return arrows;
}

export function roomProblems(
  files: readonly SourceFile[],
  rooms: Readonly<Record<string, Room>> = declared,
): SourceProblem[] {
  const order = Object.keys(rooms);
  const arrows = arrowsOf(files);
  const problems: SourceProblem[] = [];
  for (const { path, imports } of files) {
    const room = roomOf(path);
    if (room !== undefined && !servesTests(path) && !order.includes(room))
      problems.push({
        file: path,
        rule: 'room',
        sentence: `found it in ${room}, expected a room of scripts/check/rooms.ts: put it into one, or declare that room in its place`,
      });
    if (servesTests(path)) continue;
    for (const specifier of imports.filter((one) => one.startsWith('.') && servesTests(targetOf(path, one))))
      problems.push({
        file: path,
        rule: 'fixture',
        sentence: `found an import of ${specifier}, which serves tests alone, expected none in a file of the program`,
      });
  }
  for (const [from, targets] of arrows) {
    const room = rooms[from];
    if (room === undefined) continue;
    for (const [to, file] of targets) {
      const later = order.indexOf(to) > order.indexOf(from);
      if (!later && (rooms[to]?.openToAll !== undefined || room.uses?.[to] !== undefined)) continue;
      problems.push({
        file,
        rule: 'room-arrow',
        sentence: `found ${from} using ${to}, expected ${
          later ? 'only rooms that stand before it' : 'a reason for that'
        } in scripts/check/rooms.ts: move what is used to the room that both may use, or declare the arrow with its reason`,
      });
    }
  }
  for (const [name, { uses = {} }] of Object.entries(rooms))
    for (const used of Object.keys(uses))
      if (arrows.get(name)?.has(used) !== true)
        problems.push({
          file: 'scripts/check/rooms.ts',
          rule: 'room-arrow',
          sentence: `found a reason for ${name} to use ${used}, expected none: nothing there does`,
        });
  return problems;
}
