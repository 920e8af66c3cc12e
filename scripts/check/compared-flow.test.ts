import { describe, expect, it } from 'vitest';
import { comparedFlowProblems } from './compared-flow-problems.ts';
import { comparedFlow } from './compared-flow.ts';

describe("a comparison with a flow's id", () => {
  it.each([
    ["if (this.#flow.id === 'password-otp') return;", 'password-otp'],
    ["if ('password-reset' !== step.flow) return;", 'password-reset'],
    ["arms.includes('password-otp')", 'password-otp'],
    ["step.startsWith('passkey-registration/')", 'passkey-registration'],
    ["switch (flow) { case 'password-otp': break; }", 'password-otp'],
    ["order.flow === 'passkey'", 'passkey'],
    ["arm.signIn === 'passkey'", 'passkey'],
  ])('is found: %s', (code, flow) => expect(comparedFlow(code)).toBe(flow));

  it.each([
    "const flow = 'password-otp';",
    "proofOf[action] === 'passkey'",
    "switch (proof) { case 'passkey': break; }",
    "purpose === 'reset'",
    "page.startsWith('/password-reset')",
  ])('is none: %s', (code) => expect(comparedFlow(code)).toBeUndefined());

  it('may stand among the flows and in tests, and nowhere else', () => {
    const at = (path: string) =>
      comparedFlowProblems({ path, imports: [], starts: [], onlyReExports: false, comparesFlow: 'password-otp' }).map(
        ({ rule }) => rule,
      );
    expect(at('simulators/attempt/run-attempt.ts')).toEqual(['compared-flow']);
    expect(at('reports/metrics/x.ts')).toEqual(['compared-flow']);
    expect(at('scenarios/flows/lived-flows.ts')).toEqual([]);
    expect(at('simulators/attempt/run-attempt.test.ts')).toEqual([]);
  });
});
