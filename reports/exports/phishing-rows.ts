// A phishing drill as rows of estimates.csv: attacks by kind, who stopped them, what is kept; people's own sign-ins; what closes a door.
import type { AttackResult, PhishingResults, RateOfAttacks } from '../results/phishing-results.ts';
import { figureRow, shareRow, type EstimatesRow } from './estimates-row.ts';

const perThousand = 'per 1 000 attacks';

export function phishingRows({ attacks, signIns, doors }: PhishingResults): EstimatesRow[] {
  return [
    ...attacks.flatMap(attackRows),
    ...signIns.flatMap(({ layer, arm, persona, people, needs, met, began, registered }) => {
      const about = { kind: 'sign-ins', layer, arm, persona, users: people };
      return [
        ...(met === undefined ? [] : [shareRow('needs-met', met, { ...about, of: needs })]),
        ...(registered === undefined ? [] : [shareRow('registered', registered, { ...about, of: began })]),
      ];
    }),
    // Of the change that closes the door: `arm` has it, `baseline` is where the door is open.
    ...doors.flatMap(({ arm, persona, layer, kind, change }) =>
      change?.needs === undefined
        ? []
        : [
            shareRow('needs-met', change.needs, {
              kind: 'door',
              layer,
              arm: change.arm,
              baseline: arm,
              persona,
              attack: kind,
              users: change.needs.people,
            }),
          ],
    ),
  ];
}

function attackRows(row: AttackResult): EstimatesRow[] {
  const { layer, arm, persona, kind, attacked, remains, takenOver } = row;
  const about = { kind: 'attack', layer, arm, persona, attack: kind, of: attacked };
  const kept = [
    ['kept-after-password-reset', remains.sessions, remains.afterReset],
    ['kept-after-revocation', remains.sessions, remains.afterRevocation],
    ['passkey-kept-after-both', remains.passkeys, remains.passkeyAfterRemedies],
    ['passkey-kept-after-deletion', remains.deletions, remains.passkeyAfterDeletion],
  ] as const;
  return [
    ...(['followed', 'trusted', 'gave', 'takenOver', 'ownPasskey', 'reported'] as const).map((of) =>
      rateRow(
        of.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        row[of],
        about,
      ),
    ),
    ...row.stoppedBy.map(({ by, rate }) => rateRow(`stopped-by-${by}`, rate, about)),
    ...row.stops.map(({ by, step, code, attacks }) =>
      figureRow({ metric: `stopped: ${by} ${code}`, value: attacks, unit: 'count of attacks' }, { ...about, step }),
    ),
    ...(row.takenOverAfterS === undefined
      ? []
      : [
          figureRow(
            { metric: 'taken-over-after', value: row.takenOverAfterS, unit: 's' },
            { ...about, of: takenOver.events },
          ),
        ]),
    ...(row.reportedAfterS === undefined
      ? []
      : [
          figureRow(
            { metric: 'reported-after', value: row.reportedAfterS, unit: 's' },
            { ...about, of: row.reported.events },
          ),
        ]),
    ...kept.flatMap(([metric, of, value]) =>
      of === 0 ? [] : [figureRow({ metric, value, unit: 'count of attacks' }, { ...about, of })],
    ),
  ];
}

/** Without an event there is an upper limit and no figure. */
function rateRow(metric: string, rate: RateOfAttacks, about: EstimatesRow): EstimatesRow {
  const { per1000, lower1000, upper1000 } = rate;
  const limits = { level: 0.95, upper: upper1000, unit: perThousand };
  return lower1000 === undefined
    ? { ...about, ...limits, metric, method: 'zero-event limit, one-sided', withheld: 'none was seen' }
    : { ...about, ...limits, metric, value: per1000, lower: lower1000, method: 'Clopper-Pearson' };
}
