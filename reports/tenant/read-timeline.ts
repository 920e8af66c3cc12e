// timeline.json of a run folder: what a rollout left there.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import { timeline, type Timeline } from '../../scenarios/schema/timeline.ts';

const name = 'timeline.json';
const remedy = 'restore the file or run the scenario again';

export async function hasTimeline(folder: string): Promise<boolean> {
  return stat(join(folder, name)).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** @throws PilotError timeline-missing, timeline-unreadable */
export async function readTimeline(folder: string): Promise<Timeline> {
  const where = join(folder, name);
  const text = await readFile(where, 'utf8').catch((cause: unknown) => {
    throw new PilotError('timeline-missing', { found: `no ${name}`, expected: 'the timeline of a rollout', where, remedy }, { cause, badInput: true });
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw new PilotError('timeline-unreadable', { found: 'text that is not JSON', expected: 'the timeline of a rollout', where, remedy }, { cause, badInput: true });
  }
  const parsed = timeline.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new PilotError('timeline-unreadable', { found: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`, expected: 'the timeline of a rollout', where, remedy }, { cause: parsed.error, badInput: true });
}
