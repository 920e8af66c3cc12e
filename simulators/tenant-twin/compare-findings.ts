// Findings of two sides held against each other. A check that could look on one side alone found nothing on the other because it could not:
// what it found neither comes nor goes.
import type { Finding, PolicyAnswer, PolicyChange } from '../../scenarios/schema/policy-answer.ts';

type Found = Pick<PolicyAnswer, 'findings' | 'notChecked'>;

export function compareFindings(
  now: Found,
  before: Found,
): Pick<PolicyChange, 'findingsCome' | 'findingsGo' | 'findingsChange'> & { readonly notCompared: readonly string[] } {
  const blind = new Map([
    ...before.notChecked.map(({ check, because }) => [check, `in the other exports, ${because}`] as const),
    ...now.notChecked.map(({ check, because }) => [check, `in these exports, ${because}`] as const),
  ]);
  const seen = ({ check }: Finding): boolean => !blind.has(check);
  const { come, go, both } = paired(now.findings, before.findings);
  const hidden = new Set([...come, ...go].filter((finding) => !seen(finding)).map(({ check }) => check));
  return {
    findingsCome: come.filter(seen),
    findingsGo: go.filter(seen),
    findingsChange: both.flatMap(([{ check, title, people }, { people: had }]) =>
      people === undefined || had === undefined || concernTheSame(people, had)
        ? []
        : [{ check, title, before: had.count, now: people.count }],
    ),
    notCompared: [...hidden].map((check) => `Findings of ${check}: ${blind.get(check)}.`),
  };
}

/** Policies of the same name have findings of the same title: those are paired in their order. */
function paired(
  now: readonly Finding[],
  before: readonly Finding[],
): { readonly come: Finding[]; readonly go: Finding[]; readonly both: (readonly [is: Finding, was: Finding])[] } {
  const was = Map.groupBy(before, whatIsFound);
  const come: Finding[] = [];
  const both: (readonly [Finding, Finding])[] = [];
  for (const finding of now) {
    const had = was.get(whatIsFound(finding))?.shift();
    if (had === undefined) come.push(finding);
    else both.push([finding, had]);
  }
  return { come, go: [...was.values()].flat(), both };
}

/** A finding that is graver than before is another one. */
const whatIsFound = ({ severity, check, title }: Finding): string => JSON.stringify([severity, check, title]);

function concernTheSame(a: NonNullable<Finding['people']>, b: NonNullable<Finding['people']>): boolean {
  if (a.count !== b.count) return false;
  const others = new Set(b.userPrincipalNames);
  return a.userPrincipalNames.every((name) => others.has(name));
}
