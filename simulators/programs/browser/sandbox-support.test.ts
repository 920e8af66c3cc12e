import { describe, expect, it } from 'vitest';
import { sandboxSupport } from './sandbox-support.ts';

const kernel = (switches: Readonly<Record<string, string>>) => async (file: string) => switches[file];

describe('sandboxSupport', () => {
  it('is refused to root', async () => {
    expect(await sandboxSupport(0, kernel({}))).toEqual({ possible: false, why: 'root' });
  });

  it.each([
    [{ '/proc/sys/kernel/unprivileged_userns_clone': '0\n' }],
    [{ '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' }],
    [{ '/proc/sys/user/max_user_namespaces': '0\n' }],
  ])('needs user namespaces: %j', async (switches) => {
    expect(await sandboxSupport(1000, kernel(switches))).toEqual({ possible: false, why: 'no-user-namespaces' });
  });

  it('is there where no switch forbids it', async () => {
    expect(
      await sandboxSupport(
        1000,
        kernel({
          '/proc/sys/kernel/unprivileged_userns_clone': '1\n',
          '/proc/sys/user/max_user_namespaces': '60000\n',
        }),
      ),
    ).toEqual({ possible: true });
  });
});
