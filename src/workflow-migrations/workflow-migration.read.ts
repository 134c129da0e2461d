import { globalId } from '../platform/global-id';
import { connection } from '../platform/read/connection';
import { byId, computed, expression, one, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Binding } from '../platform/read/statement';
import { toldFaults } from '../process';
import type { DocumentStatus } from '../process/domain/document-version';
import type { WorkflowDefinition } from '../workflow/definition';
import type { DefinitionDocument, DefinitionFault } from '../workflow/definition-document';
import { lifecycleFaults } from '../initiatives/domain/lifecycle-faults';
import { isMigration, migrationOf } from './domain/migration-plan';
import { previewMigration, type Alike, type MigrationPreview } from './domain/migration-preview';
import { standingSql } from './standing-initiatives';
import { WorkflowMigrationTable } from './workflow-migration.table';

interface VersionFound {
  readonly number: number;
  readonly status: DocumentStatus;
  readonly document: DefinitionDocument;
}

/** The versions that are asked about, the plan as it was given, and what runs on the version to be left. */
interface PreviewFacts {
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly versions: readonly VersionFound[];
  readonly plan: string | null;
  readonly running: readonly Alike[];
}

function previewFacts({ statement, args }: FieldScope): string {
  const given = (name: string) => (binding: Binding) => args.of(binding)[name];
  const [from, to] = [statement.parameter(given('fromVersion'), 'int'), statement.parameter(given('toVersion'), 'int')];
  // As a text: PostgreSQL is not to read what nobody has looked at.
  const plan = statement.parameter((binding) => JSON.stringify(given('plan')(binding) ?? null), 'text');
  const version = jsonObject([
    ['number', toJson('number', 'd.number')],
    ['status', toJson('text', 'd.status')],
    ['document', toJson('json', 'd.document')],
  ]);
  const versions = `select ${version} as j, d.number as o from workflow_definitions d
    where d.organization_id = ${statement.organization} and d.subject_kind = 'INITIATIVE' and d.number in (${from}, ${to})`;
  return jsonObject([
    ['fromVersion', toJson('number', from)],
    ['toVersion', toJson('number', to)],
    ['versions', jsonArray(versions, 'r.o')],
    ['plan', toJson('text', plan)],
    ['running', standingSql(statement.organization, from)],
  ]);
}

const NOTHING: MigrationPreview = {
  ...{ initiatives: 0, inTheWay: [], groups: [], approvalsKept: 0, approvalsWithdrawn: 0, timers: [] },
};

function previewOf({ fromVersion, toVersion, versions, plan, running }: PreviewFacts) {
  const from = versionIn(versions, 'fromVersion', fromVersion);
  const to = versionIn(versions, 'toVersion', toVersion);
  const faults = [from, to].flatMap((found) => ('code' in found ? [found] : []));
  if ('code' in from || 'code' in to) return { faults: toldFaults(faults), ...NOTHING };
  const migration = migrationOf(plan === null ? null : JSON.parse(plan), { from, to });
  if (!isMigration(migration)) return { faults: toldFaults(migration), ...NOTHING };
  const preview = previewMigration(migration, running);
  const groups = preview.groups.map(({ first, ...group }) => ({
    ...group,
    first: first.map(({ id, title }) => ({ id: globalId('Initiative', id), title })),
  }));
  return { faults: toldFaults(faults), ...preview, groups };
}

/** The version of this number, or what is wrong with it: of a draft with faults nobody can say what it would do. */
function versionIn(
  versions: readonly VersionFound[],
  path: string,
  number: number,
): WorkflowDefinition | DefinitionFault {
  const found = versions.find((version) => version.number === number);
  if (found === undefined) return { path, code: 'UNKNOWN_VERSION', message: `There is no version ${number}.` };
  if (found.status === 'DRAFT' && lifecycleFaults(found.document).length > 0) {
    return { path, code: 'FAULTY_DRAFT', message: `Version ${number} is a draft with faults: mend them first.` };
  }
  return { version: number, ...found.document };
}

export const workflowMigrationReads = [
  readModel('WorkflowMigration', WorkflowMigrationTable, {
    startedBy: one('Person', 'started_by_id'),
    remaining: expression(
      'number',
      (row) => `(select count(*) from initiatives i where i.organization_id = ${row}.organization_id
        and i.definition_subject = ${row}.subject_kind and i.definition_version = ${row}.from_version
        and i.status <> 'CLOSED')`,
    ),
  }),
  extendRead('Query', {
    workflowMigration: byId('WorkflowMigration'),
    workflowMigrations: connection('WorkflowMigration', {
      orders: { STARTED_AT: [{ sql: (row) => `${row}.started_at`, form: 'timestamptz' }] },
      defaultDirection: 'DESC',
      filters: { state: { cast: 'text[]', sql: (row, states) => `${row}.state = any(${states})` } },
    }),
    previewMigration: computed<PreviewFacts>(previewFacts, previewOf),
  }),
];
