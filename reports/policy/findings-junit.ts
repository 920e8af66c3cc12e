// junit.xml: each check as a test case, for whatever shows those beside a build. A finding at or above the severity that is asked for
// is a failure, one below it is told in the case's output, and a check that could not look is skipped.
// Source of the shape: the Jenkins xUnit schema, junit-10.xsd, as CI services read it.
import { html } from 'hono/html';
import {
  severities,
  type Finding,
  type PolicyAnswerInShort,
  type Severity,
} from '../../scenarios/schema/policy-answer.ts';

/** @param failOn a finding from here on fails. */
export async function findingsJunit(
  { findings, notChecked, judgedOn }: Pick<PolicyAnswerInShort, 'findings' | 'notChecked' | 'judgedOn'>,
  checks: readonly string[],
  failOn: Severity,
): Promise<string> {
  const fails = ({ severity }: Finding) => severities.indexOf(severity) >= severities.indexOf(failOn);
  const skipped = new Map(notChecked.map(({ check, because }) => [check, because]));
  const cases = checks.map((check) => {
    const found = findings.filter((finding) => finding.check === check);
    const because = skipped.get(check);
    return html`
  <testcase classname="passkey-pilot.policy" name="${check}">${
    because === undefined
      ? ''
      : html`
    <skipped message="${plain(because)}"/>`
  }${found.filter(fails).map(
    ({ severity, title, sentence, remedy }) => html`
    <failure type="${severity}" message="${plain(title)}">${plain(`${sentence} ${remedy}`)}</failure>`,
  )}${found
    .filter((finding) => !fails(finding))
    .map(
      ({ severity, sentence }) => html`
    <system-out>${plain(`${severity}: ${sentence}`)}</system-out>`,
    )}
  </testcase>`;
  });
  // Of cases, not of findings: a check can have several.
  const failures = new Set(findings.filter(fails).map(({ check }) => check)).size;
  const suite =
    await html`<testsuite name="policy" tests="${checks.length}" failures="${failures}" errors="0" skipped="${notChecked.length}" time="0" timestamp="${judgedOn}T00:00:00">${cases}
</testsuite>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(suite)}`;
}

/** XML 1.0 has no place for control characters, not even as references, nor for half a surrogate pair. */
function plain(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '\ufffd');
}
