// Pictures that a phishing drill in a browser keeps, one of each: what a person saw behind a lure, what refused the passkey there, what an attacker got.
import { ruses, type Ruse } from './ruse.ts';

/** Of a run folder. */
export const sightsFolder = 'attacks';

export type Sight =
  | { readonly of: 'lure'; readonly ruse?: Ruse | undefined }
  | { readonly of: 'refusal' }
  | { readonly of: 'home'; readonly arm: string };

/** Its name in that folder. */
export function sightFile(sight: Sight): string {
  switch (sight.of) {
    case 'lure':
      return `what-the-person-saw-${sight.ruse ?? 'at-the-site'}.png`;
    case 'refusal':
      return 'what-the-passkey-met-behind-the-lure.png';
    case 'home':
      return `what-the-attacker-got-${sight.arm}.png`;
  }
}

/** All that a drill with these arms can keep. */
export const possibleSights = (arms: readonly { readonly id: string }[]): readonly Sight[] => [
  ...ruses.map((ruse): Sight => ({ of: 'lure', ruse })),
  { of: 'refusal' },
  ...arms.map(({ id }): Sight => ({ of: 'home', arm: id })),
];
