// Two small published data sets, as R's package datasets has them, for methods that reduce to Student's and Welch's t when every user has
// one value in each arm.
import type { UserSum } from '../../clustered/user-ratio.ts';

interface Pairs {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Extra hours of sleep of ten patients with two drugs: Student 1908, The probable error of a mean, Biometrika 6:1. `sleep`. */
export const sleep: Pairs = {
  first: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  second: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
};

/** Length of odontoblasts of guinea pigs with orange juice and with ascorbic acid: Crampton 1947, J Nutr 33:491. `ToothGrowth`. */
export const toothGrowth: Pairs = {
  first: [
    15.2, 21.5, 17.6, 9.7, 14.5, 10, 8.2, 9.4, 16.5, 9.7, 19.7, 23.3, 23.6, 26.4, 20, 25.2, 25.8, 21.2, 14.5, 27.3,
    25.5, 26.4, 22.4, 24.5, 24.8, 30.9, 26.4, 27.3, 29.4, 23,
  ],
  second: [
    4.2, 11.5, 7.3, 5.8, 6.4, 10, 11.2, 11.2, 5.2, 7, 16.5, 16.5, 15.2, 17.3, 22.5, 17.3, 13.6, 14.5, 18.8, 15.5, 23.6,
    18.5, 33.9, 25.5, 26.4, 32.5, 26.7, 21.5, 23.3, 29.5,
  ],
};

/** One value a user. */
export const oneEach = (values: readonly number[]): UserSum[] =>
  values.map((numerator, index) => ({ user: String(index), numerator, denominator: 1 }));
