import { registerEnumType } from 'type-graphql';
import type { ShownInactionWeight } from './domain/scoring-model';

/** The inaction weights that are shown, by their names in the API; the values are λ in hundredths, as in the domain. */
export const InactionWeightEnum = { ONE: 100, TWO: 200, FOUR: 400 } as const satisfies Record<
  string,
  ShownInactionWeight
>;

registerEnumType(InactionWeightEnum, {
  name: 'InactionWeight',
  description: 'λ: how many times a point of cost of inaction counts against a point of return.',
  valuesConfig: {
    ONE: { description: 'As much.' },
    TWO: { description: 'Twice.' },
    FOUR: { description: 'Four times.' },
  },
});
