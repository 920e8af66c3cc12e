// Which figures of a phishing drill are told: of the many where they were lived and count, else of the people of the run.
import type { AttackResult, OwnSignIns } from '../results/phishing-results.ts';
import type { ResultsOfPhishing } from '../results/results.ts';
import type { DrillLayer } from '../results/share-figure.ts';
import { countOf } from '../words/quantity.ts';

type Told = Pick<ResultsOfPhishing, 'arms' | 'phishing'>;

export function toldLayer({ phishing }: Pick<Told, 'phishing'>): DrillLayer {
  return phishing.many === undefined ? 'real' : 'many';
}

/** In the order of the arms. @param persona absent: of all. */
export function attacksTold(results: Told, persona?: string): AttackResult[] {
  const layer = toldLayer(results);
  return results.arms.flatMap(({ id }) =>
    results.phishing.attacks.filter((row) => row.layer === layer && row.arm === id && row.persona === persona),
  );
}

export function signInsTold(results: Told, persona?: string): OwnSignIns[] {
  const layer = toldLayer(results);
  return results.arms.flatMap(({ id }) =>
    results.phishing.signIns.filter((row) => row.layer === layer && row.arm === id && row.persona === persona),
  );
}

/** The kind that takes over most: attackers choose. Absent: none came. */
export function bestAttack(rows: readonly AttackResult[]): AttackResult | undefined {
  return rows.toSorted(
    ({ takenOver: one }, { takenOver: other }) => other.per1000 - one.per1000 || other.upper1000 - one.upper1000,
  )[0];
}

/** "20 000 people in virtual time"; "105 people of the run". */
export function scopeOf(results: Told): string {
  const people = Math.max(0, ...signInsTold(results).map((row) => row.people));
  return `${countOf(people, 'person', 'people')} ${toldLayer(results) === 'many' ? 'in virtual time' : 'of the run'}`;
}
