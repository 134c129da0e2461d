import { daysBetween } from '../../shared/days';
import {
  FEEDBACK_PARTIES,
  FEEDBACK_SOURCES,
  SPEAKERS,
  type FeedbackParty,
  type FeedbackSource,
  type Speaker,
} from './feedback';

/** Who is heard by whom: customers by a regulator, employees by the company itself. */
interface Voice {
  readonly party: FeedbackParty;
  readonly speaker: Speaker;
}

/** How much is heard of one voice by one source. */
export interface HeardFeedback extends Voice {
  readonly source: FeedbackSource;
  /** Pieces of feedback in the window. */
  readonly feedbackCount: number;
  /** Calendar date of the latest up to the end of the window, however long ago; null for none. */
  readonly lastReceivedOn: string | null;
}

/** Whether something is heard, how much, and for how long it has been silent. */
export interface Coverage {
  readonly feedbackCount: number;
  readonly lastReceivedOn: string | null;
  /** Whole days of silence; 0 on the day itself, null when it was never heard. */
  readonly daysSinceLast: number | null;
  /** Whether it was heard at all, however long ago. */
  readonly heard: boolean;
  /** Whether it was heard once, and not any more. */
  readonly goneQuiet: boolean;
}

export interface SourceCoverage extends Coverage {
  readonly source: FeedbackSource;
  /** Of all feedback in the window, 0 … 1; 0 where there is none. */
  readonly share: number;
  /** Each party by who speaks, heard or not. */
  readonly voices: readonly (Voice & Coverage)[];
}

/** When silence is judged, and how long it has to last. */
export interface Silence {
  /** Calendar date: the end of the window, or today where that is still to come. */
  readonly asOf: string;
  /** Something is quiet when it was not heard in so many days up to `asOf`, 1 or more. */
  readonly quietAfterDays: number;
}

const VOICES: readonly Voice[] = FEEDBACK_PARTIES.flatMap((party) => SPEAKERS.map((speaker) => ({ party, speaker })));

/**
 * What an organization hears, and what it does not: every source by every voice. What needs somebody comes first: the
 * sources never heard, then those gone quiet, the longest silence first, then the rest; equal ones in the order of the list.
 * @param heard at most one row for a source and voice; those left out are not heard
 */
export function sourceCoverage(heard: readonly HeardFeedback[], silence: Silence): SourceCoverage[] {
  const total = countOf(heard);
  const sources = FEEDBACK_SOURCES.map((source): SourceCoverage => {
    const ofSource = heard.filter((row) => row.source === source);
    const voices = VOICES.map(({ party, speaker }) => {
      const ofVoice = ofSource.filter((row) => row.party === party && row.speaker === speaker);
      return { party, speaker, ...coverageOf(ofVoice, silence) };
    });
    const share = total === 0 ? 0 : countOf(ofSource) / total;
    return { source, share, ...coverageOf(ofSource, silence), voices };
  });
  return sources.sort((a, b) => urgency(b) - urgency(a));
}

const countOf = (heard: readonly HeardFeedback[]): number => heard.reduce((sum, row) => sum + row.feedbackCount, 0);

function coverageOf(heard: readonly HeardFeedback[], { asOf, quietAfterDays }: Silence): Coverage {
  const days = heard.flatMap(({ lastReceivedOn }) => (lastReceivedOn === null ? [] : [lastReceivedOn]));
  const lastReceivedOn = days.toSorted().at(-1) ?? null;
  const daysSinceLast = lastReceivedOn === null ? null : daysBetween(lastReceivedOn, asOf);
  return {
    feedbackCount: countOf(heard),
    lastReceivedOn,
    daysSinceLast,
    heard: daysSinceLast !== null,
    goneQuiet: daysSinceLast !== null && daysSinceLast >= quietAfterDays,
  };
}

/** Days of silence to be ended; beyond all days for a source that was never heard, 0 for one that is. */
const urgency = ({ heard, goneQuiet, daysSinceLast }: SourceCoverage): number =>
  heard ? (goneQuiet ? daysSinceLast! : 0) : Number.MAX_SAFE_INTEGER;
