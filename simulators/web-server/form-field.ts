// Reads one text field of a posted form.
import type { AppContext } from './app-environment.ts';

/**
 * Empty when the field is missing, is a file, or is longer than any honest entry (characters), and when the body is no form: what was
 * entered is then wrong, and is counted like any wrong entry. Rejects only when the body does not arrive.
 */
export async function formField(context: AppContext, name: string, longest = 512): Promise<string> {
  await context.req.arrayBuffer();
  const value = (await context.req.parseBody().catch(() => noFields))[name];
  return typeof value === 'string' && value.length <= longest ? value : '';
}

const noFields: Awaited<ReturnType<AppContext['req']['parseBody']>> = {};
