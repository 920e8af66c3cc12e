// The figures to see first, above the paragraph: who gets in, how long it takes, what of that was measured; of a load run, how
// many sign-ins the target bears.
import { html } from 'hono/html';
import { againstInWords, armStyles } from '../drawing/arm-style.ts';
import { armsAsTold, comparisonsIn, findContrast, findEstimate, primaryMetric } from '../pilot/charts/find-estimate.ts';
import { machineTimeWord } from '../words/machine-time-word.ts';
import { measuredShareOfPhases } from '../words/measured-share-of-phases.ts';
import { percent, quantity, quantityWithInterval, unitOfContrast } from '../words/quantity.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Results, ResultsOfPilot } from '../results/results.ts';
import type { KeyFigure } from '../drawing/key-figure.ts';
import { loadKeyFigures } from '../load/sections/load-key-figures.ts';
import type { Html } from '../drawing/section.ts';
import { tenantKeyFigures } from '../rollout/sections/tenant-key-figures.ts';

/** Figures that the run does not have are left out; empty when it has none. */
export function keyFigures(results: Results): Html | string {
  const known = figuresOf(results).filter((each) => each.figures.length > 0);
  if (known.length === 0) return '';
  return html`<dl class="key-figures">${known.map(({ name, figures, note }) => html`<div><dt>${name}</dt>${figures.map(({ whose, text, beside }) => html`<dd><b>${text}</b> ${whose}${beside === undefined ? '' : html`<span class="interval">${beside}</span>`}</dd>`)}${note === '' ? '' : html`<dd class="aside">${note}</dd>`}</div>`)}</dl>`;
}

function figuresOf(results: Results): KeyFigure[] {
  switch (results.kind) {
    case 'pilot':
      return ofPeople(results);
    case 'load':
      return loadKeyFigures(results.load, results.arms);
    case 'rollout':
      return tenantKeyFigures(results.timeline);
  }
}

function ofPeople(results: ResultsOfPilot): KeyFigure[] {
  return [
    primary(results, 'proportion', 'Needs to sign in that are met', 'difference'),
    primary(results, 's', 'Time to sign in, give-ups included', 'ratio'),
    measured(results),
  ];
}

function primary(results: ResultsOfPilot, unit: 'proportion' | 's', name: string, kind: Contrast['kind']): KeyFigure {
  const metric = primaryMetric(results, unit)?.id ?? '';
  const styleOf = armStyles(results.arms);
  const figures = armsAsTold(results).flatMap((arm) => {
    const value = findEstimate(results, metric, arm)?.value;
    return value === undefined ? [] : [{ whose: styleOf(arm).inSentence, text: quantity(value, unit) }];
  });
  const compared = comparisonsIn(results);
  const notes = compared.flatMap(({ arm, baseline }) => {
    const contrast = findContrast(results, metric, kind, { arm, baseline });
    if (contrast?.value === undefined) return [];
    const between = compared.length === 1 ? '' : ` of ${againstInWords({ arm, baseline }, styleOf)}`;
    // Times are compared the other way round: more is better, as with shares.
    const over = compared.length === 1 ? '' : ` of ${styleOf(baseline).inSentence} over ${styleOf(arm).inSentence}`;
    return [
      `${kind === 'ratio' ? `ratio${over}` : `difference${between}`} ${quantityWithInterval(contrast.value, contrast.interval, unitOfContrast(contrast), contrast.withheld)}`,
    ];
  });
  return { name, figures, note: notes.join('; ') };
}

function measured(results: ResultsOfPilot): KeyFigure {
  const styleOf = armStyles(results.arms);
  const figures = armsAsTold(results).flatMap((arm) => {
    const share = measuredShareOfPhases(results.phases, arm);
    return share === undefined ? [] : [{ whose: styleOf(arm).inSentence, text: percent(share) }];
  });
  return {
    name: `Of that time machines, ${machineTimeWord(results.run)}`,
    figures,
    note: 'the rest is people, modelled',
  };
}
