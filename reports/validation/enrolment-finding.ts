// How many published shares of people enrolled the model covers, in a sentence, and which way it misses the others.
import type { EnrolmentStudy } from './validation.ts';

export function enrolmentFinding(curves: readonly EnrolmentStudy[]): string {
  const points = curves.flatMap((curve) => curve.points);
  const missed = points.filter(({ covered }) => !covered);
  const above = missed.filter(({ published, upper }) => published > upper).length;
  const ways = [
    ...(above === 0 ? [] : [`${String(above)} published higher`]),
    ...(missed.length === above ? [] : [`${String(missed.length - above)} published lower`]),
  ];
  return `${String(points.length - missed.length)} of ${String(points.length)} published shares of people enrolled lie where the model expects them${ways.length === 0 ? '' : `; ${ways.join(', ')}`}`;
}
