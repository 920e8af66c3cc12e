// Short forms of given names that people go by at work, and the formal name that a document has. Common ones of some languages; a name that is
// formal for some and short for others stands here only where the short form is the more usual reading.

const formalOf: Readonly<Record<string, readonly string[]>> = {
  Alexander: ['Alex', 'Sasha', 'Sascha', 'Xander'],
  Alexandra: ['Alexa', 'Sandra'],
  Andrew: ['Andy', 'Drew'],
  Anthony: ['Tony'],
  Antonio: ['Toni', 'Toño'],
  Benjamin: ['Ben', 'Benny'],
  Catherine: ['Cathy', 'Cath'],
  Charles: ['Charlie', 'Chuck'],
  Christopher: ['Chris'],
  Daniel: ['Dan', 'Danny'],
  David: ['Dave'],
  Deborah: ['Debbie', 'Deb'],
  Donald: ['Don'],
  Dorothea: ['Dora', 'Doro'],
  Edward: ['Ed', 'Eddie', 'Ted'],
  Elizabeth: ['Liz', 'Beth', 'Betty', 'Lizzie'],
  Francisco: ['Paco', 'Pancho'],
  Frederick: ['Fred'],
  Gregory: ['Greg'],
  Guadalupe: ['Lupe'],
  Ignacio: ['Nacho'],
  Jacob: ['Jake'],
  James: ['Jim', 'Jimmy', 'Jamie'],
  Jennifer: ['Jen', 'Jenny'],
  Johannes: ['Hannes'],
  Jonathan: ['Jon'],
  José: ['Pepe'],
  Joseph: ['Joe'],
  Joshua: ['Josh'],
  Katharina: ['Kathi', 'Käthe'],
  Katherine: ['Kate', 'Kathy', 'Katie'],
  Kenneth: ['Ken'],
  Lawrence: ['Larry'],
  Leonard: ['Leo', 'Len'],
  Manuel: ['Manolo'],
  Margaret: ['Maggie', 'Meg', 'Peggy'],
  Margarethe: ['Grete'],
  Matthew: ['Matt'],
  Maximilian: ['Max'],
  Michael: ['Mike', 'Mick', 'Michi'],
  Nicholas: ['Nick'],
  Pamela: ['Pam'],
  Patricia: ['Trish', 'Patty'],
  Patrick: ['Pat', 'Paddy'],
  Rebecca: ['Becky'],
  Richard: ['Rick', 'Dick', 'Rich'],
  Robert: ['Bob', 'Bobby', 'Rob'],
  Ronald: ['Ron'],
  Samuel: ['Sam'],
  Stephen: ['Steve'],
  Susan: ['Sue', 'Susie'],
  Thomas: ['Tom', 'Tommy'],
  Timothy: ['Tim'],
  Ulrich: ['Uli'],
  Victoria: ['Vicky'],
  Wilhelm: ['Willi'],
  William: ['Bill', 'Billy', 'Will'],
  Zachary: ['Zach'],
  Александр: ['Саша'],
  Екатерина: ['Катя'],
  Мария: ['Маша'],
};

const byShort: ReadonlyMap<string, string> = new Map(
  Object.entries(formalOf).flatMap(([formal, shorts]) => shorts.map((short) => [short.toLowerCase(), formal] as const)),
);

/** Undefined: not a short form that is known. */
export function formalName(given: string): string | undefined {
  return byShort.get(given.trim().toLowerCase());
}

/** A short form of the formal name, the first that is known. */
export function shortName(given: string): string | undefined {
  return formalOf[given]?.[0];
}
