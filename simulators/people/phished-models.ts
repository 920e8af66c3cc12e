// How people act who are phished, and whoever phishes them: made once for each kind of attack and each party, as attacks are many.
import type { Attack, AttackMove } from '../attacks/attack.ts';
import type { HumanModel } from './intent.ts';
import { phishedModel, type PhishingGround } from './lured-model.ts';

export function phishedModels(
  ground: PhishingGround,
): (human: HumanModel, attack: Attack, by: AttackMove['by']) => HumanModel {
  const kept = new WeakMap<HumanModel, Map<string, HumanModel>>();
  return (human, attack, by) => {
    const models = kept.get(human) ?? new Map<string, HumanModel>();
    if (models.size === 0) kept.set(human, models);
    const name = `${attack.id}/${by}`;
    const known = models.get(name) ?? phishedModel(ground, human, attack, by);
    models.set(name, known);
    return known;
  };
}
