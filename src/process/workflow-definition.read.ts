import { connection } from '../platform/read/connection';
import { byId, computed, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead, type FieldScope } from '../platform/read/model';
import { jsonObject, literal, type Binding } from '../platform/read/statement';
import { definitionJsonSchema, parseDocument, type DefinitionDocument } from '../workflow/definition-document';
import { mermaid } from '../workflow/diagram';
import { graphOf } from '../workflow/graph';
import {
  constant,
  documentVersionFields,
  documentVersionFilters,
  givenDocument,
  ofDocument,
  toldFaults,
} from './document-version.read';
import type { RulesBySubject } from './definition-rules';
import type { WorkflowSubject } from './domain/workflow-definition';
import { WorkflowDefinitionTable } from './workflow-definition.table';

/** A picture needs no version, and a draft that has not the shape of a definition has none. */
const drawn = (draw: (definition: DefinitionDocument & { readonly version: number }) => unknown) =>
  ofDocument((document) => {
    const parsed = parseDocument(document);
    return 'machine' in parsed ? draw({ version: 0, ...parsed }) : null;
  });

interface RulesFacts {
  readonly subjectKind: WorkflowSubject;
  readonly facts: unknown;
}

/** How faults are read: those of a version, and of a document that somebody holds in hand. */
function faultReads(rules: RulesBySubject): { readonly ofRow: FieldRead; readonly ofGiven: FieldRead } {
  const factsSql = (subjectKind: string, organization: string): string => {
    const cases = Object.entries(rules).map(
      ([subject, { factsSql: sql }]) => `when ${literal(subject)} then ${sql(organization)}`,
    );
    return `case ${subjectKind} ${cases.join(' ')} end`;
  };
  const faultsOf = ({ subjectKind, facts }: RulesFacts, document: unknown) =>
    toldFaults(rules[subjectKind].faults(document, facts as never));
  // Of a draft, with what it would meet in the organization; what is published stands.
  const ofRow = computed<RulesFacts & { readonly document: unknown }>(
    ({ row, statement }) =>
      jsonObject([
        ['subjectKind', toJson('text', `${row}.subject_kind`)],
        ['document', toJson('json', `${row}.document`)],
        [
          'facts',
          `case when ${row}.status = 'DRAFT' then ${factsSql(`${row}.subject_kind`, statement.organization)} else 'null' end`,
        ],
      ]),
    ({ document, ...facts }) => faultsOf(facts, document).filter(({ isWarning }) => !isWarning),
  );
  const ofGiven = computed<RulesFacts & { readonly document: string }>(
    (scope) => {
      const subject = scope.statement.parameter(subjectGiven(scope), 'text');
      return jsonObject([
        ['subjectKind', toJson('text', subject)],
        ['document', givenDocument(scope)],
        ['facts', factsSql(subject, scope.statement.organization)],
      ]);
    },
    ({ document, ...facts }) => faultsOf(facts, JSON.parse(document)),
  );
  return { ofRow, ofGiven };
}

/** @param rules by the subject that a definition is for: the features above know their own */
export const workflowDefinitionReads = (rules: RulesBySubject) => {
  const faults = faultReads(rules);
  return [
    readModel('WorkflowDefinition', WorkflowDefinitionTable, {
      ...documentVersionFields('WorkflowDefinition', 'subject_kind', faults.ofRow),
      diagram: drawn((definition) => mermaid(definition)),
      graph: drawn(graphOf),
    }),
    extendRead('Query', {
      workflowDefinition: byId('WorkflowDefinition'),
      workflowDefinitions: connection('WorkflowDefinition', {
        orders: { NUMBER: [{ sql: (row) => `${row}.number`, form: 'integer' }] },
        defaultDirection: 'DESC',
        filters: {
          ...documentVersionFilters,
          subjectKind: { cast: 'text[]', sql: (row, subjects) => `${row}.subject_kind = any(${subjects})` },
        },
      }),
      validateWorkflowDefinition: faults.ofGiven,
      workflowDefinitionSchema: constant(definitionJsonSchema()),
    }),
  ];
};

const subjectGiven =
  ({ args }: FieldScope) =>
  (binding: Binding): unknown =>
    args.of(binding)['subjectKind'];
