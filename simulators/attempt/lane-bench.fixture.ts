// For tests: scripted people on a lane of whatever driver, one attempt after the other, messages there at once.
import type { AccountHolder } from './account-holder.ts';
import { correlationId } from './correlation-id.ts';
import type { ConformanceBench } from './driver-conformance.fixture.ts';
import type { DriverLane } from './driver.ts';
import { runAttempt } from './run-attempt.ts';
import { scriptedHuman } from './scripted-human.fixture.ts';
import type { Maybe } from './when-there.ts';

const seed = 1;
const monday = Date.UTC(2026, 0, 5, 8);
const dayMs = 86_400_000;

/** What an administrator does at the target of a lane. */
interface Administrator {
  readonly openAccount: DriverLane['openAccount'];
  readonly removePassword: (account: AccountHolder) => Maybe<void>;
}

export function laneBench(lane: DriverLane, { openAccount, removePassword }: Administrator): ConformanceBench {
  let drawIndex = 0;
  return {
    openAccount: async (user, account) => openAccount(user, account),
    removePassword: async (account) => removePassword(account),
    leaveUser: async () => lane.leaveUser(),
    async attempt({ user, account, flow, human = {}, device = user.devices[0], startsAtMs = monday, fallbacks }) {
      drawIndex += 1;
      const { arm } = account;
      const opened = await lane.openSession({
        user,
        account,
        arm,
        device,
        drawIndex,
        correlationId: correlationId(seed, { arm, user: user.index, drawIndex, epoch: 0 }),
      });
      const course = await runAttempt(
        { user, account, device, flow, drawIndex, startsAtMs, timeLimitMs: dayMs, fallbacks },
        opened.session,
        scriptedHuman(human),
        () => ({ arrivesInMs: 0 }),
      );
      await opened.close();
      return course;
    },
  };
}
