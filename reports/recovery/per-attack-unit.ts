// Unit of figures about impostors, as quantity.ts takes it.

export const perAttackUnit = 'per 1 000 attacks';
