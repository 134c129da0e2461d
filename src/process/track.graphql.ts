import { enumOf } from '../platform/graphql/types.graphql';
import { TRACKS } from './domain/track';

export const TrackEnum = enumOf('Track', TRACKS, 'How strictly something is governed, by its cost and risk.', {
  LIGHT: 'Small and safe.',
  STANDARD: 'What most is on.',
  MAJOR: 'Large or risky.',
  MANDATORY: 'A rule has to be kept, whatever it costs.',
});
