// The answer with other names of people: wherever somebody is named, and nowhere else. Groups, policies and models keep theirs.
import type { Finding, PersonJudged, PolicyAnswerInShort, PolicyChange } from '../../scenarios/schema/policy-answer.ts';

/** @returns the same for the same name. */
export type Renamed = (name: string) => string;

export function renamedPerson(person: PersonJudged, renamed: Renamed): PersonJudged {
  return { ...person, id: renamed(person.id), userPrincipalName: renamed(person.userPrincipalName) };
}

/** @param isPerson whether a text is the id or the name of somebody: requests that are proposed hold some. */
export function renamedAnswer(
  answer: PolicyAnswerInShort,
  renamed: Renamed,
  isPerson: (text: string) => boolean,
): PolicyAnswerInShort {
  const { findings, change, proposal, explained, signIn } = answer;
  return {
    ...answer,
    findings: findings.map((finding) => renamedFinding(finding, renamed)),
    ...(change === undefined ? {} : { change: renamedChange(change, renamed) }),
    ...(proposal === undefined ? {} : { proposal: renamedProposal(proposal, renamed, isPerson) }),
    ...(explained === undefined
      ? {}
      : {
          explained: {
            userPrincipalName: renamed(explained.userPrincipalName),
            facts: explained.facts.map((fact) =>
              fact.replaceAll(explained.userPrincipalName, () => renamed(explained.userPrincipalName)),
            ),
          },
        }),
    ...(signIn?.described['user'] === undefined
      ? {}
      : { signIn: { ...signIn, described: { ...signIn.described, user: renamed(signIn.described['user']) } } }),
  };
}

function renamedProposal(
  { patches, change, ...figures }: NonNullable<PolicyAnswerInShort['proposal']>,
  renamed: Renamed,
  isPerson: (text: string) => boolean,
): NonNullable<PolicyAnswerInShort['proposal']> {
  const bodyOf = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    JSON.parse(
      JSON.stringify(body, (_, value: unknown) =>
        typeof value === 'string' && isPerson(value) ? renamed(value) : value,
      ),
    ) as Record<string, unknown>;
  return {
    ...figures,
    patches: patches.map((patch) => Object.assign({}, patch, { body: bodyOf(patch.body) })),
    change: renamedChange(change, renamed),
  };
}

function renamedFinding(finding: Finding, renamed: Renamed): Finding {
  const { people } = finding;
  return people === undefined
    ? finding
    : { ...finding, people: { ...people, userPrincipalNames: people.userPrincipalNames.map(renamed) } };
}

function renamedChange(change: PolicyChange, renamed: Renamed): PolicyChange {
  const people = (changed: PolicyChange['loseSignIn']) =>
    changed.map((each) => ({ ...each, userPrincipalName: renamed(each.userPrincipalName) }));
  const findings = (of: readonly Finding[]) => of.map((finding) => renamedFinding(finding, renamed));
  return {
    against: change.against,
    gainRegistration: people(change.gainRegistration),
    loseRegistration: people(change.loseRegistration),
    loseSignIn: people(change.loseSignIn),
    gainSignIn: people(change.gainSignIn),
    loseFirstPasskey: people(change.loseFirstPasskey),
    findingsCome: findings(change.findingsCome),
    findingsGo: findings(change.findingsGo),
    findingsChange: change.findingsChange,
  };
}
