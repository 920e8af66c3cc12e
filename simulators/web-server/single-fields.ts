// Reads a posted form in which every field stands once: of one that is there twice nobody can say which was meant.
import type { AppContext } from './app-environment.ts';

/** Undefined when it is no such form. Rejects only when the body does not arrive. */
export async function singleFields(context: AppContext): Promise<ReadonlyMap<string, string> | undefined> {
  const text = await context.req.text();
  if (!/^application\/x-www-form-urlencoded\b/i.test(context.req.header('content-type') ?? '')) return undefined;
  const fields = [...new URLSearchParams(text)];
  const byName = new Map(fields);
  return byName.size === fields.length ? byName : undefined;
}
