import { computed, ownRows, toJson } from '../platform/read/fields';
import { extendRead, type FieldRead } from '../platform/read/model';
import { jsonArray, jsonObject } from '../platform/read/statement';
import { statePath, type WorkflowSnapshot } from '../workflow/definition';
import { mermaid } from '../workflow/diagram';
import { start } from '../workflow/engine';
import { statesByPath } from '../workflow/migration-plan';
import { libraryOf, processVersions } from './process-library';

/** The version of a document that a row is on, which is named by its series and its number. */
const versionOf = (type: string, where: (alias: string, row: string) => string): FieldRead => ({
  sql: (scope) => {
    const alias = scope.statement.alias();
    return `(select ${scope.object(type, alias)} from ${scope.tableOf(type).tablePath} ${alias}
      where ${ownRows(scope, type, alias)} and ${where(alias, scope.row)})`;
  },
});

interface Way {
  readonly definitionVersion: number;
  readonly value: WorkflowSnapshot['value'];
  /** The paths of the states that its moves led to, as the history has them. */
  readonly entered: readonly string[];
  /** Whether it was registered as it ran, and never was in the first state. */
  readonly wasRegistered: boolean;
}

/** The picture of its process, with the places where it stands and has been. */
const diagram = computed<Way>(
  ({ row, statement }) => {
    statement.bring(processVersions);
    const entered = `select to_json(e.to_state)::text as j, e.sequence from initiative_events e
      where e.organization_id = ${row}.organization_id and e.initiative_id = ${row}.id`;
    return jsonObject([
      ['definitionVersion', toJson('number', `${row}.definition_version`)],
      ['value', toJson('json', `${row}.snapshot -> 'value'`)],
      ['entered', jsonArray(entered, 'r.sequence')],
      ['wasRegistered', toJson('boolean', `${row}.proposal_id is null`)],
    ]);
  },
  ({ definitionVersion, value, entered, wasRegistered }, { viewer }) => {
    const definition = libraryOf(viewer.organizationId).definition(definitionVersion);
    const first = wasRegistered ? [] : [statePath(start(definition).snapshot.value)];
    const states = statesByPath(definition);
    // What it was in under an earlier version is drawn where this one still has it.
    const been = [...first, ...entered].flatMap((path) => path.split(' and ')).filter((path) => states.has(path));
    return mermaid(definition, Infinity, { here: value, been });
  },
);

export const initiativeProcessReads = [
  extendRead('Initiative', {
    definition: versionOf(
      'WorkflowDefinition',
      (alias, row) => `${alias}.subject_kind = 'INITIATIVE' and ${alias}.number = ${row}.definition_version`,
    ),
    gatePolicy: versionOf(
      'GatePolicy',
      (alias, row) => `${alias}.track = ${row}.track and ${alias}.number = ${row}.policy_version`,
    ),
    diagram,
  }),
];
