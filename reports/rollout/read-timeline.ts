// timeline.json of a run folder: what a rollout left there.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mismatchesOf } from '../../scenarios/measures/tenant/timeline-identities.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import { timeline, timelineFormat, type Timeline } from '../../scenarios/schema/timeline.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';

const name = 'timeline.json';
const remedy = 'restore the file or run the scenario again';

/**
 * @param prices at which its costs were reckoned.
 * @throws PilotError timeline-missing, timeline-unreadable, timeline-of-other-version, timeline-does-not-add-up
 */
export async function readTimeline(folder: string, prices: Rollout['prices']): Promise<Timeline> {
  const where = join(folder, name);
  const text = await readFile(where, 'utf8').catch((cause: unknown) => {
    throw new PilotError(
      'timeline-missing',
      { found: whyUnread(cause, `no ${name}`), expected: 'the timeline of a rollout', where, remedy },
      { cause, badInput: true },
    );
  });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw new PilotError(
      'timeline-unreadable',
      { found: 'text that is not JSON', expected: 'the timeline of a rollout', where, remedy },
      { cause, badInput: true },
    );
  }
  refuseOtherVersion(raw, where);
  const parsed = timeline.safeParse(raw);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new PilotError(
      'timeline-unreadable',
      {
        found: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`,
        expected: 'the timeline of a rollout',
        where,
        remedy,
      },
      { cause: parsed.error, badInput: true },
    );
  }
  const [mismatch] = mismatchesOf(parsed.data, prices);
  if (mismatch === undefined) return parsed.data;
  throw new PilotError(
    'timeline-does-not-add-up',
    { found: `${mismatch.left} and ${mismatch.right} (${mismatch.of})`, expected: mismatch.sides, where, remedy },
    { badInput: true },
  );
}

/** What another version wrote means something else. */
function refuseOtherVersion(raw: unknown, where: string): void {
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
  if (typeof format !== 'string' || !/^passkey-pilot-timeline\/\d+$/.test(format) || format === timelineFormat) return;
  throw new PilotError(
    'timeline-of-other-version',
    {
      found: `"${format}"`,
      expected: `"${timelineFormat}"`,
      where,
      remedy: 'run the scenario again with this version, or report with the one that wrote it',
    },
    { badInput: true },
  );
}
