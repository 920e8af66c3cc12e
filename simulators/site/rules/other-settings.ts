// Every other value of every setting that is not documented, one at a time: what hangs on each is seen by asking again under it.
import { nameMatching, type NameMatching, type NameSetting } from '../../../scenarios/schema/name-matching.ts';

export interface OtherSetting {
  readonly setting: NameSetting;
  readonly value: string;
  readonly settings: NameMatching;
}

export function otherSettings(from: NameMatching): readonly OtherSetting[] {
  const names = Object.keys(nameMatching.shape) as NameSetting[];
  return names.flatMap((setting) =>
    nameMatching.shape[setting]
      .unwrap()
      .options.filter((value) => value !== from[setting])
      .map((value) => ({ setting, value, settings: nameMatching.parse({ ...from, [setting]: value }) })),
  );
}
