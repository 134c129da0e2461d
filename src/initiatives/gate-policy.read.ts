import { globalId, parseGlobalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { byId, computed, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import { constant, documentVersionFields, documentVersionFilters, givenDocument, toldFaults } from '../process';
import type { Track } from '../process/domain/track';
import { calendarDate } from '../shared/input-check';
import { gatePolicyFaults, gatePolicyJsonSchema, type GatePolicyDocument } from './domain/gate-policy';
import { previewPolicy, type RunningInitiative } from './domain/policy-preview';
import { peopleNamedIn, policyFaults, type SeatsThere } from './domain/quorum';
import { GatePolicyTable } from './gate-policy.table';
import { moveFactsSql, type MoveFacts } from './initiative-facts';
import { libraryOf, processVersions } from './process-library';
import { namedSql, seatsThereSql } from './seats-there';

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

interface DraftFacts {
  readonly document: unknown;
  /** Null where the document alone is looked at. */
  readonly there: SeatsThere | null;
}
const faultsOf = ({ document, there }: DraftFacts) =>
  toldFaults(there === null ? gatePolicyFaults(document) : policyFaults(document, there));

/** Of a draft, with who could approve; what is published stands, whoever has left since. */
const faultsOfRow = computed<DraftFacts>(({ row, statement }) => {
  const there = seatsThereSql(statement.organization, namedSql(`${row}.document::jsonb`, '$.gates.*.approvals'));
  return jsonObject([
    ['document', toJson('json', `${row}.document`)],
    ['there', `case when ${row}.status = 'DRAFT' then ${there} else 'null' end`],
  ]);
}, faultsOf);

const faultsOfGiven = computed<Omit<DraftFacts, 'document'> & { readonly document: string }>(
  (scope) => {
    const { statement, args } = scope;
    const named = statement.parameter((binding) => peopleNamedIn(args.of(binding)['document']), 'text[]');
    return jsonObject([
      ['document', givenDocument(scope)],
      ['there', seatsThereSql(statement.organization, `select unnest(${named})`)],
    ]);
  },
  ({ document, there }) => faultsOf({ document: JSON.parse(document), there }),
);

export const gatePolicyReads = [
  readModel('GatePolicy', GatePolicyTable, documentVersionFields('GatePolicy', 'track', faultsOfRow)),
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
    validateGatePolicy: faultsOfGiven,
    gatePolicySchema: constant(gatePolicyJsonSchema()),
  }),
];
