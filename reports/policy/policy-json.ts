// policy.json, in stretches: of a large tenant it is longer than a text may be, so findings and people are written one by one.
import { policyAnswer, type PersonJudged, type PolicyAnswerInShort } from '../../scenarios/schema/policy-answer.ts';
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
  yield* listed(findings, (finding) => plainJson(finding));
  yield '],\n"people":[';
  yield* listed(people, personTexts());
  yield ']}\n';
}

function* listed<T>(values: Iterable<T>, textOf: (value: T) => string): Generator<string> {
  let first = true;
  for (const value of values) {
    yield `${first ? '' : ','}\n${textOf(value)}`;
    first = false;
  }
}

/** What people of a kind share is most of what is said of each, and becomes text once: by what they are judged by, not by what is told. */
function personTexts(): (person: PersonJudged) => string {
  const texts = new WeakMap<object, string>();
  const once = (judged: object, told: unknown): string => {
    const text = texts.get(judged) ?? plainJson(told);
    texts.set(judged, text);
    return text;
  };
  return (person) => {
    const { passkeys, demands, firstPasskey, ...own } = personTold(person);
    const shared = `"passkeys":${once(person.passkeys, passkeys)},"demands":${once(person.demands, demands)}`;
    return `${plainJson(own).slice(0, -1)},${shared},"firstPasskey":${once(person.firstPasskey, firstPasskey)}}`;
  };
}
