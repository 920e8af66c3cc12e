// For tests: a study that nobody made, to which definitions and quantities are added.
export const studyOfNobody = {
  id: 'a',
  title: 'A',
  source: 'Nobody',
  url: 'https://example.test/a',
  year: 2026,
  tier: 1,
  population: 'Nobody',
  attempt: 'Not stated',
  comparator: 'A code',
  setUp: 'a',
};
