import { calendarDate } from '../shared/input-check';
import { computed, ownRows } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { literal, type Binding } from '../platform/read/statement';
import { FEEDBACK_PARTIES, FEEDBACK_SOURCES, SPEAKERS } from './domain/feedback';
import { sourceCoverage, type HeardFeedback, type Silence } from './domain/source-coverage';
import { wholeArgument, windowOf } from './feedback-window.read';

interface Facts {
  readonly silence: Silence;
  readonly heard: readonly HeardFeedback[];
}

/** How long a source may be silent, in days. */
const QUIET_AFTER = { min: 1, max: 3650 } as const;
const VOICES = FEEDBACK_SOURCES.length * FEEDBACK_PARTIES.length * SPEAKERS.length;

const eachOf = (words: readonly string[], alias: string): string =>
  `unnest(${literal(`{${words.join(',')}}`)}::text[]) ${alias}`;

/** What is heard of each source and voice: two looks into an index for each, never a look at all feedback. */
function heard(scope: FieldScope): string {
  const { statement } = scope;
  const from = statement.parameter((binding) => windowOf(scope, binding).from, 'date');
  const to = statement.parameter((binding) => windowOf(scope, binding).to, 'date');
  const ofVoice = `from feedback f where ${ownRows(scope, 'Feedback', 'f')}
    and f.source = s and f.party = p and f.speaker = w and f.received_on <= ${to}`;
  return `(select json_agg(json_build_object('source', s, 'party', p, 'speaker', w, 'lastReceivedOn', latest.received_on,
      'feedbackCount', (select count(*) ${ofVoice} and f.received_on >= ${from})))
    from ${eachOf(FEEDBACK_SOURCES, 's')} cross join ${eachOf(FEEDBACK_PARTIES, 'p')} cross join ${eachOf(SPEAKERS, 'w')}
    left join lateral (select f.received_on ${ofVoice} order by f.received_on desc limit 1) latest on true)`;
}

const silenceOf = (scope: FieldScope) => {
  const quietAfterDays = wholeArgument(scope, 'quietAfterDays', QUIET_AFTER);
  return (binding: Binding): string => {
    const [{ to }, today] = [windowOf(scope, binding), calendarDate(binding.now)];
    const silence: Silence = { asOf: to < today ? to : today, quietAfterDays: quietAfterDays(binding) };
    return JSON.stringify(silence);
  };
};

export const sourceCoverageReads = [
  extendRead('Query', {
    sourceCoverage: computed<Facts>(
      (scope) => {
        scope.statement.page(() => VOICES);
        const silence = scope.statement.parameter(silenceOf(scope), 'json');
        return `json_build_object('silence', ${silence}, 'heard', ${heard(scope)})::text`;
      },
      ({ heard, silence }) => sourceCoverage(heard, silence),
    ),
  }),
];
