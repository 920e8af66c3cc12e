import { describe, expect, it, vi } from 'vitest';
import { AttackedSite } from '../hostile/attacked-site.fixture.ts';
import { Visitor } from '../hostile/visitor.fixture.ts';
import { addressRatePolicy } from './address-rate-limit.ts';

async function postsUntilRefused(site: AttackedSite): Promise<number | undefined> {
  const visitor = new Visitor(site);
  for (let posts = 0; posts <= addressRatePolicy.posts; posts += 1) {
    const answer = await visitor.post('/sign-in/user-name', { 'user-name': `user${posts}` });
    if (answer.status === 429) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await visitor.get('/sign-in')).toMatchObject({ status: 200 });
      return posts;
    }
  }
  return undefined;
}

describe('limit by address', () => {
  it('refuses the 301st POST of a minute', async () => {
    expect(await postsUntilRefused(new AttackedSite('not-simulated'))).toBe(addressRatePolicy.posts);
  });

  it('lets the address in again a minute later, also when the clock was set back meanwhile', async () => {
    const site = new AttackedSite('not-simulated');
    await postsUntilRefused(site);
    const [realNow, realMonotonic] = [Date.now, performance.now.bind(performance)];
    vi.spyOn(Date, 'now').mockImplementation(() => realNow() - 3_600_000);
    expect(await new Visitor(site).post('/sign-in/user-name', { 'user-name': 'eve' })).toMatchObject({ status: 429 });
    vi.spyOn(performance, 'now').mockImplementation(() => realMonotonic() + addressRatePolicy.windowMs);
    expect(await new Visitor(site).post('/sign-in/user-name', { 'user-name': 'eve' })).toMatchObject({ status: 200 });
    vi.restoreAllMocks();
  });

  it('is off in simulation, where all users come from loopback', async () => {
    expect(await postsUntilRefused(new AttackedSite())).toBeUndefined();
  });
});
