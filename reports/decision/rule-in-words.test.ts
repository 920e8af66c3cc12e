import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { decisionRule } from '../../scenarios/schema/decision-rule.ts';
import { ruleInWords } from './rule-in-words.ts';
import { ruleSection } from './rule-section.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const told = (rule = standardRule) => plain(ruleInWords(rule).join(' '));

describe('the rule in words', () => {
  it('tells margins, floor, guardrails by their names, levels and who chose them', () => {
    for (const words of [
      'more than 2 points of success per need are lost',
      'accounts locked or failures worth a call to the help desk rise by more than 50 per 1 000 needs',
      'nobody can register a passkey',
      'at least 83.3 % of needs are met, however the other arm does',
      'at least 90 % of those who begin register a passkey',
      'GO at 95 %, AMEND at 80 %, STOP at 90 %',
      'chosen by the authors of passkey-pilot',
    ])
      expect(told()).toContain(words);
  });

  it('follows the rule in every number, and leaves out what is not asked', () => {
    const { ownMethod: _, ...rule } = standardRule;
    const own = {
      ...rule,
      success: { ...rule.success, mayLose: 0.05, chosenBy: 'our board' },
      registration: { ...rule.registration, nobody: 'amend' as const },
      guardrails: [],
    };
    expect(told(own)).toContain('more than 5 points of success per need are lost.');
    expect(told(own)).toContain('those of success by our board');
    expect(told(own)).not.toMatch(/falling back|rise by|nobody/);
  });

  it('stands in the README, word for word', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
    for (const sentence of ruleInWords(standardRule)) expect(readme).toContain(plain(sentence));
  });

  it('is one’s own as the README shows it', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const example = /```yaml\n(# decision-rules\/ours\.yaml[^]*?)```/.exec(readme)?.[1] ?? '';
    const ours = decisionRule.parse(parse(example));
    expect(ours.id).toBe('ours');
    expect(told(ours)).toContain('more than 0.5 points of success per need are lost');
    expect(told(ours)).toContain('GO at 98 %, AMEND at 80 %, STOP at 90 %');
    expect(told(ours)).toContain('(“Our rule”, rule: ours)');
  });

  it('stands on the page with what each number rests on', async () => {
    const { run, ...rest } = fixtureResults();
    const hostile = { ...standardRule.gain, assumed: '<script>alert(1)</script>' };
    const page = String(
      await ruleSection.render({
        ...rest,
        run: { ...run, rule: { ...run.rule, statement: { ...standardRule, gain: hostile } } },
      }),
    );
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    expect(plain(page)).toContain('Needs met, at least');
    expect(page).toContain('Lewis et al. 2021');
  });
});
