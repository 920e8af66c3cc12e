// The answer about a tenant's policies in some sentences: what to see first.
import {
  severities,
  type Finding,
  type PersonaTally,
  type PolicyAnswerInShort,
} from '../../scenarios/schema/policy-answer.ts';
import { listed } from '../words/listed.ts';
import { count, countOf } from '../words/quantity.ts';

export function policySummary({
  findings,
  notChecked,
  personas,
  shares,
  unread,
}: Pick<PolicyAnswerInShort, 'findings' | 'notChecked' | 'personas' | 'shares' | 'unread'>): string {
  return [
    findingsSentence(findings),
    ...(shares.people === 0 ? ['No people were exported, so none were judged.'] : peopleSentences(personas, shares)),
    ...(notChecked.length === 0
      ? []
      : [`${countOf(notChecked.length, 'check')} could not look, as something was not exported.`]),
    ...(unread.length === 0 ? [] : [`${countOf(unread.length, 'file or part', 'files or parts')} could not be read.`]),
  ].join(' ');
}

function findingsSentence(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No check found anything.';
  const parts = severities
    .toReversed()
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${count(number)} ${severity === 'info' ? 'for information' : severity}`);
  return `${countOf(findings.length, 'finding')}: ${listed(parts)}.`;
}

function peopleSentences(
  personas: readonly PersonaTally[],
  { people, disabled, registrable, disabledLeftOut }: PolicyAnswerInShort['shares'],
): string[] {
  const sum = (pick: (tally: PersonaTally) => number | undefined) =>
    personas.reduce((total, tally) => total + (pick(tally) ?? 0), 0);
  const hasOne = sum(({ firstPasskey }) => firstPasskey['has-one']);
  const counted = people - disabled;
  const without = counted - hasOne;
  const no = sum(({ firstPasskey }) => firstPasskey.no);
  const unknown = sum(({ firstPasskey }) => firstPasskey.unknown);
  return [
    registrable === 'not-exported'
      ? `What ${countOf(counted, 'person', 'people')} may register is not known: no passkey policy was exported.`
      : `${count(sum(({ byWeakestRegistrable }) => byWeakestRegistrable.synced))} of ${countOf(counted, 'person', 'people')} may register any synced passkey, ${count(sum(({ byWeakestRegistrable }) => byWeakestRegistrable.none))} none.`,
    `${count(hasOne)} hold a passkey that signs in; of the other ${count(without)}, ${count(no)} cannot get a first one${unknown === 0 ? '' : ` and of ${count(unknown)} that is not known`}.`,
    ...(disabled === 0
      ? []
      : [`${countOf(disabled, 'other is', 'others are')} disabled, and counted in no share and no finding.`]),
    ...(disabledLeftOut === 'yes'
      ? ['The people are those of a registration report, which leaves disabled ones out: every share is of the others.']
      : []),
  ];
}
