// Ceremonies in a browser that our authenticator answered, as the target asked who made it; those of void attempts left out.
import type { Run } from './open-run.ts';

export async function countCeremoniesOfOurs(run: Run): Promise<number> {
  const [row] = await run.rows('SELECT count(ceremony_by)::INTEGER AS ours FROM counted_steps');
  return Number(row?.['ours']);
}
