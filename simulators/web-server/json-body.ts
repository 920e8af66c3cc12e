// Reads a posted JSON body.
import type { AppContext } from './app-environment.ts';

/** Undefined when the body is not JSON or does not say that it is. Rejects only when it does not arrive. */
export async function jsonBody(context: AppContext): Promise<unknown> {
  const text = await context.req.text();
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
