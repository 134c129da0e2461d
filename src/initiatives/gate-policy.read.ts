import { globalId, parseGlobalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { byId, computed, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import { constant, documentVersionFields, documentVersionFilters, givenDocument, ofDocument } from '../process';
import type { Track } from '../process/domain/track';
import { calendarDate } from '../shared/input-check';
import { gatePolicyFaults, gatePolicyJsonSchema, type GatePolicyDocument } from './domain/gate-policy';
import { previewPolicy, type RunningInitiative } from './domain/policy-preview';
import { GatePolicyTable } from './gate-policy.table';
import { moveFactsSql, type MoveFacts } from './initiative-facts';
import { libraryOf, processVersions } from './process-library';

/** What runs on a track, and the policy that is looked at. */
interface PreviewFacts {
  readonly track: Track;
  readonly document: unknown;
  readonly running: readonly (Pick<RunningInitiative, 'id' | 'title' | 'stage'> & {
    readonly policyVersion: number;
    readonly facts: MoveFacts;
  })[];
}

/** Null where the id leads nowhere. */
function previewFacts({ statement, args }: FieldScope): string {
  const asked = (binding: Binding) => {
    const parsed = parseGlobalId(String(args.of(binding)['id']));
    return parsed?.type === 'GatePolicy' ? parsed.id : null;
  };
  statement.bring(processVersions);
  const today = statement.parameter((binding) => calendarDate(binding.now), 'date');
  const initiative = jsonObject([
    ['id', toJson('text', 'i.id')],
    ['title', toJson('text', 'i.title')],
    ['stage', toJson('text', 'i.stage')],
    ['policyVersion', toJson('number', 'i.policy_version')],
    ['facts', toJson('json', moveFactsSql('i', today))],
  ]);
  const running = `select ${initiative} as j, i.id from initiatives i
    where i.organization_id = ${statement.organization} and i.track = p.track and i.status <> 'CLOSED'`;
  const facts = jsonObject([
    ['track', toJson('text', 'p.track')],
    ['document', toJson('json', 'p.document')],
    ['running', jsonArray(running, 'r.id')],
  ]);
  return `coalesce((select ${facts} from gate_policies p
    where p.organization_id = ${statement.organization} and p.id = ${statement.parameter(asked, 'uuid')}), 'null')`;
}

const preview = computed<PreviewFacts>(previewFacts, ({ track, document, running }, { viewer }) => {
  // Of a draft with faults nobody can say what it would ask for.
  if (gatePolicyFaults(document).length > 0) return null;
  const library = libraryOf(viewer.organizationId);
  const initiatives = running.map(({ policyVersion, facts, ...initiative }) => ({
    ...initiative,
    gathered: facts.gathered,
    policy: library.policy(track, policyVersion),
  }));
  const { affected, ...counts } = previewPolicy(document as GatePolicyDocument, initiatives);
  return { ...counts, affected: affected.map((each) => ({ ...each, id: globalId('Initiative', each.id) })) };
});

export const gatePolicyReads = [
  readModel('GatePolicy', GatePolicyTable, documentVersionFields('GatePolicy', 'track', ofDocument(gatePolicyFaults))),
  extendRead('Query', {
    gatePolicy: byId('GatePolicy'),
    gatePolicies: connection('GatePolicy', {
      orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
      defaultDirection: 'DESC',
      filters: {
        ...documentVersionFilters,
        track: { cast: 'text[]', sql: (row, tracks) => `${row}.track = any(${tracks})` },
      },
    }),
    previewGatePolicy: preview,
    validateGatePolicy: computed<string>(givenDocument, (document) => gatePolicyFaults(JSON.parse(document))),
    gatePolicySchema: constant(gatePolicyJsonSchema()),
  }),
];
