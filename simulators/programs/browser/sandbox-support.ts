// Can Chromium's own sandbox work here? Where it cannot, the browser must be started without it, and the run says so.
import { readFile } from 'node:fs/promises';

export type SandboxSupport =
  | { readonly possible: true }
  | { readonly possible: false; readonly why: 'root' | 'no-user-namespaces' };

/** Kernel switches that forbid an unprivileged process its own user namespace, with the value that forbids. */
const switches = [
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['/proc/sys/user/max_user_namespaces', '0'],
] as const;

/** @param readSwitch for tests: the text of a kernel switch, undefined where the kernel has none. */
export async function sandboxSupport(userId = process.getuid?.(), readSwitch = readIfThere): Promise<SandboxSupport> {
  // Chromium refuses to start as root with its sandbox on.
  if (userId === 0) return { possible: false, why: 'root' };
  for (const [file, forbidden] of switches) {
    if ((await readSwitch(file))?.trim() === forbidden) return { possible: false, why: 'no-user-namespaces' };
  }
  return { possible: true };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
