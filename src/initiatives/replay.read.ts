import { parseGlobalId } from '../platform/global-id';
import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import type { AccountedFor, RecordedEvent } from './domain/history-check';
import { replayInitiative } from './domain/history-replay';
import { libraryOf, processVersions } from './process-library';

/** An initiative and its history as JSON has them: moments are texts. */
interface ReplayFacts {
  readonly initiative: Omit<AccountedFor, 'enteredStageAt' | 'createdAt'> & {
    readonly enteredStageAt: string;
    readonly createdAt: string;
  };
  readonly history: readonly (Omit<RecordedEvent, 'occurredAt'> & { readonly occurredAt: string })[];
}

/** Null where the id leads nowhere. */
function replayFacts({ statement, args }: FieldScope): string {
  const asked = (binding: Binding) => {
    const parsed = parseGlobalId(String(args.of(binding)['initiativeId']));
    return parsed?.type === 'Initiative' ? parsed.id : null;
  };
  statement.bring(processVersions);
  const initiative = jsonObject([
    ['snapshot', toJson('json', 'i.snapshot')],
    ['stage', toJson('text', 'i.stage')],
    ['status', toJson('text', 'i.status')],
    ['track', toJson('text', 'i.track')],
    ['definitionVersion', toJson('number', 'i.definition_version')],
    ['enteredStageAt', toJson('text', 'i.entered_stage_at')],
    ['createdAt', toJson('text', 'i.created_at')],
  ]);
  const event = jsonObject([
    ['sequence', toJson('number', 'e.sequence')],
    ['event', toJson('text', 'e.event')],
    ['fromState', toJson('text', 'e.from_state')],
    ['toState', toJson('text', 'e.to_state')],
    ['facts', toJson('json', 'e.facts')],
    ['migration', toJson('json', 'e.migration')],
    ['definitionVersion', toJson('number', 'e.definition_version')],
    ['policyVersion', toJson('number', 'e.policy_version')],
    ['occurredAt', toJson('text', 'e.occurred_at')],
  ]);
  const events = `select ${event} as j, e.sequence as o from initiative_events e
    where e.organization_id = i.organization_id and e.initiative_id = i.id`;
  const facts = jsonObject([
    ['initiative', initiative],
    ['history', jsonArray(events, 'r.o')],
  ]);
  return `coalesce((select ${facts} from initiatives i
    where i.organization_id = ${statement.organization} and i.id = ${statement.parameter(asked, 'uuid')}), 'null')`;
}

/** By the code that verifies all histories. */
const replay = computed<ReplayFacts>(replayFacts, ({ initiative, history }, { viewer }) => {
  const { enteredStageAt, createdAt, ...stored } = initiative;
  const replayed = replayInitiative(
    libraryOf(viewer.organizationId),
    { ...stored, enteredStageAt: new Date(enteredStageAt), createdAt: new Date(createdAt) },
    history.map((event) => ({ ...event, occurredAt: new Date(event.occurredAt) })),
  );
  return { ...replayed, agrees: replayed.difference === null };
});

export const replayReads = [extendRead('Query', { replay })];
