// The answer with other names of people: wherever somebody is named, and nowhere else. Groups, policies and models keep theirs.
import type { Finding, PersonJudged, PolicyAnswerInShort, PolicyChange } from '../../scenarios/schema/policy-answer.ts';
import type { Names, Renamed } from './names-in-texts.ts';

type Proposal = NonNullable<PolicyAnswerInShort['proposal']>;
type Source = PolicyAnswerInShort['sources'][number];

/** What was found where something else was expected may be a name that is told nowhere else, in any shape. Quotes can stand within it. */
const withoutQuotes = (sentence: string): string => sentence.replace(/".*"/s, '"…"');

export function renamedPerson(person: PersonJudged, renamed: Renamed): PersonJudged {
  return { ...person, id: renamed(person.id), userPrincipalName: renamed(person.userPrincipalName) };
}

export function renamedAnswer(answer: PolicyAnswerInShort, names: Names): PolicyAnswerInShort {
  const { sources, unread, findings, change, proposal, explained, signIn } = answer;
  const { renamed, inText, inPath } = names;
  return {
    ...answer,
    sources: sources.map((source) => renamedSource(source, names)),
    unread: unread.map((one) =>
      Object.assign({}, one, { file: inPath(one.file), sentence: inPath(withoutQuotes(one.sentence)) }),
    ),
    findings: findings.map((finding) => renamedFinding(finding, names)),
    ...(change === undefined ? {} : { change: renamedChange(change, names) }),
    ...(proposal === undefined ? {} : { proposal: renamedProposal(proposal, names) }),
    ...(explained === undefined
      ? {}
      : {
          explained: {
            userPrincipalName: renamed(explained.userPrincipalName),
            facts: explained.facts.map((fact) =>
              inText(fact.replaceAll(explained.userPrincipalName, () => renamed(explained.userPrincipalName))),
            ),
          },
        }),
    ...(signIn?.described['user'] === undefined
      ? {}
      : { signIn: { ...signIn, described: { ...signIn.described, user: renamed(signIn.described['user']) } } }),
  };
}

const renamedSource = (source: Source, { inText, inPath }: Names): Source => ({
  ...source,
  file: inPath(source.file),
  notes: source.notes.map(inText),
});

function renamedProposal({ patches, remain, change, ...figures }: Proposal, names: Names): Proposal {
  const { inText } = names;
  const bodyOf = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    JSON.parse(
      JSON.stringify(body, (_, value: unknown) => (typeof value === 'string' ? inText(value) : value)),
    ) as Record<string, unknown>;
  return {
    ...figures,
    patches: patches.map((patch) =>
      Object.assign({}, patch, { body: bodyOf(patch.body), sentence: inText(patch.sentence) }),
    ),
    remain: remain.map(({ check, title }) => ({ check, title: inText(title) })),
    change: renamedChange(change, names),
  };
}

function renamedFinding(finding: Finding, { renamed, inText }: Names): Finding {
  const { people } = finding;
  return {
    ...finding,
    title: inText(finding.title),
    sentence: inText(finding.sentence),
    evidence: finding.evidence.map(inText),
    remedy: inText(finding.remedy),
    ...(people === undefined
      ? {}
      : { people: { ...people, userPrincipalNames: people.userPrincipalNames.map(renamed) } }),
  };
}

function renamedChange(change: PolicyChange, names: Names): PolicyChange {
  const people = (changed: PolicyChange['loseSignIn']) =>
    changed.map((each) => ({ ...each, userPrincipalName: names.renamed(each.userPrincipalName) }));
  const findings = (of: readonly Finding[]) => of.map((finding) => renamedFinding(finding, names));
  return {
    against: change.against.map((source) => renamedSource(source, names)),
    gainRegistration: people(change.gainRegistration),
    loseRegistration: people(change.loseRegistration),
    loseSignIn: people(change.loseSignIn),
    gainSignIn: people(change.gainSignIn),
    loseFirstPasskey: people(change.loseFirstPasskey),
    demandsCome: people(change.demandsCome),
    demandsGo: people(change.demandsGo),
    join: people(change.join),
    leave: people(change.leave),
    notCompared: change.notCompared,
    findingsCome: findings(change.findingsCome),
    findingsGo: findings(change.findingsGo),
    findingsChange: change.findingsChange.map((each) => ({ ...each, title: names.inText(each.title) })),
  };
}
