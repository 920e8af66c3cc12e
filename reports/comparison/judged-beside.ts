// What two runs decided, judged and required, beside each other.
import type { ResultsOfSignIns } from '../results/results.ts';
import type { PersonaDecision } from '../results/persona-decision.ts';
import { percent } from '../words/quantity.ts';
import type { Comparison } from './comparison.ts';

type Judged = Pick<Comparison, 'decisions' | 'claims' | 'gates'>;

/** In the order of B; what A alone has comes last. */
export function judgedBeside(a: ResultsOfSignIns, b: ResultsOfSignIns): Judged {
  return {
    decisions: paired(decisionsOf(a), decisionsOf(b), ({ persona, arm, baseline }) =>
      JSON.stringify([persona, arm, baseline]),
    ).map(([one, other, { persona, title, arm, baseline }]) =>
      Object.assign(
        besideEachOther(one?.words, other?.words, one !== undefined && one.decision === other?.decision),
        { persona, title, arm, baseline },
        one === undefined ? {} : { whyA: one.why, basisA: one.basis },
        other === undefined ? {} : { whyB: other.why, basisB: other.basis },
      ),
    ),
    claims: paired(a.claims, b.claims, ({ id, here: { arms } }) =>
      JSON.stringify([id, arms?.passkey ?? null, arms?.other ?? null]),
    ).map(([one, other, { id, title }]) =>
      Object.assign(besideEachOther(one?.here.verdict, other?.here.verdict), { claim: id, title }),
    ),
    gates: paired(a.gates, b.gates, ({ metric, expression }) => JSON.stringify([metric, expression])).map(
      ([one, other, { metric, expression }]) =>
        Object.assign(
          besideEachOther(one?.sentence, other?.sentence, one !== undefined && one.passed === other?.passed),
          { gate: `${metric} ${expression}` },
        ),
    ),
  };
}

function decisionsOf({ personas }: ResultsOfSignIns) {
  return personas.flatMap(({ id, title, decisions }) =>
    decisions.map((made) => {
      const { arm, baseline, basis, decision, why } = made;
      return { persona: id, title, arm, baseline, basis, decision, why, words: decisionInWords(made) };
    }),
  );
}

/** "go", and "go in 96 % of the inputs" where that is known. */
function decisionInWords(made: PersonaDecision): string {
  if (made.basis !== 'inputs') return made.decision;
  const share = made.shares.find(({ decision }) => decision === made.decision)?.share;
  return share === undefined ? made.decision : `${made.decision} in ${percent(share)} of the inputs`;
}

function paired<T>(a: readonly T[], b: readonly T[], keyOf: (each: T) => string) {
  const [ofA, ofB] = [new Map(a.map((each) => [keyOf(each), each])), new Map(b.map((each) => [keyOf(each), each]))];
  return [...new Set([...ofB.keys(), ...ofA.keys()])].flatMap((key): [T | undefined, T | undefined, known: T][] => {
    const [one, other] = [ofA.get(key), ofB.get(key)];
    const known = other ?? one;
    return known === undefined ? [] : [[one, other, known]];
  });
}

function besideEachOther(a: string | undefined, b: string | undefined, same = a !== undefined && a === b) {
  return { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }), same };
}
