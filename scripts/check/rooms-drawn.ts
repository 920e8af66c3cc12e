// The rooms as CONTRIBUTING shows them: a picture of what stands on what, and what each holds.
import { arrowsOf } from './room-problems.ts';
import { rooms } from './rooms.ts';
import type { SourceFile } from './source-files.ts';

/** Mermaid, with an arrow left out where a longer way says the same, and a table below it. */
export function roomsDrawn(files: readonly SourceFile[]): string {
  const arrows = arrowsOf(files);
  const names = Object.keys(rooms);
  const uses = (room: string) => [...(arrows.get(room)?.keys() ?? [])];
  const below = new Map<string, ReadonlySet<string>>();
  // In their order, so that those below are known.
  for (const room of names) {
    const all = new Set(uses(room));
    for (const used of uses(room)) for (const further of below.get(used) ?? []) all.add(further);
    below.set(room, all);
  }
  const direct = (room: string) =>
    uses(room).filter((used) => !uses(room).some((other) => below.get(other)?.has(used) === true));
  const lines = ['```mermaid', 'flowchart TB'];
  for (const layer of new Set(names.map((name) => name.split('/')[0] ?? ''))) {
    lines.push(`  subgraph ${layer}`);
    for (const name of names.filter((one) => one.startsWith(`${layer}/`))) {
      lines.push(`    ${idOf(name)}["${shortOf(name)}"]`);
      for (const used of direct(name)) lines.push(`    ${idOf(name)} --> ${idOf(used)}`);
    }
    lines.push('  end');
  }
  lines.push('```', '', '| room | holds |', '|---|---|');
  for (const name of names) lines.push(`| \`${name}\` | ${rooms[name]?.holds ?? ''} |`);
  return lines.join('\n');
}
const idOf = (room: string) => room.replaceAll(/[^a-z]/g, '_');
const shortOf = (room: string) => room.split('/').slice(1).join('/');
