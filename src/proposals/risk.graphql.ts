import { enumOf } from '../platform/graphql/types.graphql';
import { RISKS } from './domain/proposal';

export const RiskEnum = enumOf(
  'Risk',
  RISKS,
  'What could go wrong by a proposal, for customers, for people at work or before the law.',
  {
    LOW: 'Nothing that could not be taken back at once. Needed for the track LIGHT.',
    MEDIUM: 'What is usual.',
    HIGH: 'Harm to many, to their safety or to a licence: the track is MAJOR, whatever it costs.',
  },
);
