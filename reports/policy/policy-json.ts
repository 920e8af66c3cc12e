// policy.json, in stretches: of a large tenant it is longer than a text may be, so findings and people are written one by one.
import {
  policyAnswer,
  type PersonJudged,
  type PersonTold,
  type PolicyAnswerInShort,
} from '../../scenarios/schema/policy-answer.ts';
import { plainJson } from '../exports/plain-signs.ts';
import { personTold } from './person-told.ts';

export function* policyJson(answer: PolicyAnswerInShort, people: Iterable<PersonJudged>): Generator<string> {
  const { findings, ...rest } = answer;
  yield '{';
  for (const field of Object.keys(policyAnswer.shape)) {
    const value = rest[field as keyof typeof rest];
    if (value !== undefined) yield `${plainJson(field)}:${plainJson(value)},\n`;
  }
  yield '"findings":[';
  yield* listed(findings);
  yield '],\n"people":[';
  yield* listed(told(people));
  yield ']}\n';
}

function* told(people: Iterable<PersonJudged>): Generator<PersonTold> {
  for (const person of people) yield personTold(person);
}

function* listed(values: Iterable<unknown>): Generator<string> {
  let first = true;
  for (const value of values) {
    yield `${first ? '' : ','}\n${plainJson(value)}`;
    first = false;
  }
}
