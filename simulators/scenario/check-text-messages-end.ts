// What the schema cannot see of a rollout in which text messages end: names that must exist elsewhere, and starts of a campaign that nobody
// could live.
import type { Deadline } from '../../scenarios/schema/deadline.ts';
import { registrationReport } from '../../scenarios/schema/registration-report.ts';
import { unknownWord, type Locate } from './issue-problem.ts';
import { keysOf, listOf, mapOf } from './raw-value.ts';
import type { Report, ScenarioProblem } from './scenario-errors.ts';
import type { Path } from './yaml-source.ts';

const weekMs = 7 * 86_400_000;

export function checkTextMessagesEnd(
  written: Readonly<Record<string, unknown>>,
  personas: readonly string[],
  deadlines: readonly Deadline[],
  locate: Locate,
  report: Report,
): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const mustBeKnown = (word: unknown, names: readonly string[], path: Path, what: 'key' | 'value' = 'value') => {
    if (typeof word === 'string' && !names.includes(word))
      problems.push(unknownWord('unknown-reference', word, names, path, locate(path, what)));
  };
  const known = deadlines.map(({ id }) => id);
  for (const [nth, end] of listOf(written['textMessagesEnd']).entries()) {
    const path = ['rollout', 'textMessagesEnd', nth];
    mustBeKnown(mapOf(end)['deadline'], known, [...path, 'deadline']);
    for (const [index, id] of listOf(mapOf(end)['personas']).entries())
      mustBeKnown(id, personas, [...path, 'personas', index]);
  }
  if (registrationReport.safeParse(written['registrationReport']).success)
    report(
      'contradiction',
      ['rollout', 'registrationReport'],
      'a registration report that an option names',
      'it in the file of the scenario, where it is read',
    );
  for (const id of keysOf(written['standing'])) mustBeKnown(id, personas, ['rollout', 'standing', id], 'key');
  return problems;
}

/** Of a campaign that there is, before a deadline in the time of the rollout, and in that time themselves. @param time first and last day, ms. */
export function checkCampaignStarts(
  written: Readonly<Record<string, unknown>>,
  deadlines: readonly Deadline[],
  { startsOn, endsOn }: { readonly startsOn: number; readonly endsOn: number },
  report: Report,
): void {
  if (written['campaignStarts'] === undefined) return;
  const path = ['rollout', 'campaignStarts'];
  if (written['campaign'] === undefined)
    report(
      'contradiction',
      path,
      'starts of a campaign that there is not',
      '"campaign", or no "campaignStarts"',
      'key',
    );
  const named = new Set(listOf(written['textMessagesEnd']).map((end) => mapOf(end)['deadline']));
  const days = deadlines.filter(({ id }) => named.has(id)).map(({ on }) => Date.parse(on));
  // A deadline that nobody knows is told where it is named.
  if (days.length < named.size) return;
  const within = days.filter((day) => day >= startsOn && day <= endsOn);
  if (within.length === 0) {
    report(
      'contradiction',
      path,
      'starts before a deadline that there is not',
      `"textMessagesEnd" with a deadline from ${dateOf(startsOn)} to ${dateOf(endsOn)}, or no "campaignStarts"`,
      'key',
    );
    return;
  }
  const first = Math.min(...within);
  const most = Math.floor((first - startsOn) / weekMs);
  for (const [nth, weeks] of listOf(mapOf(written['campaignStarts'])['weeksBefore']).entries())
    if (typeof weeks === 'number' && weeks > most)
      report(
        'contradiction',
        [...path, 'weeksBefore', nth],
        `${weeks} weeks before ${dateOf(first)}, where the rollout starts on ${dateOf(startsOn)}`,
        `at most ${most}, or an earlier "startsOn"`,
      );
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
