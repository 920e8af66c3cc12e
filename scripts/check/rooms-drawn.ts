// The rooms as CONTRIBUTING shows them: a picture of what stands on what, and what each holds.
import { arrowsOf } from './room-problems.ts';
import { rooms } from './rooms.ts';
import type { SourceFile } from './source-files.ts';

/** Mermaid, with an arrow left out where a longer way says the same, and a table below it. */
export function roomsDrawn(files: readonly SourceFile[]): string {
  const arrows = arrowsOf(files);
  const names = Object.keys(rooms);
  const uses = (room: string) => [...(arrows.get(room)?.keys() ?? [])];
  const below = new Map<string, Set<string>>();
  // In their order, so that those below are known.
  for (const room of names) below.set(room, new Set(uses(room).flatMap((used) => [used, ...(below.get(used) ?? [])])));
  const direct = (room: string) =>
    uses(room).filter((used) => !uses(room).some((other) => below.get(other)?.has(used) === true));
  const layers = [...new Set(names.map((name) => name.split('/')[0] ?? ''))];
  return [
    '```mermaid',
    'flowchart TB',
    ...layers.flatMap((layer) => [
      `  subgraph ${layer}`,
      ...names
        .filter((name) => name.startsWith(`${layer}/`))
        .flatMap((name) => [
          `    ${idOf(name)}["${shortOf(name)}"]`,
          ...direct(name).map((used) => `    ${idOf(name)} --> ${idOf(used)}`),
        ]),
      '  end',
    ]),
    '```',
    '',
    '| room | holds |',
    '|---|---|',
    ...names.map((name) => `| \`${name}\` | ${rooms[name]?.holds ?? ''} |`),
  ].join('\n');
}

const idOf = (room: string) => room.replaceAll(/[^a-z]/g, '_');
const shortOf = (room: string) => room.split('/').slice(1).join('/');
