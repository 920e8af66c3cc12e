// The layers of a pilot that was settled, a line each: what was real, how many live like them, and at how many points the inputs were moved.
import type { ResultsOfPilot } from '../results/results.ts';
import { count, countOf } from './quantity.ts';
import { twinsInWords } from './twins-in-words.ts';

/** Empty: the people of the run live by themselves, and nobody asked for more. */
export function layersInWords({ run, counts, many, sensitivity }: ResultsOfPilot): readonly string[] {
  if (run.scenario.settle === false) return [];
  const { browser } = run.environment;
  const real = `${browser === undefined ? 'This run' : 'Real'}: ${countOf(counts.attempts, 'attempt')} of ${countOf(counts.users, 'person', 'people')} in ${browser ?? 'virtual time'}.`;
  if (many === undefined) return [real, 'Many, Unknown: not lived yet; passkey-pilot run --resume goes on there.'];
  const like = `Many: ${countOf(many.users, 'person', 'people')} in virtual time, these among them; ${twinsInWords(many)}`;
  return [real, like, `Unknown: ${unknown(many, sensitivity)}`];
}

function unknown({ counts }: NonNullable<ResultsOfPilot['many']>, sensitivity: ResultsOfPilot['sensitivity']): string {
  if (sensitivity === undefined)
    return counts ? 'not lived yet; passkey-pilot run --resume goes on there.' : 'not lived, as the many do not count.';
  const { phases, parameters, users } = sensitivity;
  const points = phases.reduce((sum, phase) => sum + phase.points, 0);
  const planned = phases.reduce((sum, phase) => sum + (phase.planned ?? phase.points), 0);
  const at =
    points < planned
      ? `${count(points)} of ${countOf(planned, 'point')}, as the time ran out,`
      : countOf(points, 'point');
  return `${countOf(parameters.length, 'parameter')} over their ranges at ${at} of ${countOf(users, 'person', 'people')} each.`;
}
