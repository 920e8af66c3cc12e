// What to see first of a rollout: who has a passkey, what it costs a person, the help desk, the last week's sign-ins.
import { weeksOf } from '../charts/tenant-weeks.ts';
import { count, percent, quantity, quantityWithInterval } from '../../words/quantity.ts';
import type { TenantResults } from '../../results/tenant-results.ts';
import { unitOfDifference } from '../../words/unit-of-difference.ts';
import type { KeyFigure } from '../../drawing/key-figure.ts';

const words = { rollout: 'with the rollout', nothing: 'with nothing done' } as const;

export function tenantKeyFigures(timeline: TenantResults): KeyFigure[] {
  const last = { rollout: weeksOf(timeline, 'rollout').at(-1), nothing: weeksOf(timeline, 'nothing').at(-1) };
  const { rollout } = last;
  return [
    {
      name: 'Enrolled in the last week',
      figures:
        rollout === undefined || rollout.people === 0
          ? []
          : [{ whose: `of ${count(rollout.people)} people`, text: percent(rollout.enrolled / rollout.people) }],
      note: rollout === undefined ? '' : `${count(rollout.ready)} can use it on their main device`,
    },
    { name: 'Needs to sign in met, last week', figures: bothOf((tenant) => last[tenant]?.success, percent), note: '' },
    ...timeline.differences.flatMap(({ id, title, rollout: here, nothing, value, interval, withheld }): KeyFigure[] => {
      if (id === 'unmet-needs') return [];
      const unit = unitOfDifference(id, timeline);
      return [
        {
          name: `${title}, per person`,
          figures: [
            { whose: words.rollout, text: quantity(here, unit) },
            { whose: words.nothing, text: quantity(nothing, unit) },
          ],
          note: `difference ${quantityWithInterval(value, interval, unit, withheld)}`,
        },
      ];
    }),
  ];
}

function bothOf(
  of: (tenant: 'rollout' | 'nothing') => { readonly value: number } | undefined,
  inWords: (value: number) => string,
): KeyFigure['figures'] {
  return (['rollout', 'nothing'] as const).flatMap((tenant) => {
    const found = of(tenant);
    return found === undefined ? [] : [{ whose: words[tenant], text: inWords(found.value) }];
  });
}
