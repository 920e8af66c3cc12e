// What code compares with a flow's id, by its text.
import { flows } from '../../scenarios/flows/catalogue.ts';

/** What code compares with a literal: who, where the code says it (`order.flow`), and the literal. */
const comparisons =
  /(?:([\w.#?]+)\)?\s*[=!]==\s*|\bcase\s+|\.(?:includes|has|indexOf|startsWith|endsWith)\(\s*)'([a-z-]+)(?:\/[a-z-]*)?'|'([a-z-]+)'\s*[=!]==\s*([\w.#?]+)/g;

/** A plain word is a flow's id only where something that is a flow is compared with it: "passkey" is a proof and a method, too. */
const isFlow = (name: string) => /(?:^|\.|#)(?:flow|flowId|signIn)(?:\.id)?$/.test(name);

/** The first flow whose id code compares with; undefined: none. @param code without comments. */
export function comparedFlow(code: string): string | undefined {
  for (const [, left, after, before, right] of code.matchAll(comparisons)) {
    const literal = after ?? before ?? '';
    if (literal in flows && (literal.includes('-') || isFlow(left ?? right ?? ''))) return literal;
  }
  return undefined;
}
