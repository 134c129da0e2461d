import { connection } from '../platform/read/connection';
import { byId, computed, toJson } from '../platform/read/fields';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { jsonObject, type Binding } from '../platform/read/statement';
import { definitionJsonSchema, parseDocument, type DefinitionDocument } from '../workflow/definition-document';
import { mermaid } from '../workflow/diagram';
import { graphOf } from '../workflow/graph';
import {
  constant,
  documentVersionFields,
  documentVersionFilters,
  givenDocument,
  ofDocument,
} from './document-version.read';
import type { FaultsBySubject, StoredDefinition, WorkflowSubject } from './domain/workflow-definition';
import { WorkflowDefinitionTable } from './workflow-definition.table';

/** A picture needs no version, and a draft that has not the shape of a definition has none. */
const drawn = (draw: (definition: DefinitionDocument & { readonly version: number }) => unknown) =>
  ofDocument((document) => {
    const parsed = parseDocument(document);
    return 'machine' in parsed ? draw({ version: 0, ...parsed }) : null;
  });

/** @param faults by the subject that a definition is for: the features above know their own */
export const workflowDefinitionReads = (faults: FaultsBySubject) => {
  const faultsOfRow = computed<Pick<StoredDefinition, 'subjectKind' | 'document'>>(
    ({ row }) =>
      jsonObject([
        ['subjectKind', toJson('text', `${row}.subject_kind`)],
        ['document', toJson('json', `${row}.document`)],
      ]),
    ({ subjectKind, document }) => faults[subjectKind](document),
  );
  const faultsOfGiven = computed<{ subjectKind: WorkflowSubject; document: string }>(
    (scope) =>
      jsonObject([
        ['subjectKind', toJson('text', scope.statement.parameter(subjectGiven(scope), 'text'))],
        ['document', givenDocument(scope)],
      ]),
    ({ subjectKind, document }) => faults[subjectKind](JSON.parse(document)),
  );
  return [
    readModel('WorkflowDefinition', WorkflowDefinitionTable, {
      ...documentVersionFields('WorkflowDefinition', 'subject_kind', faultsOfRow),
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
      validateWorkflowDefinition: faultsOfGiven,
      workflowDefinitionSchema: constant(definitionJsonSchema()),
    }),
  ];
};

const subjectGiven =
  ({ args }: FieldScope) =>
  (binding: Binding): unknown =>
    args.of(binding)['subjectKind'];
