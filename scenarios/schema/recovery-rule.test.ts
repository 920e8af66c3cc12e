import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { recoveryRule } from './recovery-rule.ts';

const standard = parse(readFileSync(new URL('../recovery-rules/standard.yaml', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, unknown>
>;
const fault = (change: Record<string, unknown>) =>
  recoveryRule.safeParse({ ...standard, ...change }).error?.issues[0]?.message;

it('reads the standard rule, shares as 0 to 1 and times in ms', () => {
  expect(recoveryRule.parse(standard)).toMatchObject({
    id: 'standard',
    recovered: { mayLose: 0.25, atLeast: 0.75 },
    impostors: { mayAdd: 0.01, atMost: 0.02, leftOut: [{ kind: 'insider' }] },
    cost: { atMost: 1 },
    time: { atMost: 3_600_000, mayAdd: 0 },
    levels: { enable: 0.95, doNot: 0.9 },
  });
});

it.each(['recovered', 'impostors', 'cost', 'time', 'levels'])('asks what the numbers of %s rest on', (part) => {
  const { assumed: _, source: __, ...bare } = standard[part] ?? {};
  expect(fault({ [part]: bare })).toBe('expected assumed or source');
});

it('refuses levels at which two words could be said at once, kinds that nobody knows, and a rule that looks at none', () => {
  expect(fault({ levels: { ...standard['levels'], enable: '50 %' } })).toBe('expected more than 50 %');
  const leaving = (kinds: readonly string[]) =>
    fault({ impostors: { ...standard['impostors'], leftOut: kinds.map((kind) => ({ kind, why: 'a test' })) } });
  expect(leaving(['ghost'])).toBeDefined();
  expect(leaving(Array.from({ length: 9 }, () => 'print'))).toBe(
    'expected at least one kind of impostor to be looked at',
  );
});
